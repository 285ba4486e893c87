"""Sums as deeds: "pledged 40 million euros in aid", also over a day, without a verb of its own, or in the passive."""

from collections.abc import Iterator

from despatch.entries.commitments.deed import Deed
from despatch.entries.commitments.lexicon import lexicon
from despatch.entries.verbs import frame
from despatch.model import Token

BE = frozenset("is are was were 's ’s be been being".split())
_SUMS = frozenset(
    "million billion aid troops loan loans credit credits grant assistance tonnes tons soldiers".split()
)
_CURRENCY = frozenset("$ € £ ¥".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_SETTING = frozenset("on in at late early last this earlier here".split())
_UNITS = frozenset("week month year".split())
_GIVEN = frozenset(("pledge", "offer"))
_WHO = 5  # tokens that a new subject takes
_AGENT = 9  # tokens from a passive verb to the end of "by X"


def subject_end(lows: list[str], at: int) -> int:
    """Where the subject of the verb or noun at `at` ends: before its auxiliaries."""
    while at > 0 and (
        lows[at - 1] in BE or lows[at - 1] in ("has", "have", "had", "also", "already", "will")
    ):
        at -= 1
    return at


def sum_at(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "Pledged (on Friday) 40 million euros in aid": an amount is the deed of the verb at `i`."""
    trigger, form = lexicon().governors[lows[i]]
    if trigger not in ("pledge", "offer", "announce") or form == "noun":
        return None
    how = frame(tokens, i, form)
    if how.negated or how.governor in ("refuse", "urge"):
        return None
    if form == "past" and how.passive:
        return _passive(tokens, lows, i) if trigger in _GIVEN else None
    j = _past_aside(tokens, lows, i + 1)
    if j >= len(lows) - 1 or lows[j] in ("to", "that", "on"):
        return None
    if not (any(t.word[0].isdigit() for t in tokens[j : j + 6]) or _SUMS & set(lows[j : j + 6])):
        return None
    if (
        form == "base"
        and how.tense not in ("future", "infinitive")
        and lows[i - 1 : i] not in (["they"], ["to"], ["we"])
    ):
        return None  # "a security guarantee": the noun
    return Deed(subject_end(lows, i), j, "sum", i, i)


def _past_aside(tokens: tuple[Token, ...], lows: list[str], j: int) -> int:
    """The index after a day or a place at `j`: "on Friday", "in Dublin late on Friday", "this week"."""
    k = j
    while k < len(lows) - 1 and (
        lows[k] in _SETTING or lows[k] in _DAYS or (k > j and _goes_on(tokens, lows, k))
    ):
        k += 1
    return k if k > j and not tokens[k].word[0].isupper() and lows[k - 1] not in _SETTING else j


def _goes_on(tokens: tuple[Token, ...], lows: list[str], k: int) -> bool:
    named = tokens[k].word[0].isupper() and lows[k - 1] in _SETTING
    dated = tokens[k].word.isdigit() and tokens[k - 1].word[0].isupper()  # "in May 2022"
    return lows[k] in _UNITS or named or dated


def _passive(tokens: tuple[Token, ...], lows: list[str], i: int) -> Deed | None:
    """ "20 million dollars were pledged by Spain": the amount is the subject, and it is told by whom."""
    end = subject_end(lows, i)
    amount = any(t.word[0].isdigit() for t in tokens[max(0, end - 6) : end]) or _SUMS & set(
        lows[max(0, end - 6) : end]
    )
    if not amount or "by" not in lows[i + 1 : i + _AGENT] or i + 2 >= len(lows):
        return None
    return Deed(end, i, "sum", i, i, passive=True)


def shared(tokens: tuple[Token, ...], lows: list[str], deed: Deed) -> Iterator[Deed]:
    """What others give by the verb of `deed`, a sum: "Japan pledged 10 million dollars, Norway 5 million and ..."."""
    if deed.trigger != "sum" or deed.passive:
        return
    for k in range(deed.begin + 1, len(lows) - 2):
        amount = gapped(tokens, k)
        if amount:
            yield Deed(amount, amount, "sum", deed.at, deed.verb, since=k + 1)


def gapped(tokens: tuple[Token, ...], k: int) -> int | None:
    """The index of an amount with a subject and without a verb that the word at `k` joins on: ", | Norway | 5 million"."""
    if tokens[k].word.lower() not in (",", "and", ";", "while"):
        return None
    n = k + 1
    while n < min(k + _WHO, len(tokens) - 1) and (
        tokens[n].word[0].isupper() or (n > k + 1 and tokens[n].word == "of") or tokens[n].word == "the"
    ):
        n += 1
    told = n > k + 1 and tokens[n - 1].word[0].isupper()
    return n if told and (tokens[n].word[0].isdigit() or tokens[n].word[0] in _CURRENCY) else None
