"""The timeline: who is chosen, where each stands, what it looks like; one entry whole."""

import random

import pytest
from answers_merged import REPORTS, entries
from rich.console import Console

from despatch.answers.parties import party_code, party_name
from despatch.answers.placing import place
from despatch.answers.query import Query, answer, title
from despatch.answers.table import merged_csv, merged_row
from despatch.answers.timeline import chosen, timeline
from despatch.answers.whole import whole
from despatch.model import Report, Span, UsageError
from despatch.model.merged import Bounds, MergedEntry


def shown(parts, width: int = 80) -> str:
    console = Console(width=width, color_system=None, highlight=False, markup=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return captured.get()


def by_id(ending: str) -> MergedEntry:
    return next(m for m in entries() if m.id.endswith(ending))


def test_order_does_not_depend_on_the_order_given() -> None:
    expected = [m.id for m in chosen(entries(), (), ())]
    for seed in range(10):
        mixed = entries()
        random.Random(seed).shuffle(mixed)
        assert [m.id for m in chosen(mixed, (), ())] == expected


def test_labels_in_order() -> None:
    assert [place(m).label for m in chosen(entries(), (), ())] == [
        "2021", "Feb", "3 Mar", "3 Mar", "by 4 Mar", "after 5 May", "due Jun", "4 May, year unknown",
    ]  # fmt: skip


def test_reported_speech_only_when_asked_for() -> None:
    assert "bead000000000002" not in {m.id for m in chosen(entries(), (), ())}
    assert {m.id for m in chosen(entries(), ("statement",), ())} == {"bead000000000001", "bead000000000002"}
    assert {m.id for m in chosen(entries(), ("quotation",), ())} == {"bead000000000001"}


def test_kinds_and_statuses() -> None:
    assert {m.entry.kind for m in chosen(entries(), ("visit", "call"), ())} == {"visit", "call"}
    assert {m.entry.status for m in chosen(entries(), ("visit",), ("planned",))} == {"planned"}
    assert {m.kind_of_entry for m in chosen(entries(), ("contact",), ())} == {"contact"}


@pytest.mark.parametrize(
    ("bound", "label"),
    [
        (Bounds(before="2023-12-27"), "by 27 Dec"),
        (Bounds(after="2023-12-27"), "after 27 Dec"),
        (Bounds(after="2023-12-20", before="2023-12-27"), "between 20 Dec and 27 Dec"),
        (Bounds(after="2022-12-20", before="2023-01-02"), "between 20 Dec 2022 and 2 Jan"),
        (Bounds(before="XXXX-05-05"), "by 5 May, year unknown"),
        (Bounds(), "undated"),
        (None, "undated"),
    ],
)
def test_undated_entries_stand_where_they_are_bounded(bound: Bounds | None, label: str) -> None:
    import msgspec

    assert (
        place(msgspec.structs.replace(by_id("01"), entry=_undated(by_id("01")), bounded_by=bound)).label
        == label
    )


def _undated(m: MergedEntry):
    import msgspec

    return msgspec.structs.replace(m.entry, date=None)


@pytest.mark.parametrize("width", [24, 40, 60, 80, 200])
@pytest.mark.parametrize("brief", [False, True])
def test_it_fits_the_terminal(width: int, brief: bool) -> None:
    text = shown(
        timeline(chosen(entries(), (), ()), "Norway – Portugal", REPORTS.get, width=width, brief=brief), width
    )
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    assert "Norway – Portugal" in text or width < 24


def test_a_block_tells_what_matters() -> None:
    text = shown(timeline(chosen(entries(), ("meeting",), ()), "x", REPORTS.get, width=100), 100)
    for words in (
        "3 Mar", "● NOR PRT  Meeting held · Lisbon", "Rui Teles and Kari Aas", "fisheries; the Arctic", "2 reports",
        "Harbour Gazette, 4 Mar 2022 [gazette-1]", "differ on date", "planned → held", "#c0ffee00",
    ):  # fmt: skip
        assert words in text


def test_no_entries() -> None:
    assert "No entries." in shown(timeline([], "Norway – Portugal", REPORTS.get, width=80))


def test_rows_have_the_fields_of_read_and_more() -> None:
    row = merged_row(by_id("0000001"))
    assert list(row)[:2] == ["id", "entry"]
    assert list(row)[-5:] == ["sources", "differences", "history", "checked", "bounded_by"]
    assert row["citations"][0]["report"] == "gazette-1"
    assert row["differences"]["date"][1] == {"value": "2022-03-03/2022-03-04", "reports": ["ledger-7"]}
    lines = merged_csv(entries()).splitlines()
    assert len(lines) == 1 + len(entries())
    assert lines[0].startswith("id,entry,kind,status,date,parties")


def test_an_entry_whole() -> None:
    text = shown(whole(by_id("c0ffee0000000001"), REPORTS.get, width=80, colour=False))
    for words in (
        "● Meeting held", "3 Mar 2022  (2022-03-03)", "Lisbon, Portugal", "Norway (NOR) and Portugal (PRT)",
        "Rui Teles  foreign minister, PRT", "2 reports", "History", "planned, Mar 2022", "Where the reports differ",
        "3–4 Mar 2022", "ledger-7", "https://gazette.example/1",
        "[Aas and Teles met in Lisbon on March 3 or 4], her office said.",
    ):  # fmt: skip
        assert words in text


def test_an_entry_whose_report_is_gone_still_shows_its_words() -> None:
    assert "her office" not in shown(whole(by_id("0001"), lambda _: None, width=80, colour=False))
    assert "Aas and Teles met in Lisbon" in shown(
        whole(by_id("0001"), lambda _: None, width=80, colour=False)
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("IND", "IND"), ("india", "IND"), ("Indian", "IND"), ("Indians", "IND"), ("New Delhi", "IND"), ("eu", "EU"),
        ("European Union", "EU"), ("the United States", "USA"), ("U.S.", "USA"), ("Kremlin", "RUS"), ("DPRK", "PRK"),
    ],
)  # fmt: skip
def test_parties_by_any_name(name: str, code: str) -> None:
    assert party_code(name) == code


def test_unknown_parties_are_refused_with_what_is_near() -> None:
    with pytest.raises(UsageError, match=r"Russia \(RUS\)"):
        party_code("Rusia")
    with pytest.raises(UsageError, match="no state or body"):
        party_code("")
    assert party_name("RUS") == "Russia"
    assert party_name("EU") == "EU"


@pytest.mark.parametrize(
    "query",
    [
        Query(since="soon"),
        Query(until="XXXX-05"),
        Query(since="2024", until="2023"),
        Query(since="2023-13-45"),
    ],
)
def test_dates_that_make_no_sense_are_refused(query: Query) -> None:
    with pytest.raises(UsageError):
        query.check()


class Few:
    """A record that knows the entries made by hand."""

    def timeline(self, *parties: str, of: tuple[str, ...] = (), **_: object):
        return (m for m in entries() if m.kind_of_entry in of and set(parties) <= set(m.parties))


def test_a_relationship_includes_what_each_side_says_in_its_reports() -> None:
    found = {m.kind_of_entry for m in answer(Few(), Query(("NOR", "PRT")))}  # type: ignore[arg-type]
    assert found == {"contact", "instrument", "commitment", "statement"}
    assert {m.kind_of_entry for m in answer(Few(), Query(("EU", "NOR")))} == {
        "contact",
        "commitment",
        "statement",
    }  # type: ignore[arg-type]
    assert (
        title(Query(("NOR", "PRT"), since="2023", about="fish"))
        == "Norway – Portugal, since 2023, about fish"
    )


def test_hostile_reports_cannot_reach_the_terminal() -> None:
    import msgspec

    text = "The \x1b[31mministers\u202e met.\x00 Then they left."
    m = by_id("c0ffee0000000001")
    citation = msgspec.structs.replace(m.entry.citations[0], start=0, end=len(text), text=text)
    entry = msgspec.structs.replace(m.entry, place="\x1b[2J", mechanism="a\x00b", citations=(citation,))
    m = msgspec.structs.replace(m, entry=entry)
    report = Report(
        id="gazette-1", text=text, body=(Span(0, len(text)),), outlet="\x1b]0;x\x07", title="\u202eevil"
    )
    out = shown(whole(m, lambda _: report, width=80, colour=False))
    out += shown(timeline([m], "\x1b[31m", lambda _: report, width=80))
    assert not set(out) & set("\x1b\x00\x07\u202e")


def test_an_entry_of_a_report_without_a_year_is_shown_by_its_day() -> None:
    import msgspec

    m = by_id("c0ffee0000000001")
    m = msgspec.structs.replace(m, entry=_undated(m), bounded_by=None)
    yearless = msgspec.structs.replace(REPORTS["gazette-1"], published="XXXX-03-04")
    text = shown(timeline([m], "x", lambda _: yearless, width=80))
    assert "by 4 Mar ●" in text
    assert "Year unknown" in text
