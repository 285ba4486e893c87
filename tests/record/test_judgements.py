"""Corrections: what each act does, that none is ever lost, and that the record stays a function of what went in."""

import random
from contextlib import suppress

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from record_made import TEXT, cite, contact, exported, place, reading, readings

from despatch import Reading, Record
from despatch.model import RecordError, Statement, UsageError
from despatch.model.judgement import Judgement
from despatch.model.merged import MergedEntry

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
WHO = {"author": "R. Kaul", "reason": "seen in the ministry's release"}


def told() -> list[Reading]:
    """Two reports of one meeting of 4 May 2023, and one of another of 9 May."""
    people = ["S Jaishankar", "Sergey Lavrov"]
    return [
        reading("a", "2023-05-05", contact(date="2023-05-04", people=people, place="Moscow")),
        reading(
            "b", "2023-05-05", contact(date="2023-05-04", people=people, mechanism="annual consultations")
        ),
        reading("c", "2023-05-10", contact(date="2023-05-09", people=people)),
    ]


def record_of(some: list[Reading]) -> Record:
    record = Record(place())
    record.add_all(some)
    return record


def only(record: Record, report: str) -> MergedEntry:
    (found,) = (m for m in record.entries("contact") if report in m.reports)
    return found


def again(some: Reading, **fields: object) -> Reading:
    """The same report as a newer model reads it: each contact with these fields, `None` in place of a date."""
    new = tuple(msgspec.structs.replace(c, **fields) for c in some.contacts)
    return msgspec.structs.replace(some, contacts=new, model="newer")


def test_machine_coded_entries_are_not_checked() -> None:
    with record_of(told()) as record:
        assert all(m.checked is None for m in record.entries())
        assert record.judgements() == []


def test_accepting_says_who_and_when_and_changes_nothing_else() -> None:
    with record_of(told()) as record:
        before = only(record, "a")
        one = record.correct.accept(before.id, author="R. Kaul", at="2023-06-01T10:00:00+00:00")
        after = only(record, "a")
        assert after.checked is not None
        assert (after.checked.state, after.checked.author, after.checked.at) == (
            "accepted",
            "R. Kaul",
            one.at,
        )
        assert msgspec.structs.replace(after, checked=None) == before
        assert only(record, "c").checked is None


def test_an_edit_stands_in_place_of_what_the_reports_say_and_is_told_from_it() -> None:
    with record_of(told()) as record:
        record.correct.edit(only(record, "a").id, {"date": "2023-05-03", "place": None}, **WHO)
        after = only(record, "a")
        assert (after.entry.date, after.entry.place, after.date) == ("2023-05-03", None, "2023-05-03")
        assert after.checked is not None
        assert after.checked.fields == {"date": "2023-05-04", "place": "Moscow"}
        assert [m.id for m in record.timeline("IND", "RUS", until="2023-05-03")] == [after.id]


def test_what_is_edited_merges_with_reports_that_say_the_same() -> None:
    with record_of(told()) as record:
        record.correct.edit(only(record, "c").id, {"date": "2023-05-04"}, **WHO)
        assert set(only(record, "c").reports) == {"a", "b", "c"}


def test_the_rejected_is_kept_but_not_shown() -> None:
    with record_of(told()) as record:
        gone = only(record, "c").id
        record.correct.reject(gone, **WHO)
        assert gone not in {m.id for m in record.entries()}
        assert record.count("contact") == 1
        assert [m.id for m in record.timeline(rejected=True)] == [gone]
        kept = record.entry(gone)
        assert kept.checked is not None
        assert kept.checked.state == "rejected"


def test_merging_overrides_what_speaks_against_it_and_later_reports_still_join() -> None:
    with record_of(told()) as record:
        record.correct.merge(only(record, "a").id, only(record, "c").id, **WHO)
        assert set(only(record, "a").reports) == {"a", "b", "c"}
        record.add(
            reading("d", "2023-05-06", contact(date="2023-05-04", people=["S Jaishankar", "Sergey Lavrov"]))
        )
        assert set(only(record, "d").reports) == {"a", "b", "c", "d"}
        assert only(record, "a").checked is None  # nobody said that it is right


def test_splitting_holds_apart_what_is_alike() -> None:
    with record_of(told()) as record:
        record.correct.split(only(record, "a").id, ["b"], **WHO)
        assert only(record, "a").reports == ("a",)
        assert only(record, "b").reports == ("b",)
        record.add(
            reading("d", "2023-05-06", contact(date="2023-05-04", people=["S Jaishankar", "Sergey Lavrov"]))
        )
        assert {"a", "b"} - set(only(record, "d").reports)


@pytest.mark.parametrize("act", ["accept", "edit", "reject", "merge", "split", "add"])
def test_undo_leaves_the_record_as_it_was_and_can_be_undone(act: str) -> None:
    with record_of(told()) as record:
        before = exported(record)
        one = decide(record, act, random.Random(1))
        assert one is not None
        after = exported(record)
        assert after != before
        undo = record.correct.undo(one.id, author="R. Kaul", reason="a slip")
        assert exported(record) == before
        with pytest.raises(UsageError, match="undone already"):
            record.correct.undo(one.id, author="R. Kaul")
        record.correct.undo(undo.id, author="R. Kaul")
        assert exported(record) == after
        assert [j.act for j in record.judgements()] == [act, "undo", "undo"]


def test_an_added_entry_is_cited_and_survives_reading_again() -> None:
    with record_of(told()) as record:
        fields = {"kind": "call", "status": "held", "parties": ["IND", "CHN"], "date": "2023-05-02"}
        with pytest.raises(UsageError, match="does not stand so"):
            record.correct.add("contact", "a", ["words of nobody"], fields, **WHO)
        with pytest.raises(UsageError, match="more than once"):
            record.correct.add("contact", "a", ["joint plan"], fields, **WHO)
        assert record.judgements() == []
    text = "The envoys spoke by telephone on Tuesday. " + TEXT
    first = reading("a", "2023-05-05", contact(citations=cite(42, 60, text)), text=text)
    with record_of([first]) as record:
        record.correct.add("contact", "a", ["The envoys spoke by telephone on Tuesday."], fields, **WHO)
        record.add(again(first, date="2023-05-01"))
        (call,) = record.timeline("CHN")
        assert call.checked is not None
        assert call.checked.state == "added"
        assert [c.text for c in call.entry.citations] == ["The envoys spoke by telephone on Tuesday."]
        assert call.entry.parties == ("CHN", "IND")


def test_what_a_person_accepted_stays_when_a_newer_model_reads_it_no_more() -> None:
    first, *rest = told()
    with record_of([first]) as record:
        entry = only(record, "a")
        record.correct.accept(entry.id, author="R. Kaul")
        kept = only(record, "a")
        assert record.add(msgspec.structs.replace(first, contacts=(), model="newer")) == "replaced"
        assert only(record, "a") == kept
        record.add_all(rest)
        assert set(only(record, "a").reports) == {"a", "b"}
        assert only(record, "a").checked.since == ("b",)  # type: ignore[union-attr]
        record.add(first)
        assert record.count("contact") == 2


def test_an_edit_stays_when_a_newer_model_reads_other_fields() -> None:
    first = told()[0]
    with record_of([first]) as record:
        record.correct.edit(only(record, "a").id, {"date": "2023-05-03"}, **WHO)
        record.add(again(first, date="2023-04", parties=("CHN", "IND", "RUS"), citations=cite(0, 30)))
        after = only(record, "a")
        assert after.entry.date == "2023-05-03"
        assert after.entry.parties == ("CHN", "IND", "RUS")
        assert after.checked is not None
        assert after.checked.fields == {"date": "2023-04"}


def test_a_rejected_entry_stays_rejected_when_read_again() -> None:
    first = told()[0]
    with record_of([first]) as record:
        record.correct.reject(only(record, "a").id, **WHO)
        record.add(again(first, place="Sochi", citations=cite(0, 20)))
        assert record.count("contact") == 0
        assert len(list(record.timeline(rejected=True))) == 1


def test_judgements_find_their_words_in_a_corrected_page() -> None:
    page = {"url": "https://news.example/1"}
    first = reading("a", "2023-05-05", contact(date="2023-05-04", citations=cite(0, 66)), **page)
    moved = "CORRECTED. " + TEXT
    later = reading(
        "a", "2023-05-05", contact(date="2023-05-05", citations=cite(11, 77, moved)), text=moved, **page
    )
    with record_of([first]) as record:
        record.correct.edit(only(record, "a").id, {"place": "Goa"}, **WHO)
        assert record.add(later) == "replaced"
        (after,) = record.entries("contact")
        assert (after.entry.place, after.entry.date) == ("Goa", "2023-05-05")


def test_what_makes_no_sense_is_refused_and_nothing_is_kept() -> None:
    with record_of(told()) as record:
        a, c = only(record, "a").id, only(record, "c").id
        with pytest.raises(UsageError, match="no 'colour'"):
            record.correct.edit(a, {"colour": "red"}, **WHO)
        with pytest.raises(UsageError, match="'27 May' is no EDTF date"):
            record.correct.edit(a, {"date": "27 May"}, **WHO)
        with pytest.raises(UsageError, match="cannot be unknown"):
            record.correct.edit(a, {"parties": []}, **WHO)
        with pytest.raises(UsageError, match="nothing would be left"):
            record.correct.split(a, ["a", "b"], **WHO)
        with pytest.raises(UsageError, match="does not tell of this entry"):
            record.correct.split(a, ["c"], **WHO)
        with pytest.raises(UsageError, match="one entry already"):
            record.correct.merge(a, a, **WHO)
        with pytest.raises(UsageError, match="reason"):
            record.correct.merge(a, c, author="R. Kaul", reason=" ")
        with pytest.raises(UsageError, match="author"):
            record.correct.accept(a, author="")
        with pytest.raises(RecordError, match="there is none"):
            record.correct.accept("ffff", author="R. Kaul")
        with pytest.raises(RecordError, match="there is none"):
            record.correct.undo("ffff", author="R. Kaul")
        assert record.judgements() == []


def decide(record: Record, act: str, rng: random.Random, at: str | None = None) -> Judgement | None:
    """Some decision of that sort about some entry; None where the record has nothing for it."""
    contacts = sorted(record.entries("contact"), key=lambda m: m.id)
    if not contacts:
        return None
    one = rng.choice(contacts)
    more: dict[str, object] = {**WHO, "at": at}
    if act == "accept":
        return record.correct.accept(one.id, author="R. Kaul", at=at)
    if act == "edit":
        dates = [d for d in ("2023-05-03", "2023-05-04", "2023-05") if d != one.date]
        return record.correct.edit(one.id, {"date": rng.choice(dates)}, **more)  # type: ignore[arg-type]
    if act == "reject":
        return record.correct.reject(one.id, **more)  # type: ignore[arg-type]
    if act == "add":
        fields = {"kind": "call", "status": "held", "parties": ["IND", "RUS"], "date": "2023-05-02"}
        return record.correct.add("contact", one.reports[0], [TEXT], fields, **more)  # type: ignore[arg-type]
    if act == "merge":
        others = [m for m in contacts if m.id != one.id]
        return record.correct.merge(one.id, rng.choice(others).id, **more) if others else None  # type: ignore[arg-type]
    wide = [m for m in contacts if len(m.reports) > 1]
    if not wide:
        return None
    one = rng.choice(wide)
    return record.correct.split(one.id, [rng.choice(one.reports)], **more)  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(
    readings(),
    st.lists(
        st.sampled_from(["accept", "edit", "reject", "merge", "split", "add", "undo"]), min_size=1, max_size=6
    ),
    st.randoms(use_true_random=False),
)
def test_readings_and_judgements_in_any_order_make_the_same_record(
    made: list[Reading], acts: list[str], rng: random.Random
) -> None:
    with record_of(made) as record:
        for n, act in enumerate(acts):
            at = f"2024-01-01T00:00:{n:02}+00:00"
            if act != "undo":
                decide(record, act, rng, at)
            elif there := record.judgements():
                with suppress(UsageError):
                    record.correct.undo(rng.choice(there).id, author="R. Kaul", at=at)
        whole, judged = exported(record), record.judgements()
        assert record.correct.put(judged) == 0
        assert exported(record) == whole
    pieces: list[Reading | Judgement] = [*made, *judged]
    rng.shuffle(pieces)
    with Record(place()) as other:
        for piece in pieces:
            if isinstance(piece, Judgement):
                other.correct.put([piece])
            else:
                other.add(piece)
        assert exported(other) == whole


@settings(max_examples=25, deadline=None, phases=PHASES)
@given(readings(), st.randoms(use_true_random=False))
def test_what_a_person_decided_is_not_lost_when_all_is_read_again(
    made: list[Reading], rng: random.Random
) -> None:
    """A newer model that reads nothing at all leaves just what people accepted or edited, with what they said of it."""
    with record_of(made) as record:
        kept = {}
        for act in ("accept", "edit", "accept"):
            if one := decide(record, act, rng):
                kept[one.id] = one
        record.add_all([Reading(report=r.report, model="newer") for r in made])
        left = list(record.entries("contact"))
        assert {j for m in left if m.checked for j in m.checked.judgements} == set(kept)
        assert all(m.checked for m in left)
        record.add_all(made)
        assert [j.id for j in record.judgements()] == sorted(kept, key=lambda i: kept[i].order)
        assert {j for m in record.entries("contact") if m.checked for j in m.checked.judgements} == set(kept)


def test_statements_take_what_a_person_knows_of_the_speaker() -> None:
    said = Statement(speaker="the minister", party="IND", content=TEXT[:40], citations=cite(0, 40))
    with record_of([reading("a", "2023-05-05", said)]) as record:
        (one,) = record.entries("statement")
        record.correct.edit(one.id, {"speaker": "S Jaishankar", "date": "2023-05-04"}, **WHO)
        (after,) = record.statements(by="Jaishankar")
        assert isinstance(after.entry, Statement)
        assert after.entry.content == TEXT[:40]
        with pytest.raises(UsageError, match="no 'content'"):
            record.correct.edit(one.id, {"content": "other words"}, **WHO)
