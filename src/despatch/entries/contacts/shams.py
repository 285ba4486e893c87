"""What looks like a contact by its words and is none: how something is done, a process begun, goods exchanged, journeys of private people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.journeys import homeward, of_ones_own
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_CLOSE = frozenset("close closer full constant regular direct permanent continuous".split())
_SINGULAR = frozenset(("consultation", "dialogue", "contact", "negotiation"))
_PROCESSES = frozenset("talks negotiations round process dialogue".split())
_BEGUN = frozenset(("launched",))


def sham(view: View, trigger: Trigger) -> bool:
    """Whether the trigger tells of no contact, whatever its sides."""
    noun = view.words[trigger.last - 1]
    if _private(view, trigger) or _of_scholars(view, trigger):
        return True
    if trigger.kind == "visit":
        return of_ones_own(view, trigger) or homeward(view, trigger)
    return (
        _at_large(view, trigger)
        or _series(view, trigger)
        or _counted(view, trigger)
        or _manner(view, trigger, noun)
        or _process(view, trigger, noun)
        or _kept_up(view, trigger, noun)
        or (noun in ("exchanges", "exchange") and _of_goods(view, trigger))
    )


def _at_large(view: View, trigger: Trigger) -> bool:
    """ "will meet with foreign leaders": nobody tells whose they are."""
    if trigger.kind != "meeting" or len({p for s in trigger.sides for p in s.parties}) > 1:
        return False
    i = trigger.last + (view.word(trigger.last) == "with")
    while view.word(i) in _SOME:
        i += 1
    return view.word(i) in _ABROAD and view.word(i + 1) in _OFFICIALS and "including" not in view.words[i:]


_SOME = frozenset("several many other a number of various some two three dozen".split())
_ABROAD = frozenset("foreign world global fellow international".split())
_OFFICIALS = frozenset("leaders officials ministers dignitaries heads diplomats envoys counterparts".split())


def _series(view: View, trigger: Trigger) -> bool:
    """ "met the president five times last year", "has spoken with him on several occasions": a number, and no days."""
    until = min(_told_until(trigger) + 4, len(view.words))
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
    """ "five times", "more than once"."""
    if view.words[i] == "once":
        return view.words[max(0, i - 2) : i] == ["more", "than"]
    return view.words[i] == "times" and (view.word(i - 1) in _NUMBERS or view.word(i - 1).isdigit())


def _occasions(view: View, i: int) -> bool:
    """ "on a number of occasions", "on several previous occasions"."""
    before = view.words[max(0, i - 5) : i]
    return view.words[i] == "occasions" and "on" in before and bool((_NUMBERS | {"number"}) & set(before))


_OFTEN = frozenset("repeatedly frequently regularly often occasionally periodically".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten several many numerous various countless".split()
)


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
    if noun not in _PROCESSES or not (begun or _since(view, _told_until(trigger))):
        return False
    return not any(len(t.edtf or "") >= _DAY for _, _, t in view.spans_of_times)


def _told_until(trigger: Trigger) -> int:
    return max([trigger.last, *(s.last for s in trigger.sides)])


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
