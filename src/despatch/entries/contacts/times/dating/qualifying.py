"""Times that date no contact but measure or qualify something: "a year earlier than agreed", "the 2007-2013 budget"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def of_noun(view: View, trigger: Trigger, first: int, last: int, value: str) -> bool:
    """Whether the time only measures or qualifies: "a year earlier than agreed", "the 2007-2013 budget"."""
    if len(value) == 4 and _in_a_name(view, trigger, first, last):
        return True
    if view.word(last) == "than" or (
        len(value) < 10 and view.word(first - 1) != "in" and view.word(last) in _DATED_NOUNS
    ):
        return True
    if len(value) < 10 and view.word(last) in ("'s", "’s") and not 0 <= trigger.first - last <= _OWNED:
        return True  # "less than last year's total"
    if len(value) == 10 and view.word(first - 1) not in _ARTICLES:
        return False
    return len(value) <= 10 and _premodifies(view, trigger, first, last)  # "the March 26 fire"


_OWNED = 7  # tokens from a genitive to the contact that it dates
_YEAR_AFTER = frozenset(
    "in during early late mid since until till by from and to through - – — ( / earlier".split()
)


def _in_a_name(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """Whether a year in figures belongs to a name or to something else ("the Cocoa Fair 2013", "the year 2001", "the tragedy of 1916")."""
    if not view.words[last - 1].isdigit() or view.word(first - 1) in _YEAR_AFTER:
        return False
    if "year" in view.words[first - 1 : last]:
        return True
    before = view.sentence.tokens[first - 1].word if first else ""
    if before[:1].isupper() and first - 1 not in view.timed and not trigger.first <= first - 1 < trigger.last:
        return True  # "opened a stand at the Oslo Fair 2013"
    if view.word(first - 1) == "of":
        return not trigger.first <= first - 2 < trigger.last
    return not trigger.first - 4 <= first <= trigger.last


def _premodifies(view: View, trigger: Trigger, first: int, last: int) -> bool:
    """ "the February 2002 truce", "work to update 1978 guidelines": a year or month right before another noun that it dates."""
    if view.word(first - 1) not in _ARTICLES and not view.words[first].isdigit():
        return False
    if view.word(first - 1) in group("prepositions") or not _open_word(view, last):
        return False
    end = last
    while end < last + 4 and _open_word(view, end):
        end += 1
    return not (trigger.first < end and first < trigger.last)


def _open_word(view: View, i: int) -> bool:
    """Whether a word is neither a mark nor one of those that only join others."""
    word = view.word(i)
    return word.isalpha() and not any(word in group(name) for name in _FUNCTION_WORDS) and word != "and"


_ARTICLES = frozenset("the a its their his her this that".split())


_FUNCTION_WORDS = (
    "prepositions",
    "be",
    "have",
    "would",
    "future",
    "modal_open",
    "subordinators",
    "say_verbs",
)


_DATED_NOUNS = frozenset(
    "budget budgets agreement agreements accord accords treaty resolution deal constitution revolution elections election "
    "olympic olympics war plan programme program coup crisis invasion attacks".split()
)


def governed_off(view: View, first: int, time: Time) -> bool:
    """Whether the word before the time makes it no day of a contact: "since Monday", "by May", "the treaty of 1998"."""
    before = view.word(first - 1)
    if before == "the":
        before = view.word(first - 2)
    if before in ("until", "till", "to") and _PUT_OFF & set(view.words[max(0, first - 4) : first]):
        return False  # "put off until Thursday": the new day
    if before in ("since", "until", "till", "by", "than"):
        return True
    return before == "of" and view.word(first - 2) in (
        "end",
        "half",
        "resolution",
        "accord",
        "agreement",
        "treaty",
        "declaration",
    )


_PUT_OFF = frozenset(("off", "postponed", "delayed", "deferred", "rescheduled", "moved"))
