"""What statuses and dates mean, in words: how far a thing has come, and how exactly its date is told."""

import re
from datetime import date
from functools import cache
from typing import Any

from despatch.answers.headline import date_of, status_of
from despatch.model import Contact, Entry, Instrument, Statement
from despatch.model.when import bounds, yearless
from despatch.registers.tables import beside

_AHEAD = frozenset(("planned", "proposed", "postponed"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\Z", re.ASCII)
_PART = re.compile(r"\d{4}-\d\d\Z", re.ASCII)
_YEAR = re.compile(r"\d{4}\Z", re.ASCII)


@cache
def _words() -> Any:
    return beside(__file__, "meanings.yaml")


def meaning(entry: Entry) -> str:
    """What the status of a contact, the action of an instrument or the form of a statement says; "" for a commitment."""
    sort = {Contact: "status", Instrument: "action", Statement: "form"}.get(type(entry))
    return str(_words()[sort].get(status_of(entry), "")) if sort else ""


def passed(entry: Entry, today: date) -> str:
    """A word of warning where something is still told as to come though its date lies before `today`; else ""."""
    span = bounds(date_of(entry))
    ahead = isinstance(entry, Contact | Instrument) and status_of(entry) in _AHEAD
    return str(_words()["passed"]) if ahead and span and span[1] < today else ""


def precision(edtf: str | None) -> str:
    """How exactly a date (EDTF) is told, in words; "" for none.

    >>> precision("2023-12-27"), precision("2024-01"), precision("XXXX-05-04")
    ('to the day', 'to the month', 'the year is not told')
    """
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if yearless(edtf):
        return "the year is not told"
    if slash and (first in ("", "..") or last in ("", "..")):
        return "its beginning is not told" if first in ("", "..") else "its end is not told"
    ends = [_exact(side.rstrip("~?%")) for side in (first, last) if side]
    said = ends[0] if len(set(ends)) == 1 else f"from {ends[0]}, until {ends[1]}"
    doubt = {"~": ", about", "?": ", uncertain", "%": ", about and uncertain"}.get(edtf[-1], "")
    return f"{'a stretch, ' if slash else ''}{said}{doubt}"


def _exact(side: str) -> str:
    for pattern, said in (
        (_DAY, "to the day"),
        (_MONTH, "to the month"),
        (_PART, "to a part of the year"),
        (_YEAR, "to the year"),
    ):
        if pattern.match(side):
            return said
    return "in part"
