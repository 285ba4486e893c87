"""Event data: PLOVER's types, modes, contexts, actors and sectors, and what PLOVER does not have."""

import csv
import io
import json
from typing import Any

import pytest
from answers_merged import REPORTS, entries

from despatch.answers.exports.event_actors import contact_actors
from despatch.answers.exports.event_table import event_csv, event_line, header
from despatch.answers.exports.events import event_row, event_rows, fields
from despatch.answers.exports.origin import Origin, origin
from despatch.answers.exports.plover import (
    actor_code,
    codebook,
    contact_coding,
    contexts_of,
    instrument_coding,
    quad_code,
    sector_of,
)
from despatch.answers.exports.plover_statements import _patterns, act
from despatch.answers.exports.spans import span
from despatch.model import Citation, Contact, Instrument, Participant, Statement
from despatch.model.merged import Checked, MergedEntry, Sources
from despatch.registers.tables import beside

CASES = beside(__file__, "plover.yaml")
HOSTILE = '=HYPERLINK("x")\n\x1b[31m;,"\u202e\x07'


def origin_of(id_: str) -> Origin:
    return origin(REPORTS[id_]) if id_ in REPORTS else Origin(id_)


def merged(entry: Any, **more: Any) -> MergedEntry:
    return MergedEntry(
        id="00ff", kind_of_entry=type(entry).__name__.lower(), entry=entry, sources=Sources(reports=1, texts=1), **more
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize("case", CASES["statements"], ids=lambda c: f"{c['cue']} {c['content'][:40]}")
def test_statements(case: dict[str, Any]) -> None:
    said = Statement(
        speaker="Aas",
        party=case.get("party", "NOR"),
        content=case["content"],
        form="indirect",
        cue=case["cue"],
    )
    assert list(act(said)) == (case["is"] or [None, None, None])


@pytest.mark.parametrize(("role", "sector"), CASES["sectors"])
def test_sectors(role: str | None, sector: str | None) -> None:
    assert sector_of(role) == sector


@pytest.mark.parametrize(("words", "contexts"), CASES["contexts"])
def test_contexts(words: list[str], contexts: list[str]) -> None:
    assert contexts_of(words) == contexts


@pytest.mark.parametrize(
    ("fields_", "mode"),
    [
        ({"kind": "visit"}, "visit"),
        ({"kind": "call"}, "phone"),
        ({"kind": "conference"}, "multilateral"),
        ({"kind": "message"}, None),
        ({"kind": "meeting", "parties": ("NOR", "PRT")}, None),
        ({"kind": "meeting", "parties": ("NOR", "PRT"), "country": "PRT"}, None),
        ({"kind": "meeting", "parties": ("NOR", "PRT"), "country": "CHE"}, "third-party"),
        ({"kind": "meeting", "parties": ("EU", "NOR"), "country": "CHE"}, None),
        ({"kind": "meeting", "parties": ("ESP", "NOR", "PRT"), "country": "CHE"}, "multilateral"),
    ],
)
def test_every_contact_is_a_consultation(fields_: dict[str, Any], mode: str | None) -> None:
    for status in ("held", "planned", "cancelled"):
        assert contact_coding(Contact(status=status, **fields_)) == ("CONSULT", mode)


@pytest.mark.parametrize(
    ("kind", "action", "type_"),
    [
        ("agreement", "signed", "SUPPORT"), ("treaty", "ratified", "SUPPORT"), ("memorandum", "planned", "AGREE"),
        ("agreement", "agreed", "AGREE"), ("treaty", "negotiating", "CONSULT"), ("protocol", "rejected", "REJECT"),
        ("treaty", "suspended", "SANCTION"), ("resolution", "adopted", None), ("other", "adopted", None),
    ],
)  # fmt: skip
def test_instruments(kind: str, action: str, type_: str | None) -> None:
    assert instrument_coding(Instrument(title="t", kind=kind, action=action)).type == type_


def test_the_special_contexts_tell_what_has_not_taken_place() -> None:
    for status, special in (("planned", "future"), ("postponed", "future"), ("proposed", "hypothetical"),
                            ("cancelled", "negation"), ("denied", "negation"), ("held", None), ("ongoing", None)):  # fmt: skip
        row = event_row(merged(Contact(kind="meeting", status=status)), origin_of)
        assert row["contexts"] == ([special] if special else [])
        assert row["happened"] is (special is None)


def test_a_visit_goes_from_the_visitors_to_the_host() -> None:
    person = Participant(name="Aas", role="Foreign Minister", party="NOR")
    visit = Contact(
        kind="visit", status="held", country="PRT", parties=("NOR", "PRT"), participants=(person,)
    )
    sides = contact_actors(visit, "visit")
    assert [a.row()["party"] for a in sides.source] == ["NOR"]
    assert [a.row()["party"] for a in sides.recipient] == ["PRT"]
    assert sides.source[0].row()["sectors"] == ["GOV"]
    nowhere = Contact(kind="visit", status="held", parties=("NOR", "PRT"))
    assert not contact_actors(nowhere, "visit").recipient
    assert len(contact_actors(nowhere, "visit").source) == 2


def test_codes_of_actors() -> None:
    assert [actor_code(p) for p in ("NOR", "EU", "Hamas")] == ["NOR", "IGO", None]


def test_the_mapping_keeps_to_the_codebook() -> None:
    book = codebook()
    types = set(book["quad"])
    assert len(types) == 16
    assert set(book["instrument"].values()) <= types
    assert {p.type for p in _patterns()} <= types
    for pattern in _patterns():
        assert pattern.mode is None or pattern.mode in book["modes"][pattern.type]
    assert set(book["context_words"]) <= set(book["contexts"])
    assert set(book["contact_special"].values()) <= set(book["special"])
    assert quad_code("CONSULT") == 1
    assert quad_code(None) is None


def test_rows_have_every_field_always_and_cite_exactly() -> None:
    rows = list(event_rows(entries(), origin_of))
    assert len(rows) == sum(m.kind_of_entry != "commitment" for m in entries())
    for row in rows:
        assert tuple(row) == fields()
        for cited in row["citations"]:
            if cited["report"] is None:
                continue
            assert REPORTS[cited["report"]].text[cited["start"] : cited["end"]] == cited["text"]
            assert cited["outlet"] == REPORTS[cited["report"]].outlet
    [met] = [r for r in rows if r["id"] == "c0ffee0000000001"]
    assert (met["event_type"], met["status"], met["date_precision"]) == ("CONSULT", "held", "day")
    assert (met["reports"], met["texts"], met["differences"]) == (2, 2, ["date"])
    [yearless] = [r for r in rows if r["id"] == "c0ffee0000000004"]
    assert (yearless["date"], yearless["date_first"], yearless["date_precision"]) == (
        "XXXX-05-04",
        None,
        "yearless",
    )
    [later] = [r for r in rows if r["id"] == "c0ffee0000000003"]
    assert (later["date"], later["not_before"], later["contexts"]) == (None, "2022-05-05", ["future"])


def test_who_has_checked_an_entry_is_told() -> None:
    checked = Checked(state="accepted", author="a", at="2024-01-01T00:00:00", judgements=("j",))
    one = merged(Contact(kind="call", status="held"), checked=checked)
    assert event_row(one, origin_of)["checked"] == "accepted"
    assert event_row(merged(Contact(kind="call", status="held")), origin_of)["checked"] is None


def test_csv_holds_all_that_the_rows_hold() -> None:
    rows = list(event_rows(entries(), origin_of))
    table = list(csv.DictReader(io.StringIO("".join(event_csv(rows)))))
    assert list(table[0]) == header()
    assert [r["id"] for r in table] == [r["id"] for r in rows]
    for cells, row in zip(table, rows, strict=True):
        assert json.loads(cells["citations"]) == row["citations"]
        assert cells["source"] == "; ".join(a["party"] for a in row["source"])
        assert cells["event_type"] == (row["event_type"] or "")


def test_hostile_text_survives() -> None:
    said = Statement(
        speaker=HOSTILE, party="NOR", content=HOSTILE, cue=HOSTILE,
        citations=(Citation(start=0, end=len(HOSTILE), text=HOSTILE, report=HOSTILE),),
    )  # fmt: skip
    rows = [event_row(merged(said), Origin)]
    [cells] = csv.DictReader(io.StringIO("".join(event_csv(rows))))
    assert cells["text"].startswith("'=HYPERLINK")
    assert not any(c in "\x1b\u202e\x07" for v in cells.values() for c in v)
    assert json.loads(cells["citations"])[0]["text"] == HOSTILE
    line = event_line(rows[0], 80)
    assert line.isprintable()
    assert len(line) <= 80


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        (None, None, None, None), ("2024-02-03", "2024-02-03", "2024-02-03", "day"), ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"), ("2024-21", "2024-03-01", "2024-05-31", "season"),
        ("2024-34", "2024-04-01", "2024-06-30", "quarter"), ("2024-41", "2024-07-01", "2024-12-31", "half"), ("202X", None, None, "decade"),
        ("XXXX-05-04", None, None, "yearless"), ("2024-05-01/2024-05-04", "2024-05-01", "2024-05-04", "interval"),
        ("2024-05/2024-07", "2024-05-01", "2024-07-31", "coarse interval"), ("2024-05-01/..", "2024-05-01", None, "open interval"),
        ("../2024-05", None, "2024-05-31", "open interval"), ("2024-05-04/2024-05-04", "2024-05-04", "2024-05-04", "day"), ("soon", None, None, "other"),
    ],
)  # fmt: skip
def test_spans(edtf: str | None, first: str | None, last: str | None, precision: str | None) -> None:
    found = span(edtf)
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (first, last)
    assert found.precision == precision
    assert not found.doubtful


def test_a_doubtful_date_is_told() -> None:
    assert span("2024-05?").doubtful
    assert span("2024-05~").last == span("2024-05").last
