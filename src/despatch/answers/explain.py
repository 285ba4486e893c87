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
from despatch.answers.marking import marks, segments
from despatch.answers.origins import (
    asked,
    by_model,
    by_rules,
    figure,
    judged,
    left_out_row,
    looked,
    main_spans,
    origin_row,
    reasons,
    seen_row,
    what,
    why_not,
    with_origins,
    words_of,
    would_be,
)
from despatch.answers.plain import plain, shortened
from despatch.answers.rows import Row, analysis_row, cited_here, entry_row, reading_row
from despatch.answers.words import count
from despatch.entries.origins import Origin, Origins
from despatch.model import Analysis, Citation, Reading, Report, Time

ANCHORS = {
    "explicit": "as written",
    "published": "publication date",
    "dateline": "dateline",
    "text": "earlier date in the text",
    None: "not resolved",
}


def explained(
    analysis: Analysis, reading: Reading, origins: Origins | None = None, *, width: int, colour: bool
) -> Iterator[RenderableType]:
    """The parts of the answer, from top to bottom."""
    report = analysis.report
    yield Text(shortened(report.title or report.id, 200), style="bold")
    yield Text(" · ".join(about(report)), style=DIM)
    yield Text()
    yield legend(colour)
    yield Rule(style=DIM)
    yield marked_text(report, segments(analysis, marks(analysis, reading)), colour)
    yield Rule(style=DIM)
    yield from _entries(reading, width, origins)
    if origins is not None:
        yield from _left_out(origins, report.text, width)
        yield from _seen(origins, report.text, width)
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


def _entries(reading: Reading, width: int, origins: Origins | None = None) -> Iterator[RenderableType]:
    entries = with_origins(reading, origins)
    yield Text(f"\n{count(len(entries), 'entry')}\n" if entries else "\nNo entries.", style="bold")
    for (label, entry), origin in entries:
        date = date_of(entry)
        shown = readable(date) if date else ""
        body = block(
            entry,
            _offsets,
            more=_others(entry.citations),
            date=f"due {shown}" if _due(label, shown) else shown,
        )
        for line in _origin(origin, reading.report.text) if origin else ():
            body.append("\n" + plain(line), style=DIM)
        yield beside(Text(label, style=LABEL), body, width, label_width=4)


def _origin(origin: Origin, text: str) -> list[str]:
    """Who found an entry, what the model gave it, what the judge weighed: a line each."""
    rules, model = by_rules(origin, text), by_model(origin)
    found = [f"{who}: {words}" for who, words in (("rules", rules or "nothing"), ("model", model)) if words]
    lines = [" · ".join(found)]
    if origin.asked:
        lines.append(f"asked of the model: {', '.join(map(asked, origin.asked))}")
    lines.append(" · ".join(part for part in (judged(origin), *reasons(origin)) if part))
    return [line for line in lines if line]


def _left_out(origins: Origins, text: str, width: int) -> Iterator[RenderableType]:
    if not origins.left_out:
        return
    yield Text("\nLeft out", style="bold")
    table = _table(width, ("words", 2), ("would be", 2), ("why not", 2))
    for one in origins.left_out:
        table.add_row(words_of(one, text), Text(plain(would_be(one)), style="cyan"), why_not(one))
    yield table


def _seen(origins: Origins, text: str, width: int) -> Iterator[RenderableType]:
    yield Text("\nWhat the model saw", style="bold")
    yield Text(looked(origins), style=DIM)
    spans = main_spans(origins)
    if not spans:
        return
    table = _table(width, ("words", 3), ("what", 2), ("chance", None))
    for s in spans:
        table.add_row(shortened(text[s.start : s.end], 60), Text(what(s), style="cyan"), figure(s.score))
    yield table


def _due(label: str, shown: str) -> bool:
    return bool(shown) and label.startswith("U")


def _offsets(citation: Citation) -> str:
    return f"characters {citation.start:,}–{citation.end:,}"


def _others(citations: tuple[Citation, ...]) -> str:
    return f"and {count(len(citations) - 1, 'other place')}" if len(citations) > 1 else ""


def _times(analysis: Analysis, width: int) -> Table:
    table = _table(width, ("words", 2), ("type", None), ("EDTF", 2), ("resolved", 2))
    for t in analysis.times:
        words = shortened(analysis.report.text[t.start : t.end], 60)
        value = plain(t.edtf or t.value or "—")
        table.add_row(words, t.type.lower(), Text(value, style="cyan"), resolved(t))
    return table


def _table(width: int, *columns: tuple[str, int | None]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=min(width, 110), header_style=DIM)
    for name, ratio in columns:
        table.add_column(name, overflow="fold", ratio=ratio)
    return table


def resolved(time: Time) -> str:
    """How a time came by its date; empty for lengths of time and repeated times, which have none."""
    return ANCHORS.get(time.anchor, plain(str(time.anchor))) if time.type in ("DATE", "TIME") else ""


def explained_row(analysis: Analysis, reading: Reading, origins: Origins | None = None) -> Row:
    """The reading's line of `read --analysis`, with labels, each entry's origin, each time's anchor, what the model saw."""
    row = reading_row(reading)
    for kind in ("contacts", "instruments", "commitments", "statements"):
        row[kind] = []
    for (label, entry), origin in with_origins(reading, origins):
        made = {"label": label, **cited_here(entry_row(entry))}
        if origin is not None:
            made["origin"] = origin_row(origin, reading.report.text)
        row[_list_of(label)].append(made)
    row["analysis"] = analysis_row(analysis)
    for time, found in zip(row["analysis"]["times"], analysis.times, strict=True):
        time["anchor"] = found.anchor
    if origins is not None:
        row["left_out"] = [left_out_row(one, reading.report.text) for one in origins.left_out]
        row["seen"] = seen_row(origins, reading.report.text)
    return row


def _list_of(label: str) -> str:
    return {"C": "contacts", "I": "instruments", "U": "commitments", "S": "statements"}[label[0]]


def explained_csv(analysis: Analysis, reading: Reading, origins: Origins | None = None) -> str:
    """Every mark, one row each: where it stands, what layer it is of, what it was taken for."""
    text = analysis.report.text
    found = marks(analysis, reading, origins.spans if origins is not None else ())
    rows = ((m.start, m.end, m.layer, m.note, text[m.start : m.end]) for m in found)
    return csv_text(("start", "end", "layer", "meaning", "words"), rows)
