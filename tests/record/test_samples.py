"""The sample reports' expected readings, merged, against the record that a careful reader makes of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from record_made import cite

from despatch import Reading, Record
from despatch.model import Contact, Participant, Report
from despatch.model.merged import MergedEntry

EXPECTED = Path(__file__).resolve().parents[2] / "examples" / "expected"
RECORD: list[dict[str, Any]] = json.loads((EXPECTED / "record.json").read_text(encoding="utf-8"))

# Reports that the merging leaves apart from the rest, and why.
APART = {
    (
        "meeting",
        "2021-12-06",
        "2020-12-24-yamuna-no-summit",
    ): "wished for in the first half of 2021, held in December",
    ("conference", "2023-07-04", "2022-09-17-yamuna-samarkand"): "nothing but the body and the year is told",
    ("meeting", "2025-08-20", "2025-08-22-gulf-ledger-moscow-trade"): "two days stated: never one entry",
}


def contact_of(number: int, row: dict[str, Any]) -> Contact:
    fields = {**row, "participants": tuple(Participant(**p) for p in row["participants"])}
    fields |= {name: tuple(row[name]) for name in ("parties", "topics")}
    cited = tuple(c for n, text in enumerate(row["citations"]) for c in cite(0, len(text), text))
    return Contact(**{**fields, "citations": cited})


@pytest.fixture(scope="module")
def merged() -> list[MergedEntry]:
    readings = []
    for path in sorted((EXPECTED / "readings").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        told = tuple(contact_of(n, c) for n, c in enumerate(row["contacts"]))
        readings.append(
            Reading(report=Report(id=row["id"], text="", body=(), published=row["published"]), contacts=told)
        )
    with Record(":memory:") as record:
        record.add_all(readings)
        return list(record.entries())


SEVERAL = [row for row in RECORD if len(row["reports"]) > 1]


@pytest.mark.parametrize("row", SEVERAL, ids=lambda r: f"{r['kind']} {r['date']} {'-'.join(r['parties'])}")
def test_told_by_several_reports_and_merged(row: dict[str, Any], merged: list[MergedEntry]) -> None:
    reports = {r for r in row["reports"] if (row["kind"], row["date"], r) not in APART}
    found = [m for m in merged if set(m.reports) == reports and m.entry.kind == row["kind"]]  # type: ignore[union-attr]
    assert found, [m.reports for m in merged if reports & set(m.reports) and m.entry.kind == row["kind"]]  # type: ignore[union-attr]


def test_nothing_else_is_merged(merged: list[MergedEntry]) -> None:
    made = sorted(m.reports for m in merged if m.sources.reports > 1)
    assert len(made) <= len(SEVERAL)
    assert len(made) >= len(SEVERAL) - len(APART)


def test_the_summit_of_2021_with_its_history(merged: list[MergedEntry]) -> None:
    (summit,) = (
        m
        for m in merged
        if "2021-04-07-yamuna-lavrov" in m.reports and m.date == "2021-12-06" and m.entry.kind == "meeting"
    )  # type: ignore[union-attr]
    assert [(s.status, s.date) for s in summit.history][:3] == [
        ("planned", "2021"),
        ("planned", "2021-12-06"),
        ("held", "2021-12-06"),
    ]


def test_where_reports_differ(merged: list[MergedEntry]) -> None:
    places = [
        m.differences["place"] for m in merged if "no-year-npa-goa" in m.reports and "place" in m.differences
    ]
    assert {"Panaji": ("no-year-npa-goa",), "Benaulim": ("2023-05-05-meridian-goa",)} in [
        {told.value: told.reports for told in place} for place in places
    ]
    (stay,) = (m for m in merged if m.date == "2023-12-25/2023-12-29")
    assert {d.value for d in stay.differences["date"]} >= {"2023-12-25/2023-12-29", "2023-12-25/2023-12-28"}
