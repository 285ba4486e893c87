"""Readings and entries as the plain objects that `despatch read` and `despatch export` print.

The fields and their order are those of DESIGN.md ("What others rely on"); every list is there even
when it is empty, every unknown value is null.
"""

from typing import Any

from despatch.language import shown
from despatch.model import (
    Analysis,
    Citation,
    Commitment,
    Contact,
    Entry,
    Instrument,
    Reading,
    Report,
    Span,
    Statement,
)

Row = dict[str, Any]


def citation_row(citation: Citation) -> Row:
    """Offsets and words; `report` only where the citation names one (entries of a record)."""
    row: Row = {"start": citation.start, "end": citation.end, "text": citation.text}
    return {"report": citation.report, **row} if citation.report is not None else row


def cited_here(row: Row) -> Row:
    """The row of an entry within its own report's line: citations need not name the report."""
    for citation in row["citations"]:
        citation.pop("report", None)
    return row


def contact_row(contact: Contact) -> Row:
    """A contact in the guide's fields."""
    return {
        "kind": contact.kind,
        "status": contact.status,
        "date": contact.date,
        "place": contact.place,
        "country": contact.country,
        "parties": list(contact.parties),
        "participants": [{"name": p.name, "role": p.role, "party": p.party} for p in contact.participants],
        "mechanism": contact.mechanism,
        "topics": list(contact.topics),
        "citations": [citation_row(c) for c in contact.citations],
    }


def instrument_row(instrument: Instrument) -> Row:
    """An instrument in the guide's fields."""
    return {
        "title": instrument.title,
        "kind": instrument.kind,
        "action": instrument.action,
        "date": instrument.date,
        "parties": list(instrument.parties),
        "citations": [citation_row(c) for c in instrument.citations],
    }


def commitment_row(commitment: Commitment) -> Row:
    """A commitment in the guide's fields."""
    return {
        "by": list(commitment.by),
        "what": commitment.what,
        "due": commitment.due,
        "citations": [citation_row(c) for c in commitment.citations],
    }


def statement_row(statement: Statement) -> Row:
    """A statement in the guide's fields."""
    return {
        "speaker": statement.speaker,
        "party": statement.party,
        "content": statement.content,
        "form": statement.form,
        "cue": statement.cue,
        "medium": statement.medium,
        "citations": [citation_row(c) for c in statement.citations],
    }


def entry_row(entry: Entry) -> Row:
    """Any entry in its own fields."""
    if isinstance(entry, Contact):
        return contact_row(entry)
    if isinstance(entry, Instrument):
        return instrument_row(entry)
    if isinstance(entry, Commitment):
        return commitment_row(entry)
    return statement_row(entry)


def report_row(report: Report) -> Row:
    """A report: what is known of it, its text as given, and the spans of the text that are its body."""
    return {
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "byline": report.byline,
        "dateline": report.dateline,
        "published": report.published,
        "language": report.language,
        "text": report.text,
        "body": _pairs(report.body),
    }


def analysis_row(analysis: Analysis) -> Row:
    """Times, names and attributions beneath the entries, all offsets in `report.text`."""
    mentions, attributions = shown(analysis)
    return {
        "times": [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "edtf": t.edtf}
            for t in analysis.times
        ],
        "mentions": [{"start": m.start, "end": m.end, "type": m.type, "of": m.of} for m in mentions],
        "attributions": [
            {"source": _pairs(a.source), "cue": _pairs(a.cue), "content": _pairs(a.content)}
            for a in attributions
        ],
    }


def reading_row(reading: Reading, analysis: Analysis | None = None) -> Row:
    """One line of `despatch read`; with `analysis`, what lies beneath the entries too."""
    row: Row = {
        "id": reading.report.id,
        "report": report_row(reading.report),
        "contacts": [cited_here(contact_row(c)) for c in reading.contacts],
        "instruments": [cited_here(instrument_row(i)) for i in reading.instruments],
        "commitments": [cited_here(commitment_row(c)) for c in reading.commitments],
        "statements": [cited_here(statement_row(s)) for s in reading.statements],
    }
    if analysis is not None:
        row["analysis"] = analysis_row(analysis)
    return row


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]
