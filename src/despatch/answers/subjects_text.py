"""Subjects for people: how often by year, what belongs to them, and the words of the latest report."""

from collections.abc import Callable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from despatch.answers.blocks import DIM, TONES
from despatch.answers.dates import readable
from despatch.answers.plain import plain, same_length, shortened
from despatch.answers.subjects import Found, latest, of_sort, speakers
from despatch.answers.timeline import source_line
from despatch.answers.whole import CITED
from despatch.answers.words import count, listed
from despatch.model import Citation, Instrument, Report
from despatch.model.subjects import Subject

ReportOf = Callable[[str], Report | None]


def subjects_text(found: Found, title: str, report_of: ReportOf, *, colour: bool) -> Iterator[RenderableType]:
    """The parts of the answer: a heading, then a block for each subject."""
    head = Text(shortened(title, 200), style="bold")
    if not found.subjects:
        yield head.append("\nNothing recurs in two reports or more.", style=DIM)
        return
    shown = count(len(found.subjects), "subject")
    if found.total > len(found.subjects):
        shown += f" of {found.total:,} (--limit 0 gives all)"
    yield head.append(f"\n{shown}, the main ones first", style=DIM)
    for subject in found.subjects:
        yield Text()
        yield _head(subject)
        yield Padding(_body(subject, report_of, colour), (0, 0, 0, 2))


def _head(subject: Subject) -> Text:
    out = Text(shortened(subject.name, 80), style="bold cyan")
    others = [shortened(v, 40) for v in subject.variants if v.casefold() != subject.name.casefold()]
    if others and subject.kind in ("code", "name"):
        out.append(f"  {listed(others, most=3)}", style="not bold default")
    return out


def _body(subject: Subject, report_of: ReportOf, colour: bool) -> Text:
    out = Text(overflow="fold")
    out.append(count(len(subject.reports), "report"))
    if subject.texts != len(subject.reports):
        out.append(f" of {count(subject.texts, 'text')}")
    years = "  ".join(f"{year or 'year unknown'}: {n}" for year, n in subject.years.items())
    out.append(f"  {years}", style=DIM)
    belongs = [
        count(len(of_sort(subject, sort)), sort)
        for sort in ("contact", "commitment", "statement")
        if of_sort(subject, sort)
    ]
    who = [shortened(name, 40) for name in speakers(subject)]
    if belongs:
        out.append(f"\n{listed(belongs)}" + (f"; {listed(who, most=4)}" if who else ""), style="green")
    for m in subject.entries:
        if isinstance(m.entry, Instrument):
            when = f", {readable(m.entry.date)}" if m.entry.date else ""
            out.append(
                f"\n§ {shortened(m.entry.title, 100)}: {plain(m.entry.action)}{when}",
                style=TONES.get(m.entry.action, ""),
            )
            out.append(f"  #{m.id[:8]}", style=DIM)
    words = latest(subject, report_of)
    if words:
        out.append("\n").append_text(_marked(subject, words, colour))
        out.append(f"\n{plain(source_line(words, report_of))}", style=DIM)
    return out


def _marked(subject: Subject, words: Citation, colour: bool) -> Text:
    """The words, those that name the subject marked (without colour: in brackets)."""
    out, at = Text("“", style="italic"), words.start
    clean = same_length(words.text).replace("\n", " ").replace("\t", " ")
    for c in sorted(subject.mentions, key=lambda c: c.start):
        if c.report == words.report and at <= c.start and c.end <= words.end:
            out.append(clean[at - words.start : c.start - words.start])
            named = clean[c.start - words.start : c.end - words.start]
            out.append(named if colour else f"[{named}]", style=CITED if colour else "")
            at = c.end
    return out.append(clean[at - words.start :] + "”")
