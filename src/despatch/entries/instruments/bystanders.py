"""Who is told beside those that make a text and is no side of it: witnesses, mediators, sponsors, guarantors."""

from despatch.entries.scene import Scene
from despatch.model import Sentence, Token

_BY = frozenset(
    "brokered mediated sponsored facilitated hosted witnessed attended overseen supervised backed supported encouraged "
    "helped aided assisted opposed criticised criticized arranged".split()
)
_OF = frozenset(
    "presence mediation auspices sponsorship facilitation aegis patronage pressure assistance help support backing blessing "
    "supervision objections protests encouragement member members".split()
)
_AS = frozenset(
    "guarantor guarantors witness witnesses mediator mediators observer observers broker sponsor host".split()
)
_LEADING = frozenset("under with despite amid through over without ignoring".split())
_LINKS = frozenset(
    "and the of president presidents minister ministers prime foreign leader leaders official officials 's ’s , visiting two "
    "both his her their government governments".split()
)
_SEVERAL = frozenset(("presence", "witnessed", "attended"))
_OPENING = 2  # "in the presence": what follows the commas of an opening is the subject
_NEAR = 5  # tokens from what leads in a bystander to the word that tells of it


def bystanders(scene: Scene, sentence: Sentence) -> frozenset[str]:
    """The parties that a sentence names only beside those that make a text."""
    tokens = sentence.tokens
    lows = [t.word.lower() for t in tokens]
    aside: set[int] = set()
    for k, low in enumerate(lows[:-1]):
        after = lows[k + 1]
        if (low in _BY and after == "by") or (low in _OF and after in ("of", "from", "by")):
            aside.update(named_from(tokens, lows, k + 2, several=low in _SEVERAL and k > _OPENING))
        elif low in _OF or (low in _AS and lows[k - 1] == "as"):
            begin = next((n for n in range(k - 1, max(-1, k - _NEAR), -1) if lows[n] in _LEADING), k)
            aside.update(range(begin, k))  # "under UN auspices", "with Cuba as a guarantor"
    if not aside:
        return frozenset()
    told: dict[bool, set[str]] = {True: set(), False: set()}
    starts = {t.start: n for n, t in enumerate(tokens)}
    for m in scene.mentions(sentence.start, sentence.end):
        if m.type != "place" and not scene.names_a_thing(m):
            told[starts.get(m.start, -1) in aside].update(scene.parties_of(m))
    return frozenset(told[True] - told[False])


def named_from(tokens: tuple[Token, ...], lows: list[str], k: int, *, several: bool) -> list[int]:
    """The tokens of those named from `k` on; over commas where `several` may be, and the clause is not one that opens."""
    found: list[int] = []
    named = False
    for n in range(k, len(lows)):
        if lows[n] == "," and not (
            several and named and tokens[min(n + 1, len(tokens) - 1)].word[0].isupper()
        ):
            break
        if tokens[n].word[0].isupper():
            named = True
        elif lows[n] not in _LINKS:
            break
        found.append(n)
    return found
