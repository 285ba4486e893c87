"""Contacts compared: kind, parties, people, mechanism, place, status. Dates are in `compare_dates`."""

from collections.abc import Iterator

from despatch.record.compare_dates import date_reason, order_of_telling
from despatch.record.comparison import Impossible
from despatch.record.dates import COARSE
from despatch.record.names import same_name
from despatch.record.profile import DONE, Profile, Who, same_words
from despatch.record.words import mechanism_likeness
from despatch.registers.states import is_state

Weighed = tuple[str, int]


def contact_reasons(a: Profile, b: Profile) -> Iterator[Weighed]:
    """The reasons for and against two contacts being one.

    Raises:
        Impossible: they cannot be.
    """
    if a.kind != b.kind:
        raise Impossible("another kind of contact")
    yield _parties(a, b)
    order_of_telling(a, b)
    yield date_reason(a, b)
    yield _status(a, b)
    like = mechanism_likeness(a.mechanism, b.mechanism)
    yield from _mechanism(a, b, like)
    if a.kind == "conference":
        yield "people", min(10, 3 * _matched(a.people, b.people)[0])
    else:
        yield from _sides(a, b, like)
    if a.kind != "call":
        yield _place(a, b)
    yield "the same sentence", 15 if same_words(a, b) else 0
    yield "topics", 3 if len(a.words & b.words) > 1 else 0


def _parties(a: Profile, b: Profile) -> Weighed:
    if a.parties == b.parties and a.kind != "conference":
        return "parties", 20
    x, y = set(a.parties), set(b.parties)
    if a.kind == "conference":
        return _gathered(a, b, x, y)
    if x == y:
        return "parties", 20
    if x < y or y < x:
        return "parties, some", 5
    raise Impossible("other parties")


def _gathered(a: Profile, b: Profile, x: set[str], y: set[str]) -> Weighed:
    """Reports differ in which members of a conference they name: its body counts."""
    if not x & y:
        raise Impossible("other parties")
    bodies_x, bodies_y = ({p for p in side if not is_state(p)} for side in (x, y))
    if bodies_x & bodies_y:
        return "body", 25 if x & y - bodies_x else 20
    if bodies_x and bodies_y:
        raise Impossible("another body")
    return "parties", 20 if x == y else 10


def _status(a: Profile, b: Profile) -> Weighed:
    off = {"cancelled", "denied"}
    on = {"held", "ongoing"}
    if (a.status in off and b.status in on) or (b.status in off and a.status in on):
        raise Impossible("cancelled or denied, and held")
    return "status", 0


def _mechanism(a: Profile, b: Profile, like: float) -> Iterator[Weighed]:
    if a.ordinal and b.ordinal:
        if a.ordinal != b.ordinal:
            raise Impossible("another ordinal")
        yield "ordinal", 10
    if not a.mechanism or not b.mechanism:
        return
    if like >= 0.7:
        yield "mechanism", round(30 * like)
    elif like < 0.5:
        yield "other mechanism", -30


def _place(a: Profile, b: Profile) -> Weighed:
    if a.country and b.country and a.country != b.country:
        if {a.country, b.country} in _WITHIN:
            return "country around it", 0
        if (
            a.status in DONE
            and b.status in DONE
            and not (a.days and a.days == b.days and a.days.length <= COARSE)
        ):
            raise Impossible("another country")  # a day that both give may have been told with a wrong place
        return "other country", -40
    if a.town and b.town:
        return ("place", 10) if a.town == b.town else ("other town", -8)
    return "country", 5 if a.country and b.country else 0


# States that lie wholly within another, which a report may name as the place instead.
_WITHIN = ({"ITA", "VAT"}, {"ITA", "SMR"})


def _sides(a: Profile, b: Profile, like: float) -> Iterator[Weighed]:
    """People compared side by side: a party that sends different people deals at another occasion."""
    sides = {w.party for w in a.people if w.party} & {w.party for w in b.people if w.party}
    total = 0
    for side in sorted(sides):
        weight = _side(_of(a.people, side), _of(b.people, side))
        if weight < 0 and (like < 0.8 or a.kind == "visit"):
            raise Impossible("other people")
        total += weight
    if a.kind == "visit" and not sides and _parties_of(a) and _parties_of(b):
        raise Impossible("another's visit")
    unplaced = [w for w in (*a.people, *b.people) if not w.party]
    if unplaced and not total:
        total = 15 * min(2, _matched(a.people, b.people)[0])
    yield "people", min(50, total)


def _parties_of(profile: Profile) -> set[str]:
    return {w.party for w in profile.people if w.party}


def _of(people: tuple[Who, ...], side: str) -> tuple[Who, ...]:
    return tuple(w for w in people if w.party == side)


def _side(x: tuple[Who, ...], y: tuple[Who, ...]) -> int:
    sure, perhaps = _matched(x, y)
    if sure:
        return 20 + 5 * min(2, sure - 1)
    if perhaps:
        return 8
    if any(w.name for w in x) and any(w.name for w in y):
        return -15
    offices = {w.office for w in x if w.office}, {w.office for w in y if w.office}
    if offices[0] & offices[1]:
        return 12
    return -15 if all(w.office for w in (*x, *y)) else 0


def _matched(x: tuple[Who, ...], y: tuple[Who, ...]) -> tuple[int, int]:
    """How many people of one side are surely on the other, and how many perhaps; each counts once."""
    sure = perhaps = 0
    left = list(y)
    for who in x:
        fits = [(_same_person(who, other), -n) for n, other in enumerate(left)]
        best, at = max(fits, default=(0, 0))
        if best:
            sure, perhaps = sure + (best == 2), perhaps + (best == 1)
            left.pop(-at)
    return sure, perhaps


def _same_person(a: Who, b: Who) -> int:
    if a.party and b.party and a.party != b.party:
        return 0
    if a.name and b.name:
        return same_name(a.name, b.name)
    return int(bool(a.office and a.office == b.office))
