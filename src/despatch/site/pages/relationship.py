"""A relationship: figures, timeline, what is awaited, mechanisms, instruments, main subjects, statements."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request, Response

from despatch.answers.instruments import row as life_row
from despatch.answers.mechanisms import mechanism_row
from despatch.answers.pending import Pending, pending_row
from despatch.answers.placing import place
from despatch.answers.relation import Asked, asked_for, awaited, figures, quoted
from despatch.answers.relationships import relationship_name
from despatch.answers.rows import Row, citation_row
from despatch.answers.subjects import latest
from despatch.answers.table import merged_row
from despatch.answers.timeline import ReportOf
from despatch.model import Report
from despatch.model.lives import Life
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.record import Record
from despatch.site import related
from despatch.site.answering import Answer, page
from despatch.site.charting import Form, chart_file
from despatch.site.paging import Cursor, Key, Size, next_address, paged

router = APIRouter()
Pair = Annotated[
    str, Path(max_length=200, description="Two parties or more with a hyphen: IND-RUS, India-Russia.")
]
Filters = Annotated[Asked, Depends(related.asked)]
SAID, LIVES, SUBJECTS = 8, 30, 14  # that are shown; all are asked for by their filters, or as data
_REPORTS = 250  # of a large relationship the subjects are looked for in the latest ones


@page(
    router,
    "/relationship/{pair}/subjects",
    summary="The main subjects of a relationship over time",
    tags=["relationships"],
)
def subjects(request: Request, pair: Pair) -> Answer:
    """What reports of the relationship name again and again, by year; some 200 reports a second are looked at, once."""
    parties = related.parties_of(pair)
    record: Record = request.app.state.record

    def report_of(id_: str) -> Report | None:
        return record.report(id_)

    def make() -> list[Subject]:
        from despatch.record.subjects import subjects

        return subjects(related.known(request, parties).entries, report_of, parties, most=_REPORTS)[:SUBJECTS]

    found: list[Subject] = related.once(request, ("subjects", parties), make)
    years = sorted({year for s in found for year in s.years if year})[-10:]
    most = max((n for s in found for year, n in s.years.items() if year), default=1)
    context = {
        "name": relationship_name(parties), "pair": "-".join(parties), "years": years, "most": most,
        "subjects": [(s, latest(s, report_of)) for s in found],
    }  # fmt: skip
    return Answer("subjects.html", context, {"subjects": [_subject_row(s, report_of) for s in found]})


def _subject_row(s: Subject, report_of: ReportOf) -> dict[str, object]:
    words = latest(s, report_of)
    return {
        "name": s.name, "kind": s.kind, "variants": list(s.variants), "reports": list(s.reports), "texts": s.texts, "first": s.first,
        "last": s.last, "years": s.years, "entries": [m.id for m in s.entries], "latest": citation_row(words) if words else None,
    }  # fmt: skip


@router.get(
    "/relationship/{pair}/{chart}.{form}",
    summary="A chart of a relationship as a file",
    tags=["relationships"],
    response_class=Response,
)
def chart(
    request: Request, pair: Pair, chart: Literal["timeline", "contacts", "rhythm"], form: Form, asked: Filters
) -> Response:
    """The timeline (with the filters of the page), contacts over time, or the rhythm of mechanisms, as SVG or as CSV."""
    parties = related.parties_of(pair)
    makers = {
        "timeline": lambda: related.timeline_of(request, parties, asked),
        "contacts": lambda: related.contacts_of(request, parties),
        "rhythm": lambda: related.rhythm_of(request, parties),
    }
    return chart_file(request, form, f"{'-'.join(parties)}-{chart}", makers[chart])


@page(router, "/relationship/{pair}", summary="A relationship", tags=["relationships"])
def relationship(
    request: Request, pair: Pair, asked: Filters, cursor: Cursor = None, size: Size = 25
) -> Answer:
    """A relationship: its figures, the entries asked for, what is awaited, mechanisms, instruments and statements."""
    parties = related.parties_of(pair)
    today = related.today_of(request)
    of = related.known(request, parties)
    entries = asked_for(of, asked)
    shown = paged(sorted(entries, key=_when, reverse=True), _when, cursor, size, falling=True)
    waiting: list[Pending] = related.once(request, ("awaited", parties, today), lambda: awaited(of, today))
    lives: list[Life] = related.once(request, ("lives", parties), lambda: _lives(of.of("instrument")))
    mechanisms = related.known_mechanisms(request, parties)
    said = quoted(of)
    table = figures(of, today)
    context = {
        "name": relationship_name(parties), "pair": "-".join(parties), "parties": parties, "asked": asked, "query": request.url.query,
        "figures": table, "page": shown, "next": next_address(request, shown.next), "level_of": of.level_of, "total": len(of.entries),
        "timeline": related.timeline_of(request, parties, asked, entries), "contacts": related.contacts_of(request, parties),
        "rhythm": related.rhythm_of(request, parties), "mechanisms": mechanisms, "lives": lives[:LIVES], "all_lives": len(lives),
        "ahead": [p for p in waiting if p.group == 1], "late": [p for p in waiting if p.group == 0], "someday": [p for p in waiting if p.group > 1],
        "said": said[:SAID], "all_said": len(said), "kinds": related.KINDS, "statuses": related.STATUSES, "levels": related.LEVELS,
    }  # fmt: skip

    def data() -> Row:
        return {
            "parties": list(parties), "figures": table, "entries": [{**merged_row(m), "level": of.level_of.get(m.id)} for m in shown.items],
            "total": shown.total, "next": shown.next, "awaited": [pending_row(p) for p in waiting],
            "mechanisms": [mechanism_row(m) for m in mechanisms], "instruments": [life_row(one) for one in lives],
            "statements": [merged_row(m) for m in said[:SAID]],
        }  # fmt: skip

    return Answer("relationship.html", context, data)


def _lives(instruments: list[MergedEntry]) -> list[Life]:
    from despatch.record.lives import lives

    return lives(instruments)[::-1]


def _when(m: MergedEntry) -> Key:
    """The order of time; what has none stands before all else."""
    group, day, exact, told = place(m).key
    return (-group, day, exact, told, m.id)
