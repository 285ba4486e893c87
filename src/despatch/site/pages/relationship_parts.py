"""What of a relationship costs more than the rest, each part at its own address: what is awaited, mechanisms, instruments, subjects, statements.

On the page of a small relationship they stand at once; that of a large one is shown without them and asks for each in turn.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from fastapi import APIRouter, Request

from despatch.answers.instruments import row as life_row
from despatch.answers.mechanisms import mechanism_row
from despatch.answers.pending import Pending, pending_row
from despatch.answers.relation import awaited, quoted
from despatch.answers.relationships import relationship_name
from despatch.answers.rows import Row, citation_row
from despatch.answers.subjects import latest
from despatch.answers.table import merged_row
from despatch.model import Citation, Report
from despatch.model.lives import Life
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record import Record
from despatch.site import related
from despatch.site.answering import Answer, page
from despatch.site.related import Pair

router = APIRouter()
SAID, LIVES, SUBJECTS = 8, 30, 14  # that are shown; all are asked for by their filters, or as data
SMALL = 60  # entries up to which a relationship is shown whole at once
_REPORTS = 120  # of a large relationship the subjects are looked for in the latest ones
Parties = tuple[str, ...]
Told = tuple[
    dict[str, Any], Callable[[], Row]
]  # the context, and what makes the data where these are asked for


class Part(NamedTuple):
    """A part: its name, its heading, and what gives its context and what makes its data for some parties."""

    name: str
    heading: str
    make: Callable[[Request, Parties], Told]


def _ahead(request: Request, parties: Parties) -> Told:
    today = related.today_of(request)
    waiting: list[Pending] = related.once(
        request, ("awaited", parties, today), lambda: awaited(related.known(request, parties), today)
    )
    groups = {name: [p for p in waiting if min(p.group, 2) == n] for name, n in (("late", 0), ("ahead", 1), ("someday", 2))}  # fmt: skip
    return groups, lambda: {"awaited": [pending_row(p) for p in waiting]}


def _mechanisms(request: Request, parties: Parties) -> Told:
    found = related.known_mechanisms(request, parties)
    context = {"mechanisms": found, "rhythm": related.rhythm_of(request, parties)}
    return context, lambda: {"mechanisms": [mechanism_row(m) for m in found]}


def _instruments(request: Request, parties: Parties) -> Told:
    told = related.known(request, parties).of("instrument")
    lives: list[Life] = related.once(request, ("lives", parties), lambda: _lives(told))
    context = {"lives": lives[:LIVES], "all_lives": len(lives)}
    return context, lambda: {"instruments": [life_row(one) for one in lives]}


def _lives(instruments: list[MergedEntry]) -> list[Life]:
    from despatch.record.lives import lives

    return lives(instruments)[::-1]


def _subjects(request: Request, parties: Parties) -> Told:
    """What reports name again and again, by year; some 200 reports a second are looked at, once."""
    record: Record = request.app.state.record

    @cache  # each subject looks at all of its reports, and they share most
    def report_of(id_: str) -> Report | None:
        return record.report(id_)

    def make() -> list[Subject]:
        from despatch.record.subjects import subjects

        return subjects(related.known(request, parties).entries, report_of, parties, most=_REPORTS)[:SUBJECTS]

    found: list[Subject] = related.once(request, ("subjects", parties), make)
    years = sorted({year for s in found for year in s.years if year})[-10:]
    most = max((n for s in found for year, n in s.years.items() if year), default=1)
    told = [(s, latest(s, report_of)) for s in found]
    context = {"years": years, "most": most, "subjects": told}
    return context, lambda: {"subjects": [_subject_row(s, words) for s, words in told]}


def _subject_row(s: Subject, words: Citation | None) -> Row:
    return {
        "name": s.name, "kind": s.kind, "variants": list(s.variants), "reports": list(s.reports), "texts": s.texts, "first": s.first,
        "last": s.last, "years": s.years, "entries": [m.id for m in s.entries], "latest": citation_row(words) if words else None,
    }  # fmt: skip


def _statements(request: Request, parties: Parties) -> Told:
    said = quoted(related.known(request, parties))
    context = {"said": said[:SAID], "all_said": len(said)}
    return context, lambda: {"statements": [merged_row(m) for m in said[:SAID]], "total": len(said)}


PARTS = (
    Part("next", "Next and pending", _ahead),
    Part("mechanisms", "Mechanisms", _mechanisms),
    Part("instruments", "Instruments", _instruments),
    Part("subjects", "Main subjects over time", _subjects),
    Part("statements", "Statements", _statements),
)


def shown_at_once(request: Request, parties: Parties) -> dict[str, dict[str, Any]]:
    """The contexts of the parts that stand on the page itself, by name."""
    if len(related.known(request, parties).entries) > SMALL:
        return {}
    return {p.name: p.make(request, parties)[0] for p in PARTS if p.name != "subjects"}


def _register(part: Part) -> None:
    def handler(request: Request, pair: Pair) -> Answer:
        parties = related.parties_of(pair)
        context, data = part.make(request, parties)
        frame = {"name": relationship_name(parties), "pair": "-".join(parties), "parties": parties, "part": part, "told": context}  # fmt: skip
        return Answer("relationship_part.html", frame, lambda: {"parties": list(parties), **data()})

    handler.__name__ = f"relationship_{part.name}"
    page(router, f"/relationship/{{pair}}/{part.name}", summary=f"A relationship: {part.heading.lower()}", tags=["relationships"])(handler)  # fmt: skip


for _part in PARTS:
    _register(_part)
