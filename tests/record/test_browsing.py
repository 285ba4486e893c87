"""From one thing of a record to the next: accounts, decisions, reports, neighbours, names."""

from collections.abc import Iterator

import pytest
from record_made import cite, contact, place, reading

from despatch import Record
from despatch.model import RecordError, Statement

JAISHANKAR = ("S Jaishankar", "Sergey Lavrov")


@pytest.fixture
def record() -> Iterator[Record]:
    said = Statement(
        speaker="Sergei Lavrov", party="RUS", content="We shall meet soon again", citations=cite(10, 19)
    )
    with Record(place()) as made:
        made.add(
            reading("a", "2023-05-05", contact(date="2023-05-04", people=JAISHANKAR), said, outlet="The Post")
        )
        made.add(reading("b", "2023-05-06", contact(date="2023-05-04", people=JAISHANKAR, place="Moscow")))
        made.add(
            reading("c", "2023-07-04", contact(date="2023-07-03", people=("Narendra Modi", "Vladimir Putin")))
        )
        made.add(
            reading("d", "2023-07-05", contact(date="2023-07-03", kind="call", people=("Rajnath Singh",)))
        )
        made.add(reading("e", "XXXX-05-05", contact(date="2022-12-06", people=("Rajnath Singh",))))
        made.add(reading("f", None, contact(people=("Denis Manturov",), citations=cite(20, 29))))
        made.add(
            reading(
                "g", "2023-05-06", contact(date="2023-05-05", parties=("CHN", "IND"), people=("Wang Yi",))
            )
        )
        yield made


def test_accounts_are_what_each_report_tells(record: Record) -> None:
    entry = next(m for m in record.timeline("IND", "RUS") if m.date == "2023-05-04")
    told = record.accounts(entry.id)
    assert [(s.report, s.published) for s in told] == [("a", "2023-05-05"), ("b", "2023-05-06")]
    assert [getattr(s.entry, "place", "") for s in told] == [None, "Moscow"]
    with pytest.raises(RecordError):
        record.accounts("zzz")


def test_neighbours_follow_the_timeline(record: Record) -> None:
    line = [m for m in record.timeline("IND", "RUS") if m.date]
    assert len(line) == 4
    for n, entry in enumerate(line):
        before, after = record.neighbours(entry.id)
        assert before == (line[n - 1] if n else None)
        assert after == (line[n + 1] if n + 1 < len(line) else None)


def test_what_has_no_time_has_no_neighbours(record: Record) -> None:
    entry = next(m for m in record.timeline("IND", "RUS") if not m.date)
    assert record.neighbours(entry.id) == (None, None)


def test_neighbours_leave_out_the_rejected(record: Record) -> None:
    line = [m.id for m in record.timeline("IND", "RUS") if m.date]
    record.correct.reject(line[1], author="Mira", reason="no")
    assert getattr(record.neighbours(line[0]).after, "id", None) == line[2]


def test_told_in_is_in_the_order_of_the_words(record: Record) -> None:
    assert [m.kind_of_entry for m in record.told_in("a")] == ["contact", "statement"]
    assert record.told_in("nobody") == []
    record.correct.reject(record.told_in("a")[1].id, author="Mira", reason="no")
    assert [m.kind_of_entry for m in record.told_in("a")] == ["contact", "statement"]


def test_naming_finds_spellings(record: Record) -> None:
    assert [m.kind_of_entry for m in record.naming("lavrov")] == ["contact", "statement"]
    assert {m.kind_of_entry for m in record.naming("sergey")} == {"contact", "statement"}
    assert list(record.naming("nobody")) == []
    assert list(record.naming()) == []


def test_heads_are_the_latest_first(record: Record) -> None:
    assert [h.id for h in record.heads()] == ["d", "c", "g", "b", "a", "f", "e"]
    assert record.outlets() == {"a": "The Post"}


def test_decisions_tell_merges_and_what_was_undone(record: Record) -> None:
    line = [m.id for m in record.timeline("IND", "RUS")]
    assert record.decisions(line[0]) == []
    merged = record.correct.merge(line[2], line[3], author="Mira", reason="one day")
    accepted = record.correct.accept(line[2], author="Mira", reason="")
    found = record.decisions(line[2])
    assert [(d.judgement.id, d.undone) for d in found] == [(merged.id, False), (accepted.id, False)]
    record.correct.undo(merged.id, author="Mira", reason="")
    assert {(d.judgement.id, d.undone) for d in record.decisions(line[2])} == {
        (merged.id, True),
        (accepted.id, False),
    }


@pytest.mark.parametrize("odd", ["\x00", "'", "%"])
def test_what_no_id_is(record: Record, odd: str) -> None:
    for asked in (
        record.entry,
        record.accounts,
        record.decisions,
        record.neighbours,
        record.report,
        record.why,
    ):
        with pytest.raises(RecordError) as failed:
            asked(odd)
        assert failed.value.why in ("there is none", "it is not in the record")
    assert record.told_in(odd) == []
    assert list(record.naming(odd)) == []
    assert record.these([odd]) == []


def test_these_come_as_asked(record: Record) -> None:
    ids = [m.id for m in record.timeline(of="all")]
    assert [m.id for m in record.these([ids[2], ids[0], "zzz", ids[2]])] == [ids[2], ids[0]]
    assert record.these([]) == []


def test_latest_between_is_the_timeline_backwards(record: Record) -> None:
    line = [m.id for m in record.timeline("IND", "RUS") if m.date]
    found = [m.id for m in record.latest_between(("IND", "RUS"), "contact", 10)]
    assert found[:4] == line[::-1]
    assert [m.id for m in record.latest_between(("RUS", "IND"), "contact", 2)] == line[::-1][:2]
    since = [
        m.id for m in record.latest_between(("IND", "RUS"), "contact", 9, since="2023-07", until="2023-07")
    ]
    assert since == line[::-1][:2]
