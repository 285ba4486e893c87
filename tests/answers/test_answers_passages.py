"""Cited words in their paragraphs, a report's text with its marks, accounts side by side, dates and statuses in words."""

from datetime import date

import pytest

from despatch.answers.beside import beside
from despatch.answers.meanings import meaning, passed, precision
from despatch.answers.passages import AROUND, LONGEST, passages
from despatch.answers.text_marks import blocks
from despatch.model import Citation, Commitment, Contact, Instrument, Report, Span, Statement
from despatch.model.compared import Side
from despatch.model.merged import MergedEntry, Sources, Told

FIRST, SECOND = "The two met in Oslo. They talked.", "A text was signed."
TEXT = f"Menu | Home\n\n{FIRST}\n\n{SECOND}\n"
REPORT = Report(
    id="r",
    text=TEXT,
    body=(
        Span(TEXT.index(FIRST), TEXT.index(FIRST) + len(FIRST)),
        Span(TEXT.index(SECOND), TEXT.index(SECOND) + len(SECOND)),
    ),
)


def cited(words: str, text: str = TEXT, report: str | None = "r") -> Citation:
    start = text.index(words)
    return Citation(start=start, end=start + len(words), text=words, report=report)


def merged(entry: Contact | Statement, **fields: object) -> MergedEntry:
    sort = "contact" if isinstance(entry, Contact) else "statement"
    return MergedEntry(
        id="e", kind_of_entry=sort, entry=entry, sources=Sources(reports=1, texts=1), **fields  # type: ignore[arg-type]
    )  # fmt: skip


def test_words_stand_in_their_paragraph_once() -> None:
    found = passages(REPORT, [cited("They talked."), cited("met in Oslo"), cited("signed")])
    assert ["".join(p.text for p in one.pieces) for one in found] == [FIRST, SECOND]
    assert [p.text for p in found[0].pieces if p.cited] == ["met in Oslo", "They talked."]
    assert found[0].at == Span(TEXT.index("met"), TEXT.index("met") + len("met in Oslo"))


def test_overlapping_words_are_said_once() -> None:
    found = passages(REPORT, [cited("two met in"), cited("met in Oslo"), cited("in")])
    assert ["".join(p.text for p in one.pieces) for one in found] == [FIRST]


def test_words_outside_of_the_body_stand_in_their_line() -> None:
    (one,) = passages(REPORT, [cited("Home")])
    assert "".join(p.text for p in one.pieces) == "Menu | Home"


def test_a_long_paragraph_is_cut_around_the_words() -> None:
    text = "word " * 50_000 + "Here it is. " + "word " * 50_000
    report = Report(id="r", text=text, body=(Span(0, len(text)),))
    (one,) = passages(report, [cited("Here it is.", text)])
    assert one.cut_before
    assert one.cut_after
    assert one.end - one.start < 2 * AROUND + 100
    (whole,) = passages(report, [Citation(start=0, end=len(text), text=text)])
    assert whole.end <= LONGEST + AROUND
    assert whole.cut_after


def test_hostile_characters_do_not_reach_a_passage() -> None:
    text = "A \u202ereversed\u202c \x00 word."
    (one,) = passages(Report(id="r", text=text, body=(Span(0, len(text)),)), [cited("reversed", text)])
    assert not {"\u202e", "\u202c", "\x00"} & set("".join(p.text for p in one.pieces))


def test_the_whole_text_is_there_in_order() -> None:
    met = merged(
        Contact(kind="meeting", status="held", citations=(cited("met in Oslo. They"), cited("in Oslo")))
    )
    made = blocks(REPORT, [met], words=[Span(*_span("talked"))], at=Span(*_span("signed")))
    assert "".join("".join(b.text for block in made for b in block.bits).split()) == "".join(TEXT.split())
    assert [block.clutter for block in made] == [True, False, False]
    bits = [b for block in made for b in block.bits]
    assert [b.text for b in bits if b.ended] == ["in Oslo", ". They"]
    assert [a for b in bits for a in b.anchors] == [
        Span(*_span("met in Oslo. They")),
        Span(*_span("in Oslo")),
    ]
    assert [b.text for b in bits if b.word] == ["talked"]
    assert [b.text for b in bits if b.at] == ["signed"]
    assert made[0].words == 3


def test_of_a_statement_only_the_words_said_are_numbered() -> None:
    said = merged(
        Statement(
            speaker="X", party=None, content="met in Oslo", citations=(cited("met in Oslo"), cited("They"))
        )
    )
    bits = [b for block in blocks(REPORT, [said]) for b in block.bits]
    assert [b.text for b in bits if b.entries] == ["met in Oslo", "They"]
    assert [b.text for b in bits if b.ended] == ["met in Oslo"]


def test_what_is_cited_from_elsewhere_or_out_of_the_text_is_not_marked() -> None:
    other = merged(
        Contact(
            kind="call",
            status="held",
            citations=(cited("signed", report="s"), Citation(start=0, end=9_999, text="", report="r")),
        )
    )
    assert not [b for block in blocks(REPORT, [other]) for b in block.bits if b.entries]


def _span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_accounts_side_by_side_tell_what_differs() -> None:
    told = (
        Contact(kind="meeting", status="planned", date="2022-03-02", place="Lisbon", parties=("NOR", "PRT")),
        Contact(kind="meeting", status="held", date="2022-03-03", parties=("NOR", "PRT")),
    )
    sides = [Side(key=str(n), report=f"r{n}", published=None, entry=entry) for n, entry in enumerate(told)]
    dates = tuple(Told(value=e.date or "", reports=(f"r{n}",)) for n, e in enumerate(told))
    entry = Contact(kind="meeting", status="held", date="2022-03-03", place="Lisbon", parties=("NOR", "PRT"))
    first, second = beside(merged(entry, differences={"date": dates}), sides)
    assert {c.field: c.note for c in first.cells if c.note} == {"status": "at that time", "date": "differs"}
    assert not [c for c in second.cells if c.note]
    assert "place" not in {c.field for c in second.cells}
    assert {c.field: c.value for c in first.cells}["parties"] == "Norway and Portugal"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        (None, ""),
        ("2023-12-27", "to the day"),
        ("2024-01", "to the month"),
        ("2024-21", "to a part of the year"),
        ("2024", "to the year"),
        ("2023-12-25/2023-12-29", "a stretch, to the day"),
        ("2023-12-25/2024-01", "a stretch, from to the day, until to the month"),
        ("2023-12-25/..", "its end is not told"),
        ("../2023", "its beginning is not told"),
        ("XXXX-05-04", "the year is not told"),
        ("2023~", "to the year, about"),
        ("201X", "in part"),
    ],
)
def test_precision_in_words(edtf: str | None, said: str) -> None:
    assert precision(edtf) == said


def test_every_status_has_its_meaning() -> None:
    for status in ("held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"):
        assert meaning(Contact(kind="meeting", status=status))
    for action in (
        "signed",
        "ratified",
        "adopted",
        "amended",
        "agreed",
        "negotiating",
        "planned",
        "proposed",
        "rejected",
        "suspended",
    ):
        assert meaning(Instrument(title="Pact", kind="treaty", action=action))
    assert meaning(Commitment(by=("NOR",), what="ratify")) == ""


def test_what_has_passed_unreported() -> None:
    today = date(2024, 2, 1)
    assert passed(Contact(kind="meeting", status="planned", date="2024-01"), today)
    for entry in (
        Contact(kind="meeting", status="planned", date="2024-02"),
        Contact(kind="meeting", status="held", date="2023"),
        Contact(kind="meeting", status="planned"),
        Commitment(by=("NOR",), what="ratify", due="2023"),
    ):
        assert not passed(entry, today)
