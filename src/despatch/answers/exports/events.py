"""Event data for researchers: one row per contact, instrument and statement, coded in PLOVER."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from despatch.answers.exports.event_actors import Actors, contact_actors, instrument_actors, statement_actors
from despatch.answers.exports.origin import Origin, OriginOf
from despatch.answers.exports.plover import (
    Coding,
    contact_coding,
    contexts_of,
    happened,
    instrument_coding,
    quad_code,
    special_context,
)
from despatch.answers.exports.plover_statements import act
from despatch.answers.exports.spans import span
from despatch.model import Citation, Commitment, Contact, Instrument, Statement
from despatch.model.merged import MergedEntry, Sources

Row = dict[str, Any]
EVENT_SORTS = ("contact", "instrument", "statement")


def event_rows(entries: Iterable[MergedEntry], origin_of: OriginOf) -> Iterator[Row]:
    """One row per entry (commitments have none); docs/exports.md tells every field. Every field is always there.

    `event_type`, `mode`, `contexts`, actor codes and sectors are PLOVER's; `status`, `happened`, the dates with their
    precision, `reports`, `texts`, `checked` and `citations` are what PLOVER does not have.
    """
    for m in entries:
        if not isinstance(m.entry, Commitment):
            yield event_row(m, origin_of)


@cache
def fields() -> tuple[str, ...]:
    """The fields of a row, in order."""
    blank = Contact(kind="", status="")
    none = MergedEntry(id="", kind_of_entry="contact", entry=blank, sources=Sources(reports=0, texts=0))
    return tuple(event_row(none, Origin))


def event_row(m: MergedEntry, origin_of: OriginOf) -> Row:
    """The row of one entry that is no commitment."""
    entry = m.entry
    coding, actors, status, subjects = _coded(entry)
    special = special_context(status) if isinstance(entry, Contact) else None
    when, bound = span(m.date), m.bounded_by
    place = entry if isinstance(entry, Contact) else None
    return {
        "id": m.id,
        "entry": m.kind_of_entry,
        "kind": entry.form if isinstance(entry, Statement) else getattr(entry, "kind", None),
        "event_type": coding.type,
        "mode": coding.mode,
        "contexts": [*contexts_of(subjects), *([special] if special else [])],
        "quad_code": quad_code(coding.type),
        "status": status,
        "happened": True if isinstance(entry, Statement) else happened(status),
        "date": m.date,
        "date_first": when.first and when.first.isoformat(),
        "date_last": when.last and when.last.isoformat(),
        "date_precision": when.precision,
        "not_before": bound and bound.after,
        "not_after": bound and bound.before,
        "source": [actor.row() for actor in actors.source],
        "recipient": [actor.row() for actor in actors.recipient],
        "place": place and place.place,
        "country": place and place.country,
        "mechanism": place and place.mechanism,
        "topics": list(place.topics) if place else [],
        "text": entry.title if isinstance(entry, Instrument) else getattr(entry, "content", None),
        "reports": m.sources.reports,
        "texts": m.sources.texts,
        "differences": sorted(m.differences),
        "checked": m.checked and m.checked.state,
        "citations": [_citation(c, origin_of) for c in entry.citations],
    }


def _coded(entry: Any) -> tuple[Coding, Actors, str | None, list[str]]:
    """An entry's coding and actors, its status, and the words that tell its contexts."""
    if isinstance(entry, Contact):
        coding = contact_coding(entry)
        subjects = [*entry.topics, entry.mechanism or ""]
        return coding, contact_actors(entry, coding.mode), entry.status, subjects
    if isinstance(entry, Instrument):
        return instrument_coding(entry), instrument_actors(entry), entry.action, [entry.title]
    done = act(entry)
    return Coding(done.type, done.mode), statement_actors(entry, done.recipient), None, [entry.content]


def _citation(citation: Citation, origin_of: OriginOf) -> Row:
    where = origin_of(citation.report) if citation.report else None
    return {
        "report": citation.report,
        "outlet": where and where.outlet,
        "url": where and where.url,
        "published": where and where.published,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
    }
