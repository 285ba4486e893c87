"""What a record gives back."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from record_made import PEOPLE, TEXT, WORDS, cite, contact, exported, place, reading

import despatch
from despatch import Reading, Record
from despatch.model import (
    Commitment,
    Instrument,
    Page,
    Participant,
    RecordError,
    Skipped,
    Statement,
    UsageError,
)
from despatch.model.merged import Bounds, Step, Told
from despatch.record import Added

BOTH = ("S Jaishankar", "Sergey Lavrov")
SUMMIT = "India-Russia annual summit"
PLANNED = reading("april", "2023-04-07", contact(status="planned", date="2023", mechanism="annual summit"))
HELD = reading(
    "december", "2023-12-07",
    contact(date="2023-12-06", mechanism=SUMMIT, place="New Delhi", country="IND", citations=cite(3, 20)),
)  # fmt: skip


def record_of(*readings: Reading) -> Record:
    record = Record(place())
    record.add_all(readings)
    return record


def test_planned_and_held_are_one_with_its_history() -> None:
    record = record_of(HELD, PLANNED)
    (summit,) = record.timeline("RUS", "IND")
    assert (summit.date, summit.entry.status, summit.reports) == ("2023-12-06", "held", ("april", "december"))
    assert summit.history == (
        Step(reported="2023-04-07", status="planned", date="2023", reports=("april",)),
        Step(reported="2023-12-07", status="held", date="2023-12-06", reports=("december",)),
    )
    assert summit.differences["date"] == (
        Told(value="2023", reports=("april",)), Told(value="2023-12-06", reports=("december",)),
    )  # fmt: skip
    assert summit.entry.place == "New Delhi"
    for citation in summit.entry.citations:
        assert record.report(citation.report or "").text[citation.start : citation.end] == citation.text


def test_the_id_of_every_account_finds_the_entry() -> None:
    with record_of(HELD) as record:
        (before,) = record.entries()
        record.add(PLANNED)
        (after,) = record.entries()
        assert record.entry(before.id) == record.entry(after.id) == record.entry(after.id[:6]) == after
        with pytest.raises(RecordError, match="there is none"):
            record.entry("zzz")
        with pytest.raises(RecordError, match="there is none"):
            record.entry("%")
        record.add(reading("other", None, *(contact(date=f"2020-01-{d:02}") for d in range(1, 29))))
        with pytest.raises(RecordError, match="fits several"):
            record.entry("")


def test_postponed_twice_and_held() -> None:
    def visit(id: str, told: str, status: str, date: str | None) -> Reading:  # noqa: A002
        return reading(
            id,
            told,
            contact(kind="visit", status=status, date=date, people=["Vladimir Putin"], place="New Delhi"),
        )

    record = record_of(
        visit("d", "2023-11-21", "held", "2023-11-20"),
        visit("a", "2023-05-05", "planned", "2023-07-03"),
        visit("c", "2023-08-20", "postponed", "2023-11"),
        visit("b", "2023-06-20", "postponed", "2023-09-10"),
    )
    (one,) = record.timeline("IND")
    assert [s.status for s in one.history] == ["planned", "postponed", "postponed", "held"]
    assert (one.date, one.entry.status) == ("2023-11-20", "held")


def test_a_visit_takes_the_whole_stay_and_a_meeting_the_day() -> None:
    def told(id: str, kind: str, date: str) -> Reading:  # noqa: A002
        return reading(id, "2023-12-30", contact(kind=kind, date=date, people=["S Jaishankar"]))

    record = record_of(
        told("a", "visit", "2023-12-25/2023-12-29"),
        told("b", "visit", "2023-12-25"),
        told("c", "visit", "2023-12"),
    )
    assert [v.date for v in record.timeline()] == ["2023-12-25/2023-12-29"]
    record = record_of(told("a", "meeting", "2023-12-25/2023-12-29"), told("b", "meeting", "2023-12-27"))
    assert [v.date for v in record.timeline()] == ["2023-12-27"]


def test_people_of_several_reports_are_one_each() -> None:
    a = contact(date="2023-05-04", people=["S Jaishankar", "Lavrov"])
    foreign = Participant(name=None, role="Foreign Minister", party="RUS")
    b = contact(
        date="2023-05-04",
        participants=(
            Participant(name="Subrahmanyam Jaishankar", role="External Affairs Minister", party="IND"),
            Participant(name="Sergey Lavrov", role="Foreign Minister", party="RUS"),
        ),
    )
    record = record_of(
        reading("a", "2023-05-05", a),
        reading("b", "2023-05-05", b),
        reading("c", "2023-05-05", contact(date="2023-05-04", participants=(foreign,))),
    )
    (one,) = record.entries()
    assert one.entry.participants == b.participants
    assert one.sources.reports == 3


def test_copies_of_one_text_count_once() -> None:
    key, other = tuple(range(48)), tuple(range(1000, 1048))
    met = contact(date="2023-05-04")
    record = record_of(
        *(
            reading(n, "2023-05-05", met, text_key=k)
            for n, k in (("a", key), ("b", key), ("c", other), ("d", ()))
        )
    )
    (one,) = record.entries()
    assert (one.sources.reports, one.sources.texts) == (4, 3)


def test_entries_without_a_date_stand_where_publication_bounds_them() -> None:
    held, planned = contact(place="Moscow"), contact(status="planned", kind="visit", place="Moscow")
    record = record_of(
        reading("a", "2023-05-05", held, planned),
        reading("b", "2023-05-01", contact(date="2023-05-01", parties=("CHN", "IND"))),
        reading("c", None, contact(kind="call")),
    )
    first, second, third, last = record.timeline()
    assert first.date == "2023-05-01"
    assert first.bounded_by is None
    assert {second.bounded_by, third.bounded_by} == {Bounds(before="2023-05-05"), Bounds(after="2023-05-05")}
    assert last.bounded_by == Bounds()
    assert len(list(record.timeline(since="2023-05-02"))) == 2


def test_publication_without_a_year_bounds_what_nothing_else_does() -> None:
    held, planned = contact(place="Moscow"), contact(kind="call", status="planned")
    record = record_of(reading("a", "XXXX-05-05", held, planned))
    assert {m.bounded_by for m in record.timeline()} == {
        Bounds(before="XXXX-05-05"),
        Bounds(after="XXXX-05-05"),
    }
    # Told in one sentence by two reports, of which one has the year.
    told = contact(citations=cite(0, len(TEXT)), people=BOTH)
    (both,) = record_of(reading("a", "XXXX-05-05", told), reading("b", "2023-05-06", told)).timeline()
    assert both.bounded_by == Bounds(before="2023-05-06")


def test_the_timeline_is_narrowed_down() -> None:
    record = record_of(
        HELD,
        reading("a", "2023-05-05", contact(kind="call", date="2023-05-04", people=BOTH, topics=("Afghanistan and trade",))),
        reading("b", "2022-05-05", contact(date="2022-05-04", parties=("CHN", "IND"), people=["Wang Yi"])),
        reading(
            "c", "2023-05-05",
            Instrument(title="protocol", kind="protocol", action="signed", date="2023-05-04", parties=("IND", "RUS"), citations=cite()),
            Commitment(by=("IND",), what="open a consulate", due="2024", citations=cite()),
            Statement(speaker="Lavrov", party="RUS", content=" ".join(WORDS), citations=cite()),
        ),
    )  # fmt: skip

    def reports(*parties: str, **options: str | tuple[str, ...]) -> list[str]:
        return [e.reports[0] for e in record.timeline(*parties, **options)]  # type: ignore[arg-type]

    assert reports() == ["b", "a", "december"]
    assert reports("IND", "RUS") == reports("RUS") == ["a", "december"]
    assert reports("BRA") == []
    assert reports(since="2023", until="2023-05") == ["a"]
    assert reports(kind="call") == reports(kind=("call", "visit")) == ["a"]
    assert reports(status="planned") == []
    assert reports(person="EAM Jaishankar") == ["a"]
    assert reports(person="Wang") == ["b"]
    assert reports(about="afghan trade") == ["a"]
    assert reports(about="summit") == ["december"]
    assert reports(of=("instrument", "commitment")) == ["c", "c"]
    assert len(reports(of="all")) == 6
    assert [s.reports for s in record.statements(by="Sergei Lavrov", about="energy")] == [("c",)]
    assert not list(record.statements(by="Putin"))
    assert record.count("contact") == 3
    assert record.count() == 6
    with pytest.raises(UsageError, match="no date"):
        reports(since="soon")
    with pytest.raises(UsageError, match="there is no"):
        reports(of="events")


def test_adding_twice_changes_nothing() -> None:
    with record_of(HELD) as record:
        before = exported(record)
        assert record.add(HELD) == "unchanged"
        assert exported(record) == before


def test_a_newer_reading_takes_the_old_one_s_place() -> None:
    newer = msgspec.structs.replace(HELD, model="newer", contacts=(contact(date="2023-12-05"),))
    with record_of(HELD, PLANNED) as record:
        assert record.add(newer) == "replaced"
        assert exported(record) == exported(record_of(PLANNED, newer))
        assert record.reading("december") == newer


def test_a_corrected_page_takes_the_old_one_s_place() -> None:
    old = reading(
        "a",
        "2023-05-05",
        contact(date="2023-05-04"),
        text="It was Thursday. " * 5,
        url="https://example.org/1",
    )
    new = reading(
        "a",
        "2023-05-05",
        contact(date="2023-05-03"),
        text="It was Wednesday. " * 5,
        url="https://example.org/1",
    )
    with record_of(old) as record:
        assert record.add(new) == "replaced"
        assert exported(record) == exported(record_of(new))


def test_another_report_of_the_same_id_is_kept_beside_it() -> None:
    one = reading("1", "2023-05-05", contact(date="2023-05-04"), text="Talks were held. " * 5, outlet="A")
    two = reading("1", "2022-05-05", contact(date="2022-05-04"), text="The sides conferred. " * 5, outlet="B")
    marked = msgspec.structs.replace(two, report=msgspec.structs.replace(two.report, id="1~0a1b2c3d"))
    with record_of(one) as record:
        assert record.add(two) == "added"
        assert record.add(one) == record.add(two) == record.add(marked) == "unchanged"
        names = sorted(r.id for r in record.reports())
        assert names[0] == "1"
        assert names[1].startswith("1~")
        assert exported(record) == exported(record_of(marked, one)) == exported(record_of(two, one, two))
        assert {c.report for e in record.entries() for c in e.entry.citations} == set(names)


def test_the_same_text_under_two_ids_is_two_reports_and_one_text() -> None:
    key = tuple(range(48))
    met = contact(date="2023-05-04")
    record = record_of(
        reading("a", "2023-05-05", met, text_key=key), reading("b", "2023-05-05", met, text_key=key)
    )
    (one,) = record.entries()
    assert (one.reports, one.sources.texts) == (("a", "b"), 1)


def test_remove() -> None:
    with record_of(HELD, PLANNED) as record:
        assert record.remove("december")
        assert not record.remove("december")
        assert exported(record) == exported(record_of(PLANNED))
        with pytest.raises(RecordError, match="not in the record"):
            record.report("december")


def test_two_meetings_of_one_report_stay_two_even_through_others() -> None:
    a, b = (contact(date="2023-05-04", people=[p]) for p in ("Sergey Lavrov", "Denis Manturov"))
    vague = contact(date="2023-05-04")
    record = record_of(
        reading("a", "2023-05-05", a, b), reading("b", "2023-05-05", vague), reading("c", "2023-05-05", vague)
    )
    assert record.count() == 2


def test_a_rough_date_that_fits_two_is_not_guessed() -> None:
    days = [reading(f"d{n}", f"2023-0{n}-20", contact(date=f"2023-0{n}-10", people=BOTH)) for n in (2, 3)]
    rough = reading("r", "2023-12-30", contact(date="2023", people=BOTH))
    record = record_of(*days, rough)
    assert record.count() == 3
    assert record_of(days[0], rough).count() == 1


def test_add_all_reads_files_and_says_what_it_skipped(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "MOSCOW, May 4, 2023. The foreign ministers of India and Russia met in Moscow on Thursday. " * 5
    )
    (tmp_path / "empty.txt").touch()
    told: list[Added] = []
    page = Page(
        id="page",
        content="The presidents of India and Russia spoke by telephone on Monday about trade and energy. "
        * 5,
    )
    with Record(tmp_path / "record.db") as record:
        counts = record.add_all(
            [tmp_path / "good.txt", page, str(tmp_path / "empty.txt"), Skipped(id="x", why="lost"), HELD],
            on_result=told.append,
        )
        assert counts == {"added": 3, "unchanged": 0, "replaced": 0, "skipped": 2}
        assert {a.id for a in told if a.done == "skipped"} == {"x", str(tmp_path / "empty.txt")}
        assert all(a.why for a in told if a.done == "skipped")
        assert record.add_all([page, HELD], jobs=2) == {
            "added": 0,
            "unchanged": 2,
            "replaced": 0,
            "skipped": 0,
        }


def test_many_reports_of_one_event() -> None:
    people = [(a, b) for a in PEOPLE["IND"][:3] for b in PEOPLE["RUS"][:3]]
    made = [
        reading(f"r{n}", "2023-05-05", contact(date="2023-05-04", people=people[n % 9]), text_key=(n,))
        for n in range(150)
    ]
    with record_of(*made) as record:
        (one,) = record.entries()
        assert one.sources.reports == one.sources.texts == 150


def test_reading_a_report_needs_no_store() -> None:
    code = "import sys, despatch; despatch.read; assert 'sqlalchemy' not in sys.modules; despatch.Record; assert 'sqlalchemy' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError):
        despatch.nothing  # noqa: B018


def test_a_record_merged_by_older_rules_is_merged_anew_when_written_to(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with Record(path) as record:
        record.add_all([HELD, PLANNED])
        whole = exported(record)
    with sqlite3.connect(path) as raw:  # as if the older rules had merged nothing
        raw.execute("UPDATE meta SET value = 0 WHERE name = 'merging'")
        raw.execute("DELETE FROM pair")
        raw.execute("DELETE FROM entry")
        raw.execute("UPDATE account SET entry = NULL, profile = x''")
    with Record(path) as record:
        assert record.add(HELD) == "unchanged"
        assert exported(record) == whole
