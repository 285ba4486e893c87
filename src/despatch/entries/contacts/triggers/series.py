"""Meetings told without which: a series by its number, one of a row, those with "foreign leaders" at large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def untold(view: View, trigger: Trigger) -> bool:
    """Whether the trigger tells of meetings or calls without telling which, or with whom."""
    return _at_large(view, trigger) or _series(view, trigger) or _counted(view, trigger)


def sides_until(trigger: Trigger) -> int:
    """Index after the trigger and all of its sides."""
    return max([trigger.last, *(s.last for s in trigger.sides)])


def _at_large(view: View, trigger: Trigger) -> bool:
    """ "will meet with foreign leaders": nobody tells whose they are."""
    if trigger.kind != "meeting" or len({p for s in trigger.sides for p in s.parties}) > 1:
        return False
    i = trigger.last + (view.word(trigger.last) == "with")
    while view.word(i) in _SOME:
        i += 1
    if (view.word(i), view.word(i + 1)) == ("foreign", "ministers"):
        return False  # an office, be it told without whose
    return view.word(i) in _ABROAD and view.word(i + 1) in _OFFICIALS and "including" not in view.words[i:]


_SOME = frozenset("several many other a number of various some two three dozen".split())
_ABROAD = frozenset("foreign world global fellow international".split())
_OFFICIALS = frozenset("leaders officials ministers dignitaries heads diplomats envoys counterparts".split())


def _series(view: View, trigger: Trigger) -> bool:
    """ "met the president five times last year", "has spoken with him on several occasions": a number, and no days."""
    until = min(sides_until(trigger) + 4, len(view.words))
    return trigger.kind in ("meeting", "call") and (
        any(_times(view, i) or _occasions(view, i) for i in range(trigger.last, until))
        or (
            trigger.verb == trigger.first
            and not _OFTEN.isdisjoint((view.word(trigger.first - 1), view.word(trigger.last)))
        )
    )


def _counted(view: View, trigger: Trigger) -> bool:
    """ "This is our seventh meeting": which of a row the one told of is."""
    first, owned = trigger.first, view.word(trigger.first - 1) in _OWNED
    row = any(
        w in _ORDINALS or (w[0].isdigit() and w[-2:] in _ENDINGS) for w in view.words[first : trigger.last]
    )
    told = view.words[max(0, first - 3) : first - 1]
    pointing = len(told) == 2 and told[0] in ("this", "it") and told[1] in ("is", "was")
    return trigger.kind == "meeting" and owned and row and pointing


_OWNED = frozenset("our their his her".split())
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_ENDINGS = frozenset("st nd rd th".split())


def _times(view: View, i: int) -> bool:
    """ "five times", "more than once", "twice" where no day or month is told."""
    if view.words[i] == "twice":
        return not any(len(t.edtf or "") >= _MONTH for t in view.times)
    if view.words[i] == "once":
        return view.words[max(0, i - 2) : i] == ["more", "than"]
    return view.words[i] == "times" and (view.word(i - 1) in _NUMBERS or view.word(i - 1).isdigit())


def _occasions(view: View, i: int) -> bool:
    """ "on a number of occasions", "on several previous occasions"."""
    before = view.words[max(0, i - 5) : i]
    return view.words[i] == "occasions" and "on" in before and bool((_NUMBERS | {"number"}) & set(before))


_MONTH = len("2006-12")
_OFTEN = frozenset("repeatedly frequently regularly often occasionally periodically".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten several many numerous various countless".split()
)
