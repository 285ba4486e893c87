"""Subjects that recur: projects, weapons, texts, disputes, by year; and one of them with all that belongs to it."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request

from despatch.answers.placing import place
from despatch.answers.subjects import around, found_subjects, latest, of_sort, row, speakers
from despatch.model import Citation, RecordError, Report
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject
from despatch.model.when import yearless
from despatch.record import Record
from despatch.record.subjects import subjects as subjects_of
from despatch.site.answering import Answer, page
from despatch.site.asking import Parties, Since, Until, codes, given, large
from despatch.site.paging import Cursor, Size, next_address, paged
from despatch.site.related import known, once

router = APIRouter()
LOOKED = 250  # reports of parties that are looked at in a large record, those with the latest entries
YEARS, NAMED = 12, 60  # years, and reports of one subject, that are shown


@page(router, "/subjects", summary="Subjects that recur, the main ones first", tags=["answers"])
def recurring(
    request: Request,
    party: Parties = None,
    since: Since = None,
    until: Until = None,
    cursor: Cursor = None,
    size: Size = 20,
) -> Answer:
    """Subjects of what passes between all of the parties. `complete` is false where only the latest reports were looked at."""
    asked = codes(party)
    found, complete = _found(request, asked, given(since), given(until))
    order = {s.name: n for n, s in enumerate(found)}
    part = paged(found, lambda s: (order[s.name],), cursor, size)
    record: Record = request.app.state.record
    years = sorted({year for s in part.items for year in s.years if year})[-YEARS:]
    context = {
        "asked": asked, "since": given(since) or "", "until": given(until) or "", "total": part.total, "complete": complete, "years": years,
        "most": max((n for s in part.items for year, n in s.years.items() if year), default=1), "next": next_address(request, part.next),
        "subjects": [(s, latest(s, record.report)) for s in part.items], "same": _same(asked, since, until),
    }  # fmt: skip
    return Answer(
        "recurring.html", context,
        lambda: {"subjects": [row(s, record.report) for s in part.items], "total": part.total, "complete": complete, "next": part.next},
    )  # fmt: skip


@page(router, "/subject", summary="One subject with all that belongs to it", tags=["answers"])
def subject(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=200, description="One of its names.")],
    party: Parties = None,
    since: Since = None,
    until: Until = None,
) -> Answer:
    """A subject by one of its names: by year, who speaks of it, its entries, and the sentences that name it."""
    asked = codes(party)
    found, _ = _found(request, asked, given(since), given(until))
    sought = name.strip().casefold()
    one = next((s for s in found if sought == s.name.casefold()), None) or next(
        (s for s in found if sought in {v.casefold() for v in s.variants}), None
    )
    if one is None:
        raise RecordError(f"subject {name[:100]}", "there is none", "/subjects")
    record: Record = request.app.state.record
    named = _named(one, record)
    context = {
        "one": one, "asked": asked, "named": named, "same": _same(asked, since, until), "speakers": list(speakers(one).items())[:20],
        "groups": [(title, sorted(of_sort(one, sort), key=lambda m: (place(m).key, m.id), reverse=True)) for sort, title in _SORTS],
        "most": max(one.years.values(), default=1), "headings": record.headings(c.report for c, _ in named if c.report),
        "left": max(0, len(one.reports) - len(named)),
    }  # fmt: skip
    return Answer("subject.html", context, lambda: row(one, record.report))


_SORTS = (
    ("contact", "Contacts"),
    ("instrument", "Instruments"),
    ("commitment", "Commitments"),
    ("statement", "Statements"),
)


def _found(
    request: Request, parties: tuple[str, ...], since: str | None, until: str | None
) -> tuple[list[Subject], bool]:
    """The subjects, and whether all reports (or the 400 that are ever looked at) were looked at."""
    record: Record = request.app.state.record
    found: list[Subject]
    if not large(request):
        key = ("subjects found", parties, since, until)
        found = once(
            request, key, lambda: found_subjects(record, record.report, parties, since, until).subjects
        )
        return found, True
    if not parties:
        return [], False
    key = ("subjects of", parties, since, until)
    found = once(
        request,
        key,
        lambda: subjects_of(_of_time(request, parties, since, until), record.report, parties, most=LOOKED),
    )
    return found, False


def _of_time(
    request: Request, parties: tuple[str, ...], since: str | None, until: str | None
) -> list[MergedEntry]:
    """The entries of the parties in a time."""
    from despatch.answers.relation import Asked, asked_for

    return asked_for(known(request, parties), Asked(since=since, until=until))


def _named(one: Subject, record: Record) -> list[tuple[Citation, list[tuple[str, bool]]]]:
    """The sentence that names it first in each report, the latest reports first: words, and whether they name it."""
    first: dict[str, Citation] = {}
    for mention in one.mentions[::-1]:
        if mention.report:
            first.setdefault(mention.report, mention)
    heads = record.headings(first)
    told = []
    for id_ in sorted(first, key=lambda r: yearless(heads[r].published or "X"))[:NAMED]:
        report = record.report(id_)
        earliest = min((c for c in one.mentions if c.report == id_), key=lambda c: c.start)
        told.append((earliest, _marked(report, around(report, earliest), one)))
    return told


def _marked(report: Report, words: Citation, one: Subject) -> list[tuple[str, bool]]:
    pieces, at = [], words.start
    for c in sorted((c for c in one.mentions if c.report == report.id), key=lambda c: c.start):
        if at <= c.start and c.end <= words.end:
            pieces += [(report.text[at : c.start], False), (report.text[c.start : c.end], True)]
            at = c.end
    return [*pieces, (report.text[at : words.end], False)]


def _same(parties: tuple[str, ...], since: str | None, until: str | None) -> str:
    """The same question in an address: to be put behind the name of a subject."""
    asked = {"party": parties, "since": given(since), "until": given(until)}
    return urlencode({k: v for k, v in asked.items() if v}, doseq=True, errors="replace")
