"""A relationship for the pages about it: what is asked for in the address, and what is worked out once for each state of the record."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal, get_args

from fastapi import Path, Query, Request

from despatch.answers.charted import point_row
from despatch.answers.compare import By, Compared, count_contact, rows
from despatch.answers.mechanisms import mechanism_row
from despatch.answers.relation import Asked, Relation, asked_for, relation
from despatch.answers.relationships import relationship, relationship_name
from despatch.model import UsageError
from despatch.model.mechanisms import Mechanism
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record import Record
from despatch.site.charts import Chart, contacts_chart, rhythm_chart, timeline_chart
from despatch.site.charts.scale import start

Kind = Literal[
    "", "contact", "meeting", "visit", "call", "conference", "message", "instrument", "commitment", "quotation", "statement"
]  # fmt: skip
Status = Literal[
    "", "held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied", "signed", "adopted", "ratified", "amended",
    "agreed", "negotiating", "suspended", "rejected",
]  # fmt: skip
Level = Literal["", "leaders", "ministers", "officials", "unknown"]
KINDS, STATUSES, LEVELS = (get_args(t)[1:] for t in (Kind, Status, Level))
_QUARTERLY, _BESIDE = 12, 680  # years that are shown by quarter; pixels beside the figures
_JOIN = re.compile("[-–]")
_LONGEST, _JOINED = 120, 6  # characters and hyphens of a relationship
Pair = Annotated[
    str, Path(max_length=200, description="Two parties or more with a hyphen: IND-RUS, India-Russia.")
]
Words = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=40, description="An EDTF date with a year, however coarse.")]


def asked(
    kind: Annotated[list[Kind], Query(max_length=20)] = [],  # noqa: B006
    status: Annotated[list[Status], Query(max_length=20)] = [],  # noqa: B006
    level: Annotated[list[Level], Query(max_length=8)] = [],  # noqa: B006
    since: Day = "",
    until: Day = "",
    person: Words = "",
    about: Words = "",
) -> Asked:
    """What of a relationship the address asks for; fields left empty ask for nothing.

    Raises:
        UsageError: a date that is none, or that leaves no time.
    """
    for name, value in (("since", since), ("until", until)):
        if value.strip() and bounds(value.strip()) is None:
            raise UsageError(name, f"{value!r} is no date with a year", "2023-12-27, 2023-12 or 2023")
    found = Asked(
        since=since.strip() or None, until=until.strip() or None, kinds=tuple(k for k in kind if k), person=person.strip() or None,
        statuses=tuple(s for s in status if s), about=about.strip() or None, levels=tuple(one for one in level if one),
    )  # fmt: skip
    found.check()
    return found


def parties_of(pair: str) -> tuple[str, ...]:
    """The codes of the parties of a relationship in an address, in the order of the alphabet.

    Raises:
        UsageError: there is no such party, or it is no relationship.
    """
    if len(pair) > _LONGEST or len(_JOIN.findall(pair)) > _JOINED:
        raise UsageError("relationship", f"{pair[:40]!r} is too long to be one", "IND-RUS or India-Russia")
    return tuple(sorted(relationship(pair)))


def known(request: Request, parties: tuple[str, ...]) -> Relation:
    """The entries of a relationship, read once for each state of the record."""
    record: Record = request.app.state.record
    found: Relation = request.app.state.kept.get(
        record.version(), ("relation", parties), lambda: relation(record, parties)
    )
    return found


def known_mechanisms(request: Request, parties: tuple[str, ...]) -> list[Mechanism]:
    """The mechanisms that contacts of the parties name, overdue ones first; what is usual is told from these contacts."""
    from despatch.record.mechanisms import mechanisms

    today = today_of(request)
    found: list[Mechanism] = once(
        request,
        ("mechanisms of", parties, today),
        lambda: mechanisms(known(request, parties).of("contact"), today),
    )
    return found


def once(request: Request, key: tuple[Any, ...], make: Any) -> Any:
    """What is worked out once for each state of the record."""
    return request.app.state.kept.get(request.app.state.record.version(), key, make)


def today_of(request: Request) -> date:
    """The day that counts as today."""
    day: date = request.app.state.settings.today()
    return day


def timeline_of(
    request: Request, parties: tuple[str, ...], asked: Asked, entries: list[MergedEntry] | None = None
) -> Chart:
    """The timeline of the contacts and instruments that are asked for."""
    of = known(request, parties)
    entries = asked_for(of, asked) if entries is None else entries
    points = [
        point_row(m, of.level_of.get(m.id)) for m in entries if m.kind_of_entry in ("contact", "instrument")
    ]
    since, until = bounds(asked.since), bounds(asked.until)
    title = f"{relationship_name(parties)}: timeline"
    return timeline_chart(points, title, today_of(request), since and since[0], until and until[1])


def contacts_of(request: Request, parties: tuple[str, ...]) -> Chart:
    """Contacts over time, by quarter, or by year where there are many."""
    of = known(request, parties).of("contact")
    days = sorted(span[0] for m in of if (span := bounds(m.date)))
    by: By = "year" if days and days[-1].year - start(days).year > _QUARTERLY else "quarter"
    found = Compared((parties,), by, held=Counter(), planned=Counter())
    for m in of:
        count_contact(found, parties, m)
    name = relationship_name(parties)
    chart = contacts_chart(list(rows(found)), {"-".join(parties): name}, by, f"{name}: contacts by {by}")
    return replace(chart, room=_BESIDE)


def rhythm_of(request: Request, parties: tuple[str, ...]) -> Chart:
    """The rhythm of the mechanisms."""
    found = [mechanism_row(m) for m in known_mechanisms(request, parties)]
    return rhythm_chart(
        found, f"{relationship_name(parties)}: mechanisms and their rhythm", today_of(request)
    )
