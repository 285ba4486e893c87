"""Nouns that tell of an action: "the signing of a treaty", "negotiations on a treaty"."""

from despatch.entries.instruments.actions.action import Action
from despatch.entries.instruments.actions.tokens import MAKING, TALKS
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.verbs import frame
from despatch.model import Token

_ON_A_TEXT = frozenset("of on for to toward towards about over by from against".split())


_CONCLUDING = frozenset(
    "concluded conclude conclusion completed completion concluding end ended finished".split()
)


def nominal_before(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the signing of a treaty", "negotiations on a treaty", "rejection by voters of the treaty"."""
    for k in range(first - 1, max(-1, first - 9), -1):
        low = tokens[k].word.lower()
        if low in (",", ";", ".", "“", "”", '"') and k < first - 2:
            return None
        action = lexicon().nominal.get(low)
        on = tokens[k + 1].word.lower()
        if action and on in _ON_A_TEXT and not (on == "by" and action == "negotiating"):
            if low in TALKS and _CONCLUDING & {t.word.lower() for t in tokens[max(0, k - 4) : k]}:
                action = "agreed"
            return Action(_awaited(tokens, k, action, end), k)
    return None


def _awaited(tokens: tuple[Token, ...], k: int, action: str, end: int) -> str:
    """The action of a noun at `k` as the words before have it: "urged an early adoption of", "will see the signing of"."""
    if action not in MAKING:
        return action
    before = {t.word.lower() for t in tokens[max(0, k - 6) : k]}
    soon = tokens[k - 1].word.lower() in _SOON and not before & _GLAD
    if before & _URGING or soon:
        return "proposed"
    put_off = action in ("signed", "ratified") and _put_off(tokens, end)
    return "planned" if before & _COMING or put_off else action


def _put_off(tokens: tuple[Token, ...], end: int) -> bool:
    """ "The signing of the treaty (is planned for May | was postponed | will take place)": what follows the phrase at `end`."""
    aside = False
    for k in range(end, min(end + 12, len(tokens))):
        low = tokens[k].word.lower()
        aside = aside or low == ","  # "the signing of the treaty, planned for Friday, was put off"
        if low in (";", ".", "which", "that", "who"):
            return False
        if low in ("will", "would", "should") and not aside:
            return True
        if low in _STILL_TO_COME and frame(tokens, k, "past").passive:
            return True
    return False


_STILL_TO_COME = frozenset(
    "planned expected scheduled due set slated foreseen postponed delayed deferred envisaged awaited cancelled canceled".split()
) | {"put", "called"}


_URGING = frozenset(
    "urge urged urges urging call called calls calling seek sought hope hoped hopes want wants demanded need necessity "
    "possibility expedite expedited expediting accelerate accelerating hasten hastening".split()
)
# "stressed the early conclusion of the treaty": what is wished to come soon; but "hailed the swift conclusion of it".
_SOON = frozenset("early earlier earliest speedy speedier swift quick prompt rapid timely".split())
_GLAD = frozenset(
    "hailed hails welcomed welcomes praised applauded congratulated after following since thanks led enabled saw "
    "celebrated".split()
)


_COMING = frozenset(
    "will would expected plan plans planned upcoming ahead await awaiting awaits pending prepare preparing".split()
)
