"""Parliaments and governments that approve a text between states: what they pass, or vote for, is ratified."""

from despatch.entries.instruments.actions.action import Action
from despatch.entries.instruments.actions.tokens import before_phrase
from despatch.entries.instruments.lexicon import lexicon
from despatch.model import Token

_LAWMAKERS = frozenset(
    "parliament parliaments senate senators congress congressmen cabinet duma knesset legislature legislators lawmakers "
    "deputies mps parliamentarians bundestag bundesrat diet rada sejm seimas saeima riigikogu riksdag storting folketing "
    "eduskunta majlis verkhovna skupstina sabor lok cortes chamber government commons".split()
)
_HOUSES = frozenset(("lower", "upper"))
_PASSING = ("approv", "adopt", "endors", "pass", "vote", "give", "gave", "consent")
_BARGAINS = frozenset("treaty agreement protocol contract memorandum".split())
_VOTED = frozenset(("voted", "votes", "voting"))
_BACKED = frozenset(("backed", "supported", "okayed", "cleared", "backs"))
_GIVEN = frozenset("gave given gives granted grants".split())
_ASSENT = frozenset("consent approval assent backing blessing endorsement".split())
_GIVING = 8  # tokens from "gave" to what consent was given to
_VOTE = 12  # tokens from "voted" to what was voted for
_BEFORE = 9  # tokens from a parliament to its verb ("parliament voted 60-20 late on Friday to approve")
_BY = 9  # tokens from a verb in the passive to the end of who did it


def by_lawmakers(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a parliament or a government is what the verb at `k` has for its subject."""
    lows = [t.word.lower() for t in tokens[max(0, k - _BEFORE) : k]]
    last = max((n for n, low in enumerate(lows) if low in (";", "that", "which", "who")), default=-1)
    return _told(lows[last + 1 :])


def by_them(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the verb at `k`, in the passive, is done by a parliament or a government."""
    lows = [t.word.lower() for t in tokens[k + 1 : k + _BY]]
    return "by" in lows and _told(lows[lows.index("by") :])


def voted(tokens: tuple[Token, ...], first: int) -> Action | None:
    """ "Parliament backed a treaty", "lawmakers voted 60-20 on Friday for (against) a treaty": what they vote for at `first`."""
    k = before_phrase(tokens, first)
    if k < 0:
        return None  # a text that opens its sentence
    low, before = tokens[k].word.lower(), tokens[k - 1].word.lower() if k else ""
    against = low == "against"
    if against or low == "for" or (low == "of" and before in ("favour", "favor")):
        begin = max(0, k - _VOTE)
        vote = next((n for n in range(k - 1, begin - 1, -1) if tokens[n].word.lower() in _VOTED), None)
    elif low == "to":
        lows = [t.word.lower() for t in tokens[max(0, k - _GIVING) : k]]
        given = not _GIVEN.isdisjoint(lows) and not _ASSENT.isdisjoint(lows)
        vote = k - 1 if given else None  # "gave its consent on Friday to a treaty"
    else:
        vote = k if low in _BACKED else None
    if vote is None or not by_lawmakers(tokens, vote):
        return None
    return Action("rejected" if against else "ratified", vote, active=True)


def passes(tokens: tuple[Token, ...], head: int, verb: int | None = None) -> bool:
    """Whether lawmakers may pass what the text with `head` is, a bargain between states, as the verb told of it may say."""
    kind = lexicon().heads.get(tokens[head].word.lower(), "")
    return kind in _BARGAINS and (verb is None or tokens[verb].word.lower().startswith(_PASSING))


def _told(lows: list[str]) -> bool:
    house = any(low == "house" and lows[n - 1] in _HOUSES for n, low in enumerate(lows) if n)
    return house or not _LAWMAKERS.isdisjoint(lows)
