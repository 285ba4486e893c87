"""Who has to do with whom: relationships counted, what stands beside them, what is latest."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest
from record_made import cite, contact, place, reading

from despatch import Record
from despatch.model import Commitment, Contact, Statement

SAID = Statement(
    speaker="Sergei Lavrov", party="RUS", content="We shall meet soon again", citations=cite(10, 19)
)
ELSE = Statement(
    speaker="Wang Yi", party="CHN", content="Our ties are strong and steady", citations=cite(20, 29)
)
DUE = Commitment(by=("IND",), what="to buy more oil", due="2024", citations=cite(30, 38))


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(place()) as made:
        made.add(
            reading("a", "2023-05-05", contact(date="2023-05-04", people=("Narendra Modi",)), SAID, ELSE, DUE)
        )
        made.add(
            reading("b", "2023-07-04", contact(date="2023-07-03", kind="call", people=("Rajnath Singh",)))
        )
        made.add(
            reading("c", "2023-07-04", contact(date="2023-09", status="planned", people=("S Jaishankar",)))
        )
        made.add(
            reading(
                "d",
                "2022-03-02",
                contact(date="2022-03-01", kind="conference", parties=("CHN", "IND", "RUS")),
            )
        )
        made.add(reading("e", "2023-08-02", ELSE))
        yield made


def test_relationships_are_counted(record: Record) -> None:
    told: Counter[tuple[str, str]] = Counter()
    for m in record.timeline(of="contact"):
        told.update(combinations(sorted(m.parties), 2))
    assert {(r.a, r.b): r.contacts for r in record.relationships()} == dict(told)
    assert next((r.a, r.b) for r in record.relationships()) == ("IND", "RUS")


def test_with_a_span_those_held_that_begin_in_it(record: Record) -> None:
    found = {(r.a, r.b): r.contacts for r in record.relationships(date(2023, 5, 4), date(2023, 12, 31))}
    assert found == {("IND", "RUS"): 2}
    assert record.relationships(date(2024, 1, 1)) == []
    rejected = next(m for m in record.timeline("IND", "RUS") if m.date == "2023-05-04")
    record.correct.reject(rejected.id, author="Mira", reason="of another day")
    assert [r.contacts for r in record.relationships(date(2023, 1, 1), date(2023, 12, 31))] == [1]


def test_beside_a_relationship_stands_what_its_reports_say_of_its_parties(record: Record) -> None:
    found = list(record.told_beside(("RUS", "IND"), ("statement", "commitment")))
    assert {m.kind_of_entry: m.parties for m in found} == {"statement": ("RUS",), "commitment": ("IND",)}
    assert not list(record.told_beside(("CHN", "RUS"), "commitment"))
    assert not list(record.told_beside(("IND", "CHN", "RUS"), "statement"))


def test_the_latest_come_first(record: Record) -> None:
    line = [m for m in record.timeline(of=("contact", "commitment")) if (m.date or "") < "2023-07-04"]
    assert record.latest(date(2023, 7, 3), ("contact", "commitment"), 10) == line[::-1]
    assert len(record.latest(date(2023, 7, 3), ("contact", "commitment"), 1)) == 1
    planned = record.latest(date(2024, 1, 1), "contact", 10, status="planned")
    assert [m.entry.status for m in planned if isinstance(m.entry, Contact)] == ["planned"]


def test_when_reports_were_published(record: Record) -> None:
    assert record.published(["a", "e", "zzz"]) == {"a": "2023-05-05", "e": "2023-08-02"}
    assert record.published([]) == {}
    assert len(record.published([*"abcde", *map(str, range(2000))])) == 5
