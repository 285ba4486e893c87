"""What looks like a contact by its words and is none: how something is done, a process begun, goods exchanged, journeys of private people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers.journeys import homeward, of_ones_own
from despatch.entries.contacts.triggers.mentioned import only_mentioned
from despatch.entries.contacts.triggers.processes import spoken_of
from despatch.entries.contacts.triggers.series import sides_until, untold
from despatch.entries.contacts.triggers.unreal import instead

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_DETERMINERS = frozenset("a an any the his her its their this that".split())
_CLOSE = frozenset("close closer full constant regular direct permanent continuous".split())
_SINGULAR = frozenset(("consultation", "dialogue", "contact", "negotiation"))
_PROCESSES = frozenset("talks negotiations round process dialogue".split())
_BEGUN = frozenset(("launched",))


def sham(view: View, trigger: Trigger) -> bool:
    """Whether the trigger tells of no contact, whatever its sides."""
    noun = view.words[trigger.last - 1]
    if (
        _private(view, trigger)
        or _of_scholars(view, trigger)
        or _done_without(view, trigger)
        or _avoided(view, trigger)
    ):
        return True
    if trigger.kind == "visit":
        return of_ones_own(view, trigger) or homeward(view, trigger)
    return (
        untold(view, trigger)
        or _manner(view, trigger, noun)
        or _process(view, trigger, noun)
        or _kept_up(view, trigger, noun)
        or spoken_of(view, trigger)
        or only_mentioned(view, trigger)
        or (noun in ("exchanges", "exchange") and _of_goods(view, trigger))
    )


def _done_without(view: View, trigger: Trigger) -> bool:
    """ "let a year go by without their yearly meeting", "left without the talks that ...": it did not take place."""
    determined = view.word(trigger.first - 1) in _DETERMINERS
    return view.word(trigger.first - 1 - determined) == "without"


def _avoided(view: View, trigger: Trigger) -> bool:
    """ "Instead of meeting X, she flew home", "avoided meeting X": what somebody did not do."""
    if (
        trigger.verb is not None
        or view.words[trigger.last - 1] != "meeting"
        or trigger.last not in view.actor_at
    ):
        return False
    return instead(view, trigger.last - 1)


def _manner(view: View, trigger: Trigger, noun: str) -> bool:
    """ "will act in close consultation with its allies": how it acts; "were in consultation" tells of one."""
    i = trigger.first
    while view.word(i) in _CLOSE and i < trigger.last - 1:
        i += 1
    return (
        noun in _SINGULAR
        and i == trigger.last - 1
        and view.word(trigger.first - 1) == "in"
        and view.word(trigger.first - 2) not in group("be")
    )


def _process(view: View, trigger: Trigger, noun: str) -> bool:
    """ "launched accession talks with Peru last October": a process begun at a time told without its day."""
    verb = trigger.verb
    begun = verb is not None and view.words[verb] in _BEGUN
    if noun not in _PROCESSES or not (begun or _since(view, sides_until(trigger))):
        return False
    return not any(len(t.edtf or "") >= _DAY for _, _, t in view.spans_of_times)


def _since(view: View, i: int) -> bool:
    """ "the talks, launched in 2003, ...", "talks which began last year": when a process began, told beside its name."""
    i += view.word(i) == ","
    i += view.word(i) in ("which", "that")
    return view.word(i) in _STARTED and (
        i + 1 in view.timed or (view.word(i + 1) == "in" and i + 2 in view.timed)
    )


_STARTED = frozenset("launched begun began started initiated established inaugurated".split())


def _kept_up(view: View, trigger: Trigger, noun: str) -> bool:
    """ "will continue their active dialogue", "committed to continued consultations": a way to deal, no occasion."""
    if noun not in _WAYS or trigger.status in ("held", "ongoing", "postponed", "cancelled"):
        return False
    verb = view.words[trigger.verb] if trigger.verb is not None else ""
    if verb not in _KEEPING and not _KEPT & set(view.words[trigger.first : trigger.last]):
        return False
    return not any(t.edtf for t in view.times) and not any(m.type == "place" for _, _, m in view.named_places)


_WAYS = frozenset(
    "dialogue dialog interaction interactions consultation consultations contacts exchanges engagement".split()
)
_KEEPING = frozenset(
    "continue continues continued continuing maintain maintains maintained keep keeps develop develops".split()
)
_KEPT = frozenset("continued continuing further sustained".split())
_DAY = len("2001-01-01")


def _of_goods(view: View, trigger: Trigger) -> bool:
    """ "the volume of trade exchanges", "exchanges of visits": no occasion on which anybody meets."""
    inside = view.words[max(0, trigger.last - 3) : trigger.last - 1]
    after = view.words[trigger.last : trigger.last + 2]
    return bool(group("exchanged_things") & set(inside)) or (
        after[:1] == ["of"] and bool(group("exchanged_things") & set(after))
    )


def _private(view: View, trigger: Trigger) -> bool:
    """Whether all who take part are people whom their calling names as no officials ("skater Mao Asada")."""
    people = [a for a in trigger.sides if a.kind in ("person", "office", "group")]
    return bool(people) and all(_of_private_calling(view, a) for a in people)


def _of_private_calling(view: View, actor: Actor) -> bool:
    """By the words of the name's phrase and what the report calls them elsewhere."""
    told = {view.word(actor.first - 1), *view.words[actor.first : actor.last]}
    for index in actor.people:
        person = view.analysis.people[index]
        told.update((person.role or "").lower().split()[-1:])
        if person.party and not person.name:
            return False
    return bool(group("private_callings") & told)


def _of_scholars(view: View, trigger: Trigger) -> bool:
    """ "the Joint Meeting of the Acoustical Society of America and ...": those who meet are no officials."""
    return bool(trigger.sides) and all(
        a.kind in ("organisation", "state") and _SOCIETIES & set(view.words[max(0, a.first - 3) : a.last])
        for a in trigger.sides
    )


_SOCIETIES = frozenset(
    "society societies academy college institute university universities federation".split()
)
