"""What the first page and a relationship tell, from readings made up: what is new, overdue, awaited, counted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from site_made import client_of

from despatch import Record
from despatch.answers.activity import activity, last_days, overdue
from despatch.answers.relation import Asked, asked_for, awaited, figures, quoted, relation
from despatch.model import (
    Citation,
    Commitment,
    Contact,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
    UsageError,
)
from despatch.site.paging import Key, cursor, paged

TODAY = date(2023, 6, 1)
TEXT = "Ministers of the two sides met and agreed on a joint plan for trade."


def told(id_: str, published: str, *entries: object) -> Reading:
    report = Report(
        id=id_, text=f"{TEXT} {id_}", body=(Span(0, len(TEXT)),), published=published, language="en"
    )
    of = {kind: tuple(e for e in entries if isinstance(e, kind)) for kind in (Contact, Commitment, Statement)}
    return Reading(report=report, contacts=of[Contact], commitments=of[Commitment], statements=of[Statement])  # type: ignore[arg-type]


def cite(start: int = 0) -> tuple[Citation, ...]:
    return (Citation(start=start, end=start + 9, text=TEXT[start : start + 9]),)


def contact(
    day: str | None, status: str = "held", kind: str = "meeting", role: str = "foreign minister"
) -> Contact:
    people = (
        Participant(name="Kari Aas", role=role, party="NOR"),
        Participant(name="Rui Teles", role=role, party="PRT"),
    )
    return Contact(
        kind=kind, status=status, date=day, parties=("NOR", "PRT"), participants=people, citations=cite()
    )


@pytest.fixture
def record() -> Iterator[Record]:
    said = Statement(
        speaker="Kari Aas", party="NOR", content="We shall have a text by the autumn", citations=cite(5)
    )
    half = Statement(
        speaker="Rui Teles", party="PRT", content="that talks go on", form="indirect", citations=cite(12)
    )
    due = Commitment(by=("PRT",), what="ratify the agreement on fisheries", due="2023-04", citations=cite(20))
    with Record(":memory:") as made:
        made.add(told("a", "2021-03-02", contact("2021-03-01", role="prime minister")))
        made.add(told("b", "2022-05-02", contact("2022-05-01", kind="call"), said, due))
        made.add(told("c", "2023-02-02", contact("2023-02-01"), half))
        made.add(told("d", "2023-04-20", contact("2023-05-10", "planned", "visit")))
        made.add(
            told(
                "e",
                "2023-05-28",
                contact("2023-05-27", kind="call"),
                contact("2023-07", "planned", "conference"),
            )
        )
        yield made


def test_activity_is_counted_by_years_up_to_today(record: Record) -> None:
    assert [r.row() for r in activity(record, TODAY, ever=True)] == [
        {"a": "NOR", "b": "PRT", "now": 2, "before": 1, "ever": 6}
    ]
    assert activity(record, date(2030, 1, 1)) == []


def test_new_is_what_the_reports_of_the_last_days_tell(record: Record) -> None:
    found = last_days(record, TODAY)
    assert (found.latest, found.since) == ("2023-05-28", "2023-05-22")
    assert {i.entry.date for i in found.items} == {"2023-05-27", "2023-07"}
    record.add(told("f", "2023-05-30", contact("2023-05-10", "cancelled", "visit")))
    first = last_days(record, TODAY).items[0]
    assert first.news.news == "changed"
    assert [(c.field, c.before, c.now) for c in first.news.changes] == [("status", "planned", "cancelled")]
    assert last_days(record, date(2021, 3, 10)).latest == "2021-03-02"
    with Record(":memory:") as empty:
        assert last_days(empty, TODAY).items == []


def test_overdue_is_what_passed_with_nothing_told(record: Record) -> None:
    found = {p.entry.kind_of_entry: p.fate for p in overdue(record, TODAY)}
    assert found["commitment"].state == "overdue"
    assert found["contact"].due == "2023-05-10"
    assert all(f.days is not None and f.days < 0 for f in found.values())
    assert not overdue(record, date(2026, 1, 1))


def test_awaited_has_what_is_ahead_first(record: Record) -> None:
    found = awaited(relation(record, ("NOR", "PRT")), TODAY)
    assert found[0].fate.due == "2023-07"
    assert {p.fate.due for p in found[1:]} == {"2023-05-10", "2023-04"}


def test_figures_are_by_level(record: Record) -> None:
    rows = {r["level"]: r for r in figures(relation(record, ("NOR", "PRT")), TODAY)}
    assert (rows["leaders"]["now"], rows["leaders"]["before"], rows["leaders"]["ever"]) == (0, 0, 1)
    assert (rows["ministers"]["now"], rows["ministers"]["before"], rows["ministers"]["ever"]) == (2, 1, 3)
    assert rows["all"]["last"] == "2023-05-27"
    assert rows["texts"]["ever"] == 0


def test_what_is_asked_for(record: Record) -> None:
    whole = relation(record, ("NOR", "PRT"))
    assert len(whole.entries) == 9
    assert len(quoted(whole)) == 1
    assert len(asked_for(whole, Asked(kinds=("statement",)))) == 2
    assert [m.date for m in asked_for(whole, Asked(levels=("leaders",)))] == ["2021-03-01"]
    assert len(asked_for(whole, Asked(person="Rui Teles", kinds=("contact",)))) == 6
    with pytest.raises(UsageError):
        asked_for(whole, Asked(since="2023", until="2022"))


def test_a_page_begins_behind_its_cursor_whatever_came_in_meanwhile() -> None:
    def key(n: int) -> Key:
        return (n,)

    first = paged(range(10), key, None, 4)
    assert (first.items, first.total) == ([0, 1, 2, 3], 10)
    assert paged([*range(-5, 10)], key, first.next, 4).items == [4, 5, 6, 7]
    assert paged(range(10), key, cursor((7,)), 4) == ([8, 9], None, 10)
    falling = paged(range(9, -1, -1), key, cursor((7,)), 3, falling=True)
    assert falling.items == [6, 5, 4]
    for wrong in ("?", "bnVsbA", cursor(("a",)), "W1sxXV0"):
        with pytest.raises(UsageError):
            paged(range(3), key, wrong, 2)


def test_what_was_held_shows_the_words_of_that(tmp_path: Path) -> None:
    plan = Reading(
        report=Report(id="a", text="They will meet in May. " + TEXT, body=(Span(0, 22),), published="2023-04-20", language="en"),
        contacts=(msgspec.structs.replace(contact("2023-05-10", "planned"), citations=(Citation(start=0, end=22, text="They will meet in May."),)),),
    )  # fmt: skip
    with Record(tmp_path / "a.db") as record:
        record.add(plan)
        record.add(told("b", "2023-05-11", contact("2023-05-10")))
        entry = next(record.timeline("NOR", "PRT"))
        page = client_of(record).get("/relationship/NOR-PRT").text
    assert entry.sources.reports == 2
    assert "<blockquote>Ministers</blockquote>" in page
    assert "They will meet" not in page
