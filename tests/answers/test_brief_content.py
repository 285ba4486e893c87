"""The brief: every line rests on words of a report, plan and fact are apart, and it is the same each time."""

import os
from collections.abc import Iterator

import pytest
from answers_brief import HOSTILE, SAMPLES, hostile_reading, made

from despatch import Record
from despatch.answers.brief.asking import SECTIONS, asked
from despatch.answers.brief.fitting import PAGES, pages
from despatch.answers.brief.lines import document, line_rows, lines_csv, words
from despatch.answers.brief.markdown import markdown
from despatch.answers.encode import json_text
from despatch.model import (
    Citation,
    Commitment,
    Contact,
    Instrument,
    Participant,
    Reading,
    Report,
    Span,
    UsageError,
)
from despatch.model.when import bounds


@pytest.fixture(scope="module")
def samples() -> Iterator[Record]:
    os.environ["DESPATCH_READER"] = "rules"
    with Record(":memory:") as record:
        record.add_all([SAMPLES])
        yield record


def reading(id_: str, published: str | None, text: str, *entries: object, **fields: object) -> Reading:
    kinds = (("contacts", Contact), ("instruments", Instrument), ("commitments", Commitment))
    return Reading(
        report=Report(
            id=id_, text=text, body=(Span(0, len(text)),), published=published, language="en", **fields
        ),  # type: ignore[arg-type]
        **{name: tuple(e for e in entries if isinstance(e, kind)) for name, kind in kinds},  # type: ignore[arg-type]
    )


def whole(text: str) -> tuple[Citation, ...]:
    return (Citation(start=0, end=len(text), text=text),)


def two(**fields: object) -> dict[str, object]:
    people = (Participant(name="Narendra Modi", role="Prime Minister", party="IND"),
              Participant(name="Vladimir Putin", role="President", party="RUS"))  # fmt: skip
    return {"kind": "meeting", "status": "held", "parties": ("IND", "RUS"), "participants": people, **fields}


@pytest.mark.parametrize("span", [("2024", "2025-12-31"), ("2020", "2022-12-31"), ("2019", "2025-12-31")])
def test_every_line_rests_on_words_of_a_report(samples: Record, span: tuple[str, str]) -> None:
    found = made(samples, "IND", "RUS", since=span[0], today=span[1])
    notes = {n.number: n for n in found.footnotes}
    assert list(notes) == list(range(1, len(notes) + 1))
    assert len(found.items) > 10
    for item in found.items:
        assert item.notes, words(item)
        assert item.entries
    for note in notes.values():
        report = samples.report(note.report)
        assert note.words
        at = note.start
        for stretch in note.words:
            at = report.text.index(stretch, at) + len(stretch)
        assert at <= note.end
        assert (note.outlet, note.title, note.published) == (report.outlet, report.title, report.published)


def test_quotations_stand_in_their_reports_word_for_word(samples: Record) -> None:
    found = made(samples, "IND", "RUS", since="2020")
    said = [
        p
        for s in found.sections
        if s.name == "said"
        for g in s.groups
        for i in g.items
        for p in i.pieces
        if p.stretches
    ]
    notes = {n.number: n for n in found.footnotes}
    assert said
    for piece in said:
        text = samples.report(notes[piece.notes[0]].report).text
        assert all(stretch in text for stretch in piece.stretches)
        assert sum(len(s.split()) for s in piece.stretches) >= 4


def test_footnotes_are_numbered_as_they_are_met(samples: Record) -> None:
    found = made(samples, "IND", "RUS")
    met = [n for s in found.sections if s.table for row in s.table.rows for c in row for n in c.notes]
    order = []
    for section in found.sections:
        order += [n for row in (section.table.rows if section.table else ()) for c in row for n in c.notes]
        order += [n for g in section.groups for i in g.items for n in i.notes]
    assert list(dict.fromkeys(order)) == [n.number for n in found.footnotes]
    assert met


def test_what_it_tells_of_the_samples(samples: Record) -> None:
    text = markdown(made(samples, "IND", "RUS"))
    assert "**5 Dec 2025**: Narendra Modi and Vladimir Putin met in New Delhi (23rd annual summit)." in text
    assert "“India is not neutral \\[…\\] India is on the side of peace.”" in text
    assert "No entry was checked by a person" in text
    assert "Agreement on the temporary work of citizens" in text
    assert "| Annual summit | 23rd: 5 Dec 2025" in text


def test_it_is_the_same_each_time_and_in_each_order(samples: Record) -> None:
    first = made(samples, "IND", "RUS")
    assert json_text(document(first)) == json_text(document(made(samples, "IND", "RUS")))
    with Record(":memory:") as other:
        for report in reversed(list(samples.reports())):
            other.add(samples.reading(report.id))
        assert markdown(made(other, "IND", "RUS")) == markdown(first)


def test_an_empty_record_and_a_pair_with_nothing(samples: Record) -> None:
    with Record(":memory:") as empty:
        for found in (made(empty, "IND", "RUS"), made(samples, "PRT", "FJI")):
            assert not found.items
            assert not found.footnotes
            assert [s.name for s in found.sections] == list(SECTIONS)
            assert all(s.intro for s in found.sections)
            assert not any(s.chart for s in found.sections)
            assert "0 reports" in markdown(found)


def test_plan_and_fact_are_apart() -> None:
    plan = "Modi and Putin are to meet in Moscow on 3 May 2026."
    old = "Modi and Putin are to meet in Delhi on 3 May 2025."
    fact = "Modi and Putin met in Kazan on 22 October 2025."
    with Record(":memory:") as record:
        record.add(
            reading(
                "a",
                "2025-11-01",
                plan,
                Contact(**two(status="planned", date="2026-05-03", place="Moscow", citations=whole(plan))),
            )
        )  # type: ignore[arg-type]
        record.add(
            reading(
                "b",
                "2025-04-01",
                old,
                Contact(**two(status="planned", date="2025-05-03", place="Delhi", citations=whole(old))),
            )
        )  # type: ignore[arg-type]
        record.add(
            reading(
                "c",
                "2025-10-23",
                fact,
                Contact(**two(date="2025-10-22", place="Kazan", citations=whole(fact))),
            )
        )  # type: ignore[arg-type]
        found = made(record, "IND", "RUS")
    last, ahead = (next(s for s in found.sections if s.name == name) for name in ("last", "next"))
    assert [words(i) for g in last.groups for i in g.items] == [
        "Narendra Modi and Vladimir Putin met in Kazan."
    ]
    assert [(g.title.split(":")[0], [i.label for i in g.items]) for g in ahead.groups] == [
        ("Planned", ["3 May 2026"]),
        ("Lapsed", ["3 May 2025"]),
    ]
    chart = next(s.chart for s in found.sections if s.chart)
    assert sum(sum(b.counts) for b in chart.bars) == 1
    assert sum(b.planned for b in chart.bars) == 2


def test_a_visit_and_its_meetings_are_one_contact() -> None:
    text = "Putin came to Delhi on 4 December for two days and met Modi on Friday."
    with Record(":memory:") as record:
        record.add(
            reading(
                "a", "2025-12-06", text,
                Contact(**two(date="2025-12-05", place="New Delhi", country="IND", mechanism="23rd annual summit", citations=whole(text))),  # type: ignore[arg-type]
                Contact(**two(kind="visit", date="2025-12-04/2025-12-05", place="New Delhi", country="IND",
                              participants=(Participant(name="Vladimir Putin", role="President", party="RUS"),), citations=whole(text))),  # type: ignore[arg-type]
            )
        )  # fmt: skip
        found = made(record, "IND", "RUS")
    [item] = next(s for s in found.sections if s.name == "last").groups[0].items
    assert words(item) == (
        "Narendra Modi and Vladimir Putin met in New Delhi (23rd annual summit), during a visit by Vladimir Putin (4–5 Dec 2025)."
    )
    assert len(item.entries) == 2


def test_two_to_four_pages_of_a_record_of_hundreds() -> None:
    with Record(":memory:") as record:
        for n in range(260):
            year, month, day = 2024 + n % 2, n % 12 + 1, n % 27 + 1
            date = f"{year}-{month:02}-{day:02}"
            text = f"Modi met Putin in town {n} and India promised to deliver ship number {n} to Russia, a matter long talked about."
            record.add(
                reading(
                    f"r{n}", date, text,
                    Contact(**two(date=date, place=f"Town {n}", country="IND", citations=whole(text))),  # type: ignore[arg-type]
                    Instrument(title=f"Agreement on the sale of ship {n}", kind="agreement", action="signed", date=date,
                               parties=("IND", "RUS"), citations=whole(text + "")),
                    Commitment(by=("IND",), what=f"deliver ship number {n} to Russia", due="2026-11", citations=whole(text)),
                    title=f"A report number {n} of the sale of many ships", outlet="Harbour Gazette",
                )
            )  # fmt: skip
        found = made(record, "IND", "RUS")
    assert pages(found.sections, found.footnotes) <= PAGES
    assert len(found.items) > 12
    more = {s.name: s.more for s in found.sections if s.more}
    assert "further contacts" in more["last"]
    assert "further commitments" in more["open"]


def test_what_a_person_checked_is_marked_and_counted() -> None:
    fact = "Modi and Putin met in Kazan on 22 October 2025."
    with Record(":memory:") as record:
        record.add(
            reading(
                "c",
                "2025-10-23",
                fact,
                Contact(**two(date="2025-10-22", place="Kazan", citations=whole(fact))),
            )
        )  # type: ignore[arg-type]
        [m] = record.entries("contact")
        record.correct.accept(m.id, author="R. Kaul", at="2025-11-01T10:00:00Z")
        found = made(record, "IND", "RUS")
    assert [i.checked for i in found.items] == [True]
    assert "✓" in markdown(found)
    assert "1 checked by a person" in found.foot


def test_data_have_every_field_and_no_line_is_lost(samples: Record) -> None:
    found = made(samples, "IND", "RUS")
    rows = list(line_rows(found))
    assert len(rows) == len(found.items)
    assert len({tuple(row) for row in rows}) == 1
    assert all(row["citations"] for row in rows)
    assert lines_csv(found).count("\r\n") + lines_csv(found).count("\n") >= len(rows)


def test_sections_are_chosen_and_the_method_is_always_told(samples: Record) -> None:
    found = made(samples, "IND", "RUS", sections="said, last")
    assert [s.name for s in found.sections] == ["last", "said", "method"]


@pytest.mark.parametrize(
    ("asked_for", "why"),
    [
        ({"since": "soon"}, "no date"),
        ({"today": "XXXX-05-04"}, "no date"),
        ({"since": "2026", "until": "2024"}, "after the end"),
        ({"sections": "gossip"}, "gossip"),
        ({"sections": ","}, "none is named"),
    ],
)
def test_questions_that_make_no_sense(asked_for: dict[str, str], why: str) -> None:
    known = {"since": None, "until": None, "today": "2025-12-31", "sections": None, **asked_for}
    with pytest.raises(UsageError, match=why):
        asked(("IND", "RUS"), *(known[k] for k in ("since", "until", "today", "sections")))
    with pytest.raises(UsageError, match="two parties"):
        asked(("IND", "IND"), None, None, None, None)


def test_spans() -> None:
    ask = asked(("IND", "RUS"), None, None, "2025-12-31", None)
    assert (ask.since.isoformat(), ask.until.isoformat()) == ("2024-01-01", "2025-12-31")
    assert [d.isoformat() for d in ask.before] == ["2022-01-01", "2023-12-31"]
    assert asked(("IND", "RUS"), None, None, "2024-02-28", None).since.isoformat() == "2022-02-28"
    early = asked(("IND", "RUS"), "0001", "0001", "2024", None)
    assert bounds(early.since.isoformat())
    assert early.before[0] <= early.before[1]


def test_a_hostile_report_makes_a_brief() -> None:
    with Record(":memory:") as record:
        record.add(hostile_reading())
        found = made(record, "IND", "RUS")
    assert len(found.items) >= 3
    assert HOSTILE[:20] in str(document(found))
