"""Occasions told with their day before them, to come by the words before that: "ready for Thursday's talks", "ahead of Monday's summit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.times.days import days
from despatch.entries.contacts.triggers.noun_status.times import SCHEDULED
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SKIPPED = frozenset("a an the his her their its this 's ’s ’ '".split())
_OWNING = frozenset("'s ’s ’ '".split())
_LEADING_UP = frozenset(
    {("of", "ahead"), ("of", "eve"), ("of", "advance"), ("to", "prior"), ("to", "run-up"), ("to", "approach")}
)
_READY = frozenset(
    "prepare prepares preparing prepared preparation preparations ready readying gearing geared bracing braced groundwork "
    "arrangements draft drafts drafted drafting rehearsed security plans stage scene agenda date venue hopes expectations".split()
)
_CLAUSE = frozenset('; : “ ” " said says told that who which where when after while because but if'.split())
_FAR = 14  # words of the clause looked at
_TO_COME = frozenset(
    "will shall would could may might hope hopes expect expects plan plans intends intend aim aims".split()
)
_TO_DO = frozenset(
    "hoping hoped expected due set planning planned likely wants want seek seeks ready going is are".split()
)
_THERE = frozenset("at during in on".split())
_OVER = frozenset("was were had included covered did topped".split())
_HOPED = frozenset("hope hopes hoped hoping expect expects expected fear fears feared doubts doubted".split())


def of_a_day(view: View, i: int) -> str | None:
    """`planned` where the words before the day that ends at `i` tell of what is to come on it, `during` after "at"; None else."""
    while view.word(i) in _OWNING:
        i -= 1
    if i not in view.timed:
        return None  # "announced on Monday a visit"
    start = i
    while start >= 0 and (start in view.timed or view.words[start] in _SKIPPED):
        start -= 1
    told = next((t for first, last, t in view.spans_of_times if first <= i < last), None)
    if start < 0 or told is None or not view.words[i].rstrip(".").endswith("day"):
        return None
    word, before = view.words[start], view.word(start - 1)
    opens = next((k for k in range(start - 1, max(-1, start - _FAR), -1) if view.words[k] in _CLAUSE), -1)
    clause = view.words[max(opens + 1, start - _FAR) : start]
    if word == "before" and start <= 1 and not (group("say_verbs") | SCHEDULED) & set(view.words):
        return None  # "Before Friday's talks, the two posed for photographers"
    if word == "before" or (word, before) in _LEADING_UP:
        return None if "had" in view.words or _just_gone(view, told) else "planned"
    if word in ("for", "of", "at", "on") and "agenda" in clause[-4:]:
        return "planned" if _OVER.isdisjoint(view.words) else None
    if word == "for":
        return "planned" if _READY & set(clause) or _told_before(view, start, told) else None
    if word == "to" and before in ("forward", "ahead"):
        return "planned" if {"look", "looks", "looking"} & set(clause) else None
    if word in _THERE:
        return "planned" if _will_be_done(clause) else "during"
    return "planned" if word in _HOPED or (word == "that" and before in _HOPED) else None


def _will_be_done(clause: list[str]) -> bool:
    """ "hope to sign it at", "will raise it at", "is expected to be signed at": what is done there is to come."""
    for k in range(len(clause) - 1, -1, -1):
        word, after = clause[k], clause[k + 1 : k + 2]
        if word in _TO_COME or (word in _TO_DO and after == ["to"]):
            return True
        if word in group("have") or (word.endswith("ed") and clause[k - 1 : k] != ["be"]):
            return False
    return False


def _just_gone(view: View, told: Time) -> bool:
    """Whether the day is that before the report's: "ahead of Thursday's talks" may be of a day gone by, told on Friday."""
    published, span = days(view.analysis.today), days(told.edtf)
    return bool(published and span) and (published[0] - span[0]).days == 1  # type: ignore[index]


def _told_before(view: View, start: int, told: Time) -> bool:
    """ "arrived on Saturday for Monday's talks": whether the day as read comes before one on which others came for it."""
    span = days(told.edtf)
    earlier = [days(t.edtf) for first, _, t in view.spans_of_times if first < start]
    return span is not None and any(e is not None and e[0] == e[1] and span[0] < e[0] for e in earlier)
