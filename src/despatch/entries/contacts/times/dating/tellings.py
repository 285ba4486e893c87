"""Days on which somebody tells of a gathering, or takes a chair: "briefed reporters on the agenda of the summit on Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.times.days import lies_ahead
from despatch.model import Time

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_CHAIRS = frozenset("chair chairmanship chairpersonship presidency helm".split())
_TAKING = frozenset(
    "assume assumes assumed assuming take takes took taken taking hand hands handed handing relinquishes relinquished "
    "inherits inherited".split()
)
_PREPARED = frozenset("agenda programme program preparations arrangements logistics".split())
_TELLING = ("brief", "updat", "inform", "told", "spoke", "outlin", "announc", "unveil", "present")
_BEFORE = 7  # words before the chair or the agenda
_SMALL = frozenset("of for the a an to over in on towards".split())
_ENDS = frozenset("; : , and but who which where when while after before".split())
_FAR = 10  # words from the chair to the day


def of_telling(view: View, trigger: Trigger, first: int, time: Time) -> bool:
    """Whether the time is that of taking over a chair, or follows a gathering of which somebody tells on that day."""
    if _of_chair(view, first):
        return True
    if trigger.kind != "conference" or first < trigger.last:
        return False
    i = trigger.first - 1
    while i >= max(0, trigger.first - _BEFORE) and (view.words[i] in _SMALL or i in view.actor_at):
        i -= 1
    if i < 0 or view.words[i] not in _PREPARED:
        return False
    told = any(w.startswith(_TELLING) for w in view.words[max(0, i - _BEFORE) : i])
    return told and not lies_ahead(view.analysis.today, time.edtf)


def _of_chair(view: View, first: int) -> bool:
    """Whether "assumes the chairmanship of the body" stands right before the time."""
    for i in range(first - 1, max(-1, first - _FAR), -1):
        if view.words[i] in _CHAIRS:
            return not _TAKING.isdisjoint(view.words[max(0, i - _BEFORE) : i])
        if view.words[i] in _ENDS:
            return False
    return False
