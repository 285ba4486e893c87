"""Statements for people: the words, who said them in which office, when, where it is told."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from despatch.answers.blocks import DIM, beside
from despatch.answers.dates import readable
from despatch.answers.highlight import marked
from despatch.answers.parties import party_name
from despatch.answers.plain import plain, shortened
from despatch.answers.statements import Found, Said, StatementQuery
from despatch.answers.timeline import ReportOf, rests_on, source_line
from despatch.answers.words import count, listed
from despatch.language.sentences import sentences
from despatch.model import Citation, Report, Statement

_MOST = 1500  # characters of what was said that are shown
_PASSAGE = 600  # characters from the words said to who said them, beyond which the sentence of the words is shown alone


def title(query: StatementQuery) -> str:
    """ "Statements of India and Russia by Lavrov about oil, since 2023"."""
    of = listed(party_name(p) for p in query.parties)
    parts = [("of", of), ("by", query.by), ("about", query.about)]
    words = " ".join(["Statements", *(f"{name} {value}" for name, value in parts if value)])
    times = [f"{name} {value}" for name, value in (("since", query.since), ("until", query.until)) if value]
    return ", ".join([words, *query.forms, *times])


def statements_text(
    found: Found, query: StatementQuery, report_of: ReportOf, *, width: int, colour: bool
) -> Iterator[RenderableType]:
    """The parts of the answer: a heading, then a block for each statement."""
    head = Text(shortened(title(query), 200), style="bold")
    if not found.said:
        yield head.append("\nNo statements.", style=DIM)
        return
    reports = {report for one in found.said for report in one.merged.reports}
    told = f"{count(len(found.said), 'statement')}, told by {count(len(reports), 'report')}"
    if found.more:
        which = "the first by rank" if query.ranked else "the latest"
        told += f"; {which} of {'more' if found.total is None else f'{found.total:,}'} (--limit 0 gives all)"
    yield head.append(f"\n{told}", style=DIM)
    yield Text()
    for one in found.said:
        yield beside(
            Text(date_label(one, report_of), style="bold"), _block(one, query, report_of, colour), width
        )


def date_label(one: Said, report_of: ReportOf) -> str:
    """When it was said; else the day of publication that it was said by: "by 27 Dec 2023"."""
    m = one.merged
    if m.date:
        return readable(m.date)
    told = [r.published for r in (report_of(id_) for id_ in m.reports) if r and r.published]
    before = m.bounded_by.before if m.bounded_by and m.bounded_by.before else next(iter(told), None)
    return f"by {readable(before)}" if before else "undated"


def _block(one: Said, query: StatementQuery, report_of: ReportOf, colour: bool) -> Text:
    m = one.merged
    assert isinstance(m.entry, Statement)
    cited = m.entry.citations[0] if m.entry.citations else None
    report = report_of(cited.report) if cited and cited.report else None
    words = verbatim(m.entry) if m.entry.form == "direct" else _told(m.entry, report)
    out = marked(words, query.about, colour=colour, most=_MOST, style="italic")
    who = [m.entry.speaker or "unnamed speaker", one.office, m.entry.party]
    line = ", ".join(shortened(part, 80) for part in who if part)
    line += "".join(f" · {plain(p)}" for p in (m.entry.medium, _form(m.entry)) if p)
    out.append(f"\n{line}", style="not italic green")
    more = [rests_on(m)] if m.sources.reports > 1 else []
    last = [plain(source_line(cited, report_of)) if cited else "", *more, f"#{m.id[:8]}"]
    return out.append("\n" + "  ".join(p for p in last if p), style=f"not italic {DIM}")


def _form(entry: Statement) -> str:
    return (
        "" if entry.form == "direct" else "reported speech" if entry.form == "indirect" else "partly quoted"
    )


def verbatim(entry: Statement) -> str:
    """The words of a quotation in quotation marks; where a report breaks it off, its pieces with an ellipsis between.

    The pieces are those that are cited: nothing stands together that a report does not put together.
    """
    words = " ".join(entry.content.split())
    pieces, at = [], 0
    for citation in entry.citations:
        whole = " ".join(citation.text.split())
        piece = next((p for p in (whole, whole.rstrip(" ,;")) if p and words.startswith(p, at)), None)
        if piece:
            pieces.append(piece)
            at += len(piece) + 1
        if at >= len(words):
            break
    shown = pieces if at >= len(words) else [words]
    return " … ".join(p if p[:1] in tuple("\"'“‘«") else f"“{p}”" for p in shown)


def _told(entry: Statement, report: Report | None) -> str:
    """The sentence of the report in which the words stand, for reported speech is told in the words of the reporter."""
    spans = [c for c in entry.citations if report and c.report == report.id]
    if report is None or not spans:
        return entry.content
    return " ".join(report.text[slice(*_passage(report, spans))].split())


def _passage(report: Report, spans: list[Citation]) -> tuple[int, int]:
    start, end = min(c.start for c in spans), max(c.end for c in spans)
    if end - start > _PASSAGE:
        start, end = spans[0].start, spans[0].end
    touched = [s for s in sentences(report) if s.start < end and start < s.end]
    return min([start, *(s.start for s in touched)]), max([end, *(s.end for s in touched)])
