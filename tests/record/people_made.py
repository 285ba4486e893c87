"""Merged entries that name people, made up for tests."""

from collections.abc import Sequence
from typing import Any

from despatch.model import Citation, Contact, Participant, Statement
from despatch.model.merged import MergedEntry, Sources, Step

Told = Sequence[str | None]  # name, party, office, date


def entry(number: int, told: Told, **fields: Any) -> MergedEntry:
    """A held meeting in which somebody takes part: told on the day."""
    name, party, office, date = told
    parties = tuple(sorted({party, "NOR"} - {None}))  # type: ignore[type-var]
    cited = Citation(
        start=0, end=9, text=f"{office or ''} {name} spoke", report=fields.pop("report", f"r{number}")
    )
    whole: dict[str, Any] = {
        "kind": "meeting",
        "status": "held",
        "date": str(date) if date else None,
        "parties": parties,
    }
    people = (Participant(name=name, role=office, party=party), *fields.pop("others", ()))
    contact = Contact(**{**whole, **fields}, participants=people, citations=(cited,))
    return merged(number, contact, "contact", date)


def said(
    number: int, speaker: str, party: str | None, date: str | None, report: str | None = None
) -> MergedEntry:
    """A statement."""
    cited = Citation(start=0, end=9, text=f"{speaker} said", report=report or f"r{number}")
    return merged(
        number,
        Statement(speaker=speaker, party=party, content="words", citations=(cited,)),
        "statement",
        date,
    )


def merged(number: int, entry: Any, sort: Any, date: Any) -> MergedEntry:
    """An entry of the record told by one report, on the day."""
    told = (Step(reported=str(date) if date else None, status="held", date=None, reports=(f"r{number}",)),)
    return MergedEntry(
        id=f"{number:012x}",
        kind_of_entry=sort,
        entry=entry,
        sources=Sources(reports=1, texts=1),
        history=told,
    )
