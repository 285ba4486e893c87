"""What is asked for in an address, as parameters that several pages have: parties, days, whether a record is large."""

from typing import Annotated

from fastapi import Query, Request
from pydantic import StringConstraints

from despatch.answers.parties import party_code
from despatch.answers.relationships import relationship
from despatch.model import UsageError
from despatch.record import Record

LARGE = 8_000  # entries beyond which nothing is asked of all of them while somebody waits
Parties = Annotated[
    list[Annotated[str, StringConstraints(max_length=100)]] | None,
    Query(max_length=8, description="A state or body by code or name (IND, India, EU); may be given again: all of them."),
]  # fmt: skip
Since = Annotated[
    str | None, Query(max_length=40, description="Nothing before this EDTF date with a year, however coarse.")
]
Until = Annotated[
    str | None, Query(max_length=40, description="Nothing after this EDTF date with a year, however coarse.")
]


def codes(parties: list[str] | None) -> tuple[str, ...]:
    """The codes of the parties asked for, each once; a relationship (`IND-RUS`) is its parties, a blank is none.

    Raises:
        UsageError: a party that is not known; nearest names are given.
    """
    found: list[str] = []
    for written in parties or ():
        if written.strip():
            found += _codes(written.strip())
    return tuple(dict.fromkeys(found))


def _codes(written: str) -> tuple[str, ...]:
    try:
        return (party_code(written),)
    except UsageError:
        if "-" not in written and "–" not in written:
            raise
        return relationship(written)


def given(value: str | None) -> str | None:
    """What was typed into a field; None where it was left empty."""
    return value.strip() or None if value else None


def large(request: Request, most: int = LARGE) -> bool:
    """Whether the record has more entries than can be gone through while somebody waits."""
    record: Record = request.app.state.record
    number: int = request.app.state.kept.get(record.version(), "entries in all", record.count)
    return number > most
