"""One entry whole: its fields, every report with the cited words in their sentences, what differs, its history."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM, TONES
from despatch.answers.dates import readable
from despatch.answers.headline import date_of, headline
from despatch.answers.parties import party_name
from despatch.answers.placing import place
from despatch.answers.plain import plain, same_length, shortened
from despatch.answers.timeline import ReportOf, rests_on
from despatch.answers.words import count, listed
from despatch.language.sentences import sentences
from despatch.model import Citation, Commitment, Contact, Instrument, Participant, Report, Span, Statement
from despatch.model.merged import MergedEntry, Told

CITED = "bold yellow"


def whole(m: MergedEntry, report_of: ReportOf, *, width: int, colour: bool) -> Iterator[RenderableType]:
    """The parts of the answer, from top to bottom."""
    head = headline(m.entry)
    tone = TONES.get(head.tone, "")
    yield Text(f"{head.mark} ", style=tone).append(shortened(head.what, 300), style=f"bold {tone}")
    yield Text(m.id, style=DIM)
    yield Text()
    yield _fields(m)
    if len(m.history) > 1:
        yield _titled("History")
        yield _history(m)
    if m.differences:
        yield _titled("Where the reports differ")
        yield _differences(m)
    yield _titled("The words it rests on")
    by_report = groupby(sorted(m.entry.citations, key=_report_first(m)), key=lambda c: c.report)
    for id_, citations in by_report:
        yield from _report(id_ or "", tuple(citations), report_of, colour)


def _titled(title: str) -> RenderableType:
    return Padding(Rule(Text(title, style="bold"), align="left", style=DIM), (1, 0, 1, 0))


def _report_first(m: MergedEntry) -> "_Order":
    return _Order(m.reports)


class _Order:
    """Sort key of citations: reports as the entry has them, and within one as its text runs."""

    def __init__(self, reports: tuple[str, ...]) -> None:
        self.rank = {id_: i for i, id_ in enumerate(reports)}

    def __call__(self, citation: Citation) -> tuple[int, int]:
        return self.rank.get(citation.report or "", 0), citation.start


def _fields(m: MergedEntry) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=DIM, no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in _named_fields(m):
        grid.add_row(name, value)
    return grid


def _named_fields(m: MergedEntry) -> Iterator[tuple[str, Text]]:
    entry = m.entry
    date = date_of(entry)
    when = (
        Text(readable(date)).append(f"  ({plain(date)})", style=DIM)
        if date
        else Text(f"not said; {place(m).label}")
    )
    yield ("Due" if isinstance(entry, Commitment) else "When"), when
    if isinstance(entry, Contact) and (entry.place or entry.country):
        country = party_name(entry.country) if entry.country else ""
        yield "Where", Text(plain(", ".join(p for p in (entry.place, country) if p)))
    if m.parties:
        name = (
            "By" if isinstance(entry, Commitment) else "Side" if isinstance(entry, Statement) else "Parties"
        )
        yield name, Text(listed(_party(p) for p in m.parties), style="cyan")
    yield from _own_fields(entry)
    yield "Rests on", Text(rests_on(m))
    yield "Checked", checked_line(m)


def checked_line(m: MergedEntry) -> Text:
    """What a person decided of it; plainly so where nobody has looked at it."""
    if m.checked is None:
        return Text("machine-coded, by nobody yet", style=DIM)
    found = m.checked
    line = Text(f"{found.state} by {plain(found.author)}, {readable(found.at[:10])}", style="green")
    if found.since:
        line.append(f"; told by {count(len(found.since), 'report')} more since", style="yellow")
    for name, value in found.fields.items():
        line.append(f"\n{name} set by hand; the reports give {set_aside(name, value)}", style="default")
    return line


def set_aside(name: str, value: Any) -> str:
    """A value that the reports give, where a person set another."""
    if value in (None, [], ()):
        return "none"
    if name in ("date", "due"):
        return readable(str(value))
    if isinstance(value, list):
        return "; ".join(set_aside("", one) for one in value)
    if isinstance(value, dict):
        return ", ".join(plain(str(v)) for v in value.values() if v)
    return shortened(str(value), 200)


def _own_fields(entry: Contact | Instrument | Commitment | Statement) -> Iterator[tuple[str, Text]]:
    if isinstance(entry, Contact):
        if entry.participants:
            yield "Who", Text("\n").join(_person(p) for p in entry.participants)
        if entry.mechanism:
            yield "Format", Text(plain(entry.mechanism))
        if entry.topics:
            yield "About", Text("\n".join(plain(t) for t in entry.topics))
    elif isinstance(entry, Instrument):
        yield "Kind", Text(plain(entry.kind))
    elif isinstance(entry, Statement):
        yield "Words", Text(plain(entry.content), style="italic")
        yield "Form", Text(plain(entry.form + (f", {entry.medium}" if entry.medium else "")))


def _party(code: str) -> str:
    name = party_name(code)
    return plain(code if name == code else f"{name} ({code})")


def _person(person: Participant) -> Text:
    line = Text(plain(person.name or "not named"), style="green" if person.name else DIM)
    rest = ", ".join(p for p in (person.role, person.party) if p)
    return line.append(f"  {plain(rest)}", style="default") if rest else line


def _history(m: MergedEntry) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        grid.add_column(overflow="fold")
    grid.columns[0].no_wrap = True
    for step in m.history:
        told = Text(plain(step.status), style=TONES.get(step.status, ""))
        told.append(f", {readable(step.date)}" if step.date else "", style="default")
        grid.add_row(readable(step.reported) if step.reported else "undated", told, _ids(step.reports))
    return grid


def _differences(m: MergedEntry) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        grid.add_column(overflow="fold")
    grid.columns[0].no_wrap = True
    for field, told in sorted(m.differences.items()):
        for i, one in enumerate(told):
            grid.add_row(Text(field if not i else "", style=DIM), _told(field, one), _ids(one.reports))
    return grid


def _told(field: str, told: Told) -> Text:
    if isinstance(told.value, str):
        return Text(readable(told.value) if field in ("date", "due") else plain(told.value))
    return Text(plain("; ".join(told.value)))


def _ids(reports: tuple[str, ...]) -> Text:
    return Text(", ".join(shortened(r, 60) for r in reports), style=DIM)


def _report(
    id_: str, citations: tuple[Citation, ...], report_of: ReportOf, colour: bool
) -> Iterator[RenderableType]:
    report = report_of(id_)
    if report is None:
        yield Text(shortened(id_, 100), style="bold")
        yield Padding(Text("\n".join(plain(c.text) for c in citations)), (0, 0, 1, 2))
        return
    head = [report.outlet, readable(report.published) if report.published else "undated"]
    yield Text(" · ".join(plain(p) for p in head if p), style="bold").append(
        f"  {shortened(id_, 100)}", style=DIM
    )
    for line in (report.title, report.url):
        if line:
            yield Padding(Text(shortened(line, 300), style=DIM), (0, 0, 0, 2))
    for passage in in_sentences(report, citations, colour):
        yield Padding(passage, (0, 0, 0, 2))
    yield Text()


def in_sentences(report: Report, citations: tuple[Citation, ...], colour: bool) -> Iterator[Text]:
    """The sentences that hold the cited words, each once, with the words marked (without colour: in brackets)."""
    spans = sorted(Span(c.start, c.end) for c in citations)
    clean = same_length(report.text)
    around: dict[Span, list[Span]] = {}
    split = sentences(report)
    for span in spans:
        touched = [s for s in split if s.start < span.end and span.start < s.end]
        outer = Span(
            min([span.start, *(s.start for s in touched)]), max([span.end, *(s.end for s in touched)])
        )
        around.setdefault(outer, []).append(span)
    for outer, cited in sorted(around.items()):
        out, at = Text("… " if outer.start else ""), outer.start
        for span in cited:
            start = max(span.start, at)
            if start >= span.end:
                continue
            out.append(_flat(clean[at:start]))
            words = _flat(clean[start : span.end])
            out.append(words if colour else f"[{words}]", style=CITED if colour else "")
            at = span.end
        yield out.append(_flat(clean[at : outer.end]))


def _flat(text: str) -> str:
    """Line breaks as blanks; blanks at the ends stay, for the pieces are joined."""
    return "".join(" " if c in "\n\t" else c for c in text)
