"""Gold annotations as readings: what merging alone makes of perfect entries."""

import json
from pathlib import Path
from typing import Any

from benchmarks.shared import SHARED
from despatch.model import (
    Citation,
    Commitment,
    Contact,
    Instrument,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
)


def gold_readings(folder: Path | None = None) -> dict[str, Reading]:
    """Report id -> reading made of its gold file, citations included."""
    folder = folder or SHARED / "gold" / "dev"
    out = {}
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".sentences.json"):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        spans = {
            int(n): tuple(s) for n, s in json.loads(path.with_suffix(".sentences.json").read_text()).items()
        }
        out[gold["id"]] = reading_of(gold, text, spans)
    return out


def reading_of(gold: dict[str, Any], text: str, spans: dict[int, tuple[int, int]]) -> Reading:
    def cite(entry: dict[str, Any]) -> tuple[Citation, ...]:
        found = [spans[n] for n in entry.get("evidence") or [] if n in spans]
        return tuple(Citation(start=a, end=b, text=text[a:b]) for a, b in found)

    def people(entry: dict[str, Any]) -> tuple[Participant, ...]:
        return tuple(
            Participant(name=p.get("name"), role=p.get("role"), party=p.get("party"))
            for p in entry.get("participants") or []
        )

    report = Report(
        id=gold["id"], text=text, body=(Span(0, len(text)),), title=gold.get("title"), outlet=gold.get("outlet"),
        published=gold.get("published"), language="en",
    )  # fmt: skip
    return Reading(
        report=report,
        contacts=tuple(
            Contact(
                kind=c["kind"], status=c["status"], date=c.get("date"), place=c.get("place"), country=c.get("country"),
                parties=tuple(c["parties"]), participants=people(c), mechanism=c.get("mechanism"),
                topics=tuple(c.get("topics") or ()), citations=cite(c),
            )
            for c in gold.get("contacts", [])
        ),
        instruments=tuple(
            Instrument(
                title=i["title"], kind=i["kind"], action=i["action"], date=i.get("date"),
                parties=tuple(i.get("parties") or ()), citations=cite(i),
            )
            for i in gold.get("instruments", [])
        ),
        commitments=tuple(
            Commitment(by=tuple(c["by"]), what=c["what"], due=c.get("due"), citations=cite(c))
            for c in gold.get("commitments", [])
        ),
        statements=tuple(
            Statement(speaker=s.get("speaker"), party=s.get("party"), content=s["content"], citations=cite(s))
            for s in gold.get("statements", [])
        ),
        model="gold",
    )  # fmt: skip
