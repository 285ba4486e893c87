"""Entries of a record made of the cases of `fates.yaml`: a promise, and what later reports tell."""

from pathlib import Path
from typing import Any

import yaml

from despatch.model import Citation, Commitment, Contact, Instrument, Participant, Statement
from despatch.model.merged import MergedEntry, Sources, Step

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file, dates as strings."""
    return list(yaml.load((HERE / name).read_text("utf-8"), Loader=yaml.BaseLoader))


def merged(
    id_: str, entry: Any, told: str | None, *, report: str = "", steps: tuple[Step, ...] = ()
) -> MergedEntry:
    """An entry that one report tells of, published on `told`."""
    date = entry.due if isinstance(entry, Commitment) else entry.date
    status = getattr(entry, "status", None) or getattr(entry, "action", "") or ""
    return MergedEntry(
        id=id_,
        kind_of_entry=type(entry).__name__.lower(),  # type: ignore[arg-type]
        entry=entry,
        sources=Sources(reports=1, texts=1),
        history=steps or (Step(reported=told, status=status, date=date, reports=(report or f"r-{id_}",)),),
    )


def cited(text: str, report: str) -> tuple[Citation, ...]:
    return (Citation(start=0, end=len(text), text=text, report=report),)


def case_entries(number: int, case: dict[str, Any]) -> list[MergedEntry]:
    """The promise first, then what is told later."""
    p, id_ = case["promise"], f"c{number:03}"
    words = f"{', '.join(p['by'])} will {p['what']}."
    promise = Commitment(
        by=tuple(p["by"]), what=p["what"], due=p.get("due") or None, citations=cited(words, f"r-{id_}")
    )
    out = [merged(id_, promise, p["told"])]
    for n, later in enumerate(case["later"]):
        key = f"{id_}-{n}"
        out.append(merged(key, _later(later, f"r-{key}"), later["told"]))
    return out


def _later(later: dict[str, Any], report: str) -> Contact | Instrument | Commitment | Statement:
    words, date = cited(later["words"], report), later.get("date") or None
    if later["sort"] == "statement":
        return Statement(
            speaker=None, party=later.get("party"), content=later["words"], form="indirect", citations=words
        )
    if later["sort"] == "commitment":
        return Commitment(
            by=tuple(later["by"]), what=later["words"], due=later.get("due") or None, citations=words
        )
    if later["sort"] == "instrument":
        return Instrument(
            title=later["title"], kind="protocol", action=later["action"], date=date, parties=tuple(later["parties"]), citations=words
        )  # fmt: skip
    return Contact(
        kind=later["kind"], status=later["status"], date=date, place=later.get("place"), parties=tuple(later["parties"]),
        mechanism=later.get("mechanism"), topics=tuple(later.get("topics", ())), citations=words,
        participants=tuple(Participant(name=n, party=q) for n, q in later.get("people", {}).items()),
    )  # fmt: skip
