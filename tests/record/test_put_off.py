"""What a postponement holds on to: the plan that it puts off, and what came of it - not every later contact of the sides."""

from record_made import contact, place, reading

from despatch import Record
from despatch.model import Reading
from despatch.record import tables as t


def told(id: str, published: str, status: str, date: str) -> Reading:  # noqa: A002
    """A report that tells of a visit of the minister."""
    people = ("S Jaishankar",)
    return reading(id, published, contact(kind="visit", status=status, date=date, people=people))


LATER = [f"2023-{month:02}-15" for month in range(7, 13)]
STORY = [
    told("a", "2023-05-02", "planned", "2023-05-20"),
    told("b", "2023-05-18", "postponed", "2023-05-20"),
    *(told(f"later{n}", day, "held", day) for n, day in enumerate(LATER)),
]


def test_the_next_is_what_came_of_it() -> None:
    for order in (STORY, STORY[::-1], STORY[1:] + STORY[:1]):
        with Record(place()) as record:
            record.add_all(order)
            found = list(record.timeline("IND", "RUS"))
            assert [len(m.reports) for m in found] == [3, 1, 1, 1, 1, 1]
            assert [s.status for s in found[0].history] == ["planned", "postponed", "held"]
            assert found[0].date == LATER[0]


def test_the_others_are_no_neighbours() -> None:
    with Record(place()) as record:
        record.add_all(STORY)
        with record._store.reading() as connection:
            kept = connection.execute(t.pair.select().where(t.pair.c.kept)).all()
            assert len(kept) == 2, "a record of many contacts would hang together by its postponements"


def test_one_that_goes_gives_way_to_the_next() -> None:
    with Record(place()) as record:
        record.add_all(STORY)
        record.remove("later0")
        found = list(record.timeline("IND", "RUS"))
        assert [len(m.reports) for m in found] == [3, 1, 1, 1, 1]
        assert found[0].date == LATER[1]
