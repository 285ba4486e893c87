"""Verbs behind the phrase of a text: "the agreement signed last year", "will be signed", "took effect"."""

from despatch.entries.instruments.actions.action import Action, framed, simple
from despatch.entries.instruments.actions.tokens import DAYS, MAKING, WERE, before_phrase, low_at, lows
from despatch.entries.instruments.deeds import deed_at
from despatch.entries.verbs import GOVERNORS, frame
from despatch.model import Token

_AUX = frozenset("has have had is was were will officially finally".split())


_PREPOSED = frozenset("under by in through for with".split())


_STATE_PHRASES = {  # "the treaty took effect", "entered into force", "is in force"
    "effect": "adopted",
    "force": "adopted",
}


_BEGINNING = frozenset("took came entered takes enters is comes went goes was has had into".split())


def cleft(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "What was (not) signed was a treaty": the verb before a form of "be" that the phrase follows."""
    k = before_phrase(tokens, first)
    if k < 3 or tokens[k].word.lower() not in WERE or "what" not in lows(tokens, max(0, k - 12), k - 1):
        return None
    entry = deed_at(tokens, k - 1)
    return (
        Action(framed(entry[0], frame(tokens, k - 1, "past")), k - 1)
        if entry and entry[1] == "past"
        else None
    )


def participle_after(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the agreement signed last year", "a truce reached by the two": the participle follows the phrase."""
    for k in (head + 1, end):
        if k < len(tokens):
            entry = deed_at(tokens, k)
            if entry and entry[1] == "past" and not _finite_active(tokens, k):
                return Action(simple(entry[0]), k)
    if (
        end + 2 < len(tokens)
        and tokens[end].word == ","
        and (tokens[end + 2].word.lower() in _MADE_WHERE or tokens[end + 2].word in DAYS)
    ):
        entry = deed_at(tokens, end + 1)
        if entry and entry[1] == "past" and entry[0] in MAKING:
            return Action(simple(entry[0]), end + 1)  # "the treaty of friendship, signed in 1992"
    return None


_MADE_WHERE = frozenset("in on at with yesterday just after by between last this earlier during".split())


def _finite_active(tokens: tuple[Token, ...], at: int) -> bool:
    """ "The agreement extended the ceasefire": an object follows at once, so the verb is no participle."""
    return low_at(tokens, at + 1) in ("the", "a", "an", "that", "its", "their")


def passive_after(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the agreement was signed", "will be signed", "has yet to be ratified", "is being negotiated"."""
    # "a contract under which 600 rifles are to be made at X was concluded": the clause between may be long.
    clause = end + 1 < len(tokens) and tokens[end + 1].word.lower() == "which"
    reach = 30 if clause and tokens[end].word.lower() in _PREPOSED else 14
    for k in range(end, min(end + reach, len(tokens))):
        low = tokens[k].word.lower()
        if low in (";", ".", "who"):
            return None
        entry = deed_at(tokens, k)
        if entry and entry[1] == "past":
            found = frame(tokens, k, "past")
            if found.passive:
                return Action(framed(entry[0], found), k)
            return None
        governs = (
            low in GOVERNORS and k + 1 < len(tokens) and tokens[k + 1].word == "to"
        )  # "is expected to be signed"
        if k > end and low.endswith("ed") and not governs and frame(tokens, k, "past").passive:
            return None  # something else is done to it ("will be fully implemented, and ...")
    return None


def relative_after(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "the treaty which the two presidents signed in Minsk": the phrase is the object of the relative clause."""
    aside = low_at(tokens, end) == "," and low_at(tokens, end + 1) == "which"
    end += aside  # "the treaty, which the two presidents signed"
    if end >= len(tokens) or tokens[end].word.lower() not in _RELATIVE:
        return None
    bare = tokens[end].word.lower() in _PRONOUNS  # "the agreement he reached with them"
    for k in range(end + 2 - bare, min(end + (5 if bare else 16), len(tokens))):
        low = tokens[k].word.lower()
        if low in (";", ".", ",", "said"):
            return None
        entry = deed_at(tokens, k)
        if entry and entry[1] in ("past", "base") and not _finite_active(tokens, k):
            if aside and entry[0] not in MAKING - {"adopted"} | {"approved"}:
                return None  # "its plan, which the president released in May"
            return Action(framed(entry[0], frame(tokens, k, entry[1])), k)
    return None


_PRONOUNS = frozenset("he she they it we".split())


_RELATIVE = _PRONOUNS | {"which", "that"}


def state_after(tokens: tuple[Token, ...], end: int) -> Action | None:
    """ "took effect", "came into force", "expired", "collapsed", "remains unsigned"."""
    words = [t.word.lower() for t in tokens[end : end + 6]]
    for offset, low in enumerate(words):
        if low in ("unsigned", "unfinished") and {"remains", "remained", "is", "was", "still"} & set(
            words[:offset]
        ):
            return Action("negotiating", end + offset)
        if low in _STATE_PHRASES and offset and words[0] in _BEGINNING:
            return Action(_STATE_PHRASES[low], end + offset)
        over = low in ("expired", "lapsed", "collapsed", "ended") and (
            offset == 0 or words[offset - 1] in _AUX
        )
        if over and not _finite_active(tokens, end + offset):
            return Action("suspended", end + offset)
    return None
