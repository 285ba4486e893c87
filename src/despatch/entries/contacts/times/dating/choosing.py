"""The time of a sentence that belongs to a trigger: of those that may date it, the one that costs least."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.occasions import mentioned
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.dating.barriers import FAR
from despatch.entries.contacts.times.dating.distance import distance
from despatch.entries.contacts.times.dating.moved import moved_to
from despatch.entries.contacts.times.dating.qualifying import governed_off, of_noun
from despatch.entries.contacts.times.dating.tellings import of_telling
from despatch.entries.contacts.times.day_after import day_counted
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.times.directed import directed
from despatch.entries.contacts.times.lasting import several_days, stay_since, with_duration
from despatch.entries.contacts.triggers.greeted import dates_gathering
from despatch.entries.contacts.triggers.status import last_time
from despatch.entries.contacts.triggers.undoing import of_another_deed
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


# "tomorrow, December 21": the date told beside it counts.
_TODAYS = frozenset(("today", "tomorrow", "yesterday", "tonight"))


def date_of(view: View, trigger: Trigger, others: list[Trigger]) -> str | None:
    """The EDTF date that the sentence gives for `trigger`, or None."""
    since = last_time(view, trigger.verb) or stay_since(view, trigger)
    if since is not None:
        return since
    moved = moved_to(view, trigger)
    if moved is not None:
        return moved
    counted = day_counted(view, trigger)
    if counted is not None:
        return counted
    best: tuple[int, int, str] | None = None
    for first, last, time in view.spans_of_times:
        value = None if dates_gathering(view, trigger, first) else _usable(time)
        if value is None or governed_off(view, first, time) or of_noun(view, trigger, first, last, value):
            continue
        if of_another_deed(view, trigger, first, last, time) or mentioned(view, trigger, first):
            continue
        if of_telling(view, trigger, first, time):
            continue
        if (
            trigger.kind == "meeting"
            and "/" not in value
            and view.word(first - 1) == "from"
            and view.word(last) not in ("to", "'s", "’s")
        ):
            continue  # "will be there from Monday and hold talks": no day of the talks
        if _of_talks_ahead(view, trigger, first, value):
            continue
        value = _beside_today(view, first, last) or value
        cost = distance(view, trigger, first, last, others) + _of_background(view, trigger, first, value)
        if cost < FAR and (best is None or (cost, first) < best[:2]):
            best = (cost, first, value)
    if best is None:
        return None
    day = directed(view, trigger, best[1], best[2])
    return with_duration(view, trigger, several_days(view, trigger, best[1], day))


def _of_talks_ahead(view: View, trigger: Trigger, first: int, value: str) -> bool:
    """ "is in Lima for talks on Monday", "is in Lima to meet X on Monday": no day of the stay, which is under way."""
    if trigger.kind != "visit" or view.word(trigger.verb or 0) not in ("is", "are") or not single(value):
        return False
    told = {"for", "to"} & set(view.words[trigger.last : first])
    return bool(told) and value > str(view.analysis.today or "9")


def _beside_today(view: View, first: int, last: int) -> str | None:
    """The day told right after "tomorrow, ": it counts, whenever the report was put out."""
    if view.words[first] not in _TODAYS or view.word(last) != ",":
        return None
    told = next((t for a, _, t in view.spans_of_times if a == last + 1), None)
    value = _usable(told) if told else None
    return value if single(value) else None


def _of_background(view: View, trigger: Trigger, first: int, value: str) -> int:
    """Cost of a coarse time that dates what is told beside: a bare year before "the meeting", a month after "discussed".

    The year in a gathering's name ("the 2006 Oslo Forum") is its date only where no other is told.
    """
    if trigger.kind == "conference" and len(value) == 4 and _of_name(view, trigger, first):
        return _NAME_ONLY
    if first < trigger.first:
        return 12 if trigger.definite and len(value) == 4 else 0
    told = {view.word(trigger.first), *view.words[trigger.last : first]}
    return 25 if len(value) < 8 and told & group("discuss_verbs") else 0


_NAME_ONLY = 28
_NAME = 6  # tokens of a name before the noun


def _of_name(view: View, trigger: Trigger, first: int) -> bool:
    """Whether a year in figures stands in the name of a gathering: "the 2006 Oslo Forum", "the Cocoa Conference 2006"."""
    if not view.words[first].isdigit() or not trigger.first - _NAME <= first <= trigger.last:
        return False
    beside = first + 1 if first < trigger.last - 1 else first - 1
    return beside < len(view.tokens) and view.tokens[beside].word[:1].isupper()


_VAGUE = re.compile(r"\d{4}/\d{4}\Z|\d+X")


def _usable(time: Time) -> str | None:
    if time.type not in ("DATE", "TIME") or not time.edtf or _VAGUE.match(time.edtf):
        return None  # a programme for 2001-2003, or the 21st century, is no day of a contact
    return time.edtf.split("T")[0] if "/" not in time.edtf else time.edtf
