"""What was found in one report, laid out for a terminal: the marked text, the entries, the times."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM, beside, block
from despatch.answers.dates import readable
from despatch.answers.encode import csv_text
from despatch.answers.headline import date_of
from despatch.answers.marked import LABEL, legend, marked_text
from despatch.answers.marking import labelled, marks, segments
from despatch.answers.plain import plain, shortened
from despatch.answers.rows import Row, analysis_row, cited_here, entry_row, reading_row
from despatch.answers.words import count
from despatch.model import Analysis, Citation, Reading, Report, Time

ANCHORS = {
    "explicit": "as written",
    "published": "publication date",
    "dateline": "dateline",
    "text": "earlier date in the text",
    None: "not resolved",
}


def explained(analysis: Analysis, reading: Reading, *, width: int, colour: bool) -> Iterator[RenderableType]:
    """The parts of the answer, from top to bottom."""
    report = analysis.report
    yield Text(shortened(report.title or report.id, 200), style="bold")
    yield Text(" · ".join(about(report)), style=DIM)
    yield Text()
    yield legend(colour)
    yield Rule(style=DIM)
    yield marked_text(report, segments(analysis, marks(analysis, reading)), colour)
    yield Rule(style=DIM)
    yield from _entries(reading, width)
    if analysis.times:
        yield Text(f"\n{count(len(analysis.times), 'time')}", style="bold")
        yield _times(analysis, width)


def told(reading: Reading, *, width: int) -> Iterator[RenderableType]:
    """What `read --format text` prints of one report: what is known of it, and its entries."""
    report = reading.report
    yield Text(shortened(report.title or report.id, 200), style="bold")
    yield Text(f"[{plain(report.id)}] " + " · ".join(about(report)), style=DIM)
    yield from _entries(reading, width)


def about(report: Report) -> list[str]:
    """What is known of a report, part by part, and how much of its text is the body."""
    parts = [report.outlet or "outlet unknown"]
    if report.published:
        said = report.published_span
        words = f" (from “{shortened(report.text[said.start : said.end], 60)}”)" if said else ""
        parts.append(f"published {readable(report.published)}{words}")
    else:
        parts.append("publication date unknown")
    if report.dateline:
        parts.append(f"from {report.dateline}")
    if report.byline:
        parts.append(f"by {report.byline}")
    body = sum(span.end - span.start for span in report.body)
    parts.append(f"{body:,} of {len(report.text):,} characters are the report")
    return [plain(p) for p in parts]


def _entries(reading: Reading, width: int) -> Iterator[RenderableType]:
    entries = labelled(reading)
    yield Text(f"\n{count(len(entries), 'entry')}\n" if entries else "\nNo entries.", style="bold")
    for label, entry in entries:
        date = date_of(entry)
        shown = readable(date) if date else ""
        body = block(
            entry,
            _offsets,
            more=_others(entry.citations),
            date=f"due {shown}" if _due(label, shown) else shown,
        )
        yield beside(Text(label, style=LABEL), body, width, label_width=4)


def _due(label: str, shown: str) -> bool:
    return bool(shown) and label.startswith("U")


def _offsets(citation: Citation) -> str:
    return f"characters {citation.start:,}–{citation.end:,}"


def _others(citations: tuple[Citation, ...]) -> str:
    return f"and {count(len(citations) - 1, 'other place')}" if len(citations) > 1 else ""


def _times(analysis: Analysis, width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=min(width, 110), header_style=DIM)
    for name in ("words", "type", "EDTF", "resolved"):
        table.add_column(name, overflow="fold", ratio=None if name == "type" else 2)
    for t in analysis.times:
        words = shortened(analysis.report.text[t.start : t.end], 60)
        value = plain(t.edtf or t.value or "—")
        table.add_row(words, t.type.lower(), Text(value, style="cyan"), resolved(t))
    return table


def resolved(time: Time) -> str:
    """How a time came by its date; empty for lengths of time and repeated times, which have none."""
    return ANCHORS.get(time.anchor, plain(str(time.anchor))) if time.type in ("DATE", "TIME") else ""


def explained_row(analysis: Analysis, reading: Reading) -> Row:
    """The reading's line of `read --analysis`, with labels, and each time's anchor."""
    row = reading_row(reading)
    for kind in ("contacts", "instruments", "commitments", "statements"):
        row[kind] = []
    for (label, entry), kind in ((e, _list_of(e.label)) for e in labelled(reading)):
        row[kind].append({"label": label, **cited_here(entry_row(entry))})
    row["analysis"] = analysis_row(analysis)
    for time, found in zip(row["analysis"]["times"], analysis.times, strict=True):
        time["anchor"] = found.anchor
    return row


def _list_of(label: str) -> str:
    return {"C": "contacts", "I": "instruments", "U": "commitments", "S": "statements"}[label[0]]


def explained_csv(analysis: Analysis, reading: Reading) -> str:
    """Every mark, one row each: where it stands, what layer it is of, what it was taken for."""
    text = analysis.report.text
    rows = ((m.start, m.end, m.layer, m.note, text[m.start : m.end]) for m in marks(analysis, reading))
    return csv_text(("start", "end", "layer", "meaning", "words"), rows)
