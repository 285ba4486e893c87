"""Verbs before the phrase of a text: "India and Russia signed a protocol", "put his name to"."""

from despatch.entries.instruments.actions.action import Action, framed, simple
from despatch.entries.instruments.actions.lawmakers import by_lawmakers, passes
from despatch.entries.instruments.actions.tokens import WERE, lows, premodifies
from despatch.entries.instruments.actions.under_way import conditional, under_way
from despatch.entries.instruments.deeds import deed_at
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.phrases import DETERMINERS
from despatch.entries.verbs import frame
from despatch.model import Token

_MADE = frozenset("signed ratified adopted agreed amended".split())
_QUALIFYING = frozenset("through including of by for with".split())


_SEEKING = frozenset("seek seeks seeking sought demand demands demanded demanding".split())


_ELSE = frozenset("for 's ’s from".split())


_CEASING = frozenset("stop stops stopped stopping cease ceases ceased".split())


_KEEPING = frozenset("applying implementing observing honouring honoring respecting".split())


_ENTERING = {"enter": "base", "enters": "s", "entered": "past", "entering": "ing"}


_CITING = frozenset("under despite said says told added".split())


_TALKED = frozenset("views view opinions opinion ideas greetings information fire remarks".split())


_HANDS = frozenset("name names signature signatures pen pens hand hands".split())


_PUT = frozenset("put set affix affixed append appended puts".split())


def active_before(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """ "India and Russia signed a protocol", also as a later item of a list of texts."""
    for k in range(first - 1, max(-1, first - 26), -1):
        low = tokens[k].word.lower()
        if low in (";", ".", ":") or (low in ("that", "who", "which") and k < first - 1 and first - k > 3):
            return None
        if low in _CITING:
            return (
                None  # "are seeking sanctions under the charter", "who signed it, said the accord was good"
            )
        phrase = _phrasal(tokens, k, first)
        if phrase:
            return phrase
        entry = deed_at(tokens, k)
        if not entry or tokens[k + 1].word.lower() in _TALKED or _agrees_to_do(tokens, k):
            continue
        if entry[1] in ("base", "ing") and _no_verb(tokens, k, first):
            continue
        if entry[1] == "base" and low != "draft" and k and tokens[k - 1].word.lower() in DETERMINERS:
            return None  # "presented an update on the declaration"
        if entry[1] == "past" and tokens[0].word.lower() == "among" and WERE & lows(tokens, k + 1, first):
            return Action(simple(entry[0]), k)  # "among the documents signed were a treaty and ..."
        if _of_something_else(tokens, k, first, entry[1]):
            continue
        if first - k > 7 and not _list_between(tokens, k, first):
            return None
        return Action(_done(tokens, k, (first, head), entry), k, active=True)
    return None


def _done(tokens: tuple[Token, ...], k: int, text: tuple[int, int], entry: tuple[str, str]) -> str:
    """The action of the verb at `k` on the text that begins and has its head at `text`; `entry` as `deed_at` gives it."""
    done = under_way(tokens, k, text[0], *entry)
    if done in _MADE and conditional(tokens, k, entry[1]):
        return "proposed"
    if done == "adopted" and passes(tokens, text[1], k) and by_lawmakers(tokens, k):
        return "ratified"  # "Israel's cabinet approved an agreement with Egypt"
    return done


def _no_verb(tokens: tuple[Token, ...], k: int, first: int) -> bool:
    """ "The ministers were also present when ...": an adjective; "the UN draft resolution": part of the phrase."""
    low, before = tokens[k].word.lower(), tokens[k - 1].word.lower() if k else ""
    if low.endswith("ing"):
        return k + 1 < first and tokens[k + 1].word.lower() == "of"  # "the signing of a treaty"
    if low == "draft":
        return k == first - 1 and before not in _VERBS_BEFORE
    if before in ("also", "not", "both"):
        before = tokens[k - 2].word.lower() if k > 1 else ""
    return before in _BEING


_BEING = frozenset("is are was were be been being".split())


_VERBS_BEFORE = frozenset("to will would can should must and they we jointly".split())


def _phrasal(tokens: tuple[Token, ...], k: int, first: int) -> Action | None:
    """ "put his name to", "stopped applying", "enter into": actions of several words, at the last of which is `k`."""
    low = tokens[k].word.lower()
    if low in _HANDS and tokens[k + 1].word.lower() == "to":
        put = next((m for m in range(k - 1, max(-1, k - 4), -1) if tokens[m].word.lower() in _PUT), k)
        return Action(framed("signed", frame(tokens, put, "past")), put, active=True)
    led = tokens[k - 1].word.lower() if k else ""
    if first - k > 3:
        return None
    if low in _KEEPING and led in _CEASING:
        return Action("suspended", k, active=True)
    if low == "into" and led in _ENTERING:
        return Action(under_way(tokens, k - 1, first, "signed", _ENTERING[led]), k - 1, active=True)
    return None


def _of_something_else(tokens: tuple[Token, ...], k: int, first: int, form: str) -> bool:
    """Whether what looks like a verb at `k` does nothing to the phrase at `first`."""
    low, before = tokens[k].word.lower(), tokens[k - 1].word.lower() if k else ""
    if low in _SEEKING and _ELSE & lows(tokens, k + 1, first):
        return True  # "sought Japan's blessing for a pact"
    if form == "s":
        return before in DETERMINERS  # "the launches were condemned"
    if form != "past":
        return False
    if before in _QUALIFYING and first - k > 1:
        return True  # "through extended deterrence in keeping with"
    if before in lexicon().last_words and "under" in lows(tokens, max(0, k - 8), k):
        return True  # "under the memorandum signed in 2003, a programme"
    if k == first - 1 and premodifies(tokens, k):
        return True  # "a US-brokered agreement", "the signed text"
    return frame(tokens, k, "past").passive


def _agrees_to_do(tokens: tuple[Token, ...], k: int) -> bool:
    """ "Agreed Monday to go ahead with": an undertaking, while "agreed to a truce" is on a text."""
    if not tokens[k].word.lower().startswith("agree"):
        return False
    after = [t.word.lower() for t in tokens[k + 1 : k + 4]]
    if "that" in after[:2]:
        return True
    to = after.index("to") if "to" in after[:2] else None
    return to is not None and to + 1 < len(after) and after[to + 1] not in DETERMINERS


def _list_between(tokens: tuple[Token, ...], verb: int, first: int) -> bool:
    between = {t.word.lower() for t in tokens[verb + 1 : first]}
    return bool(between & lexicon().last_words) and not between & {"said", "after", "before", "while", "when"}
