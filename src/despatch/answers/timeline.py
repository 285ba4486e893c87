"""The timeline of a relationship: which entries, in what order, and how they stand on the page."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM, TONES, beside, block
from despatch.answers.dates import readable
from despatch.answers.headline import headline, kind_of, status_of
from despatch.answers.placing import place
from despatch.answers.plain import plain, shortened
from despatch.answers.words import KIND_MARKS, STATUS_MARKS, count, listed
from despatch.model import Citation, Contact, Report, Statement
from despatch.model.merged import MergedEntry

_NO_YEAR = ", year unknown"
_BRIEF_DATE = 13  # columns of the date where an entry has one line
ReportOf = Callable[[str], Report | None]


def chosen(
    entries: Iterable[MergedEntry], kinds: tuple[str, ...], statuses: tuple[str, ...]
) -> list[MergedEntry]:
    """The entries asked for, in the order of time.

    Without `kinds`, all but statements that quote nothing; `kinds` and `statuses` are alternatives
    within themselves, and both must hold.
    """
    kept = (m for m in entries if _wanted(m, kinds) and (not statuses or status_of(m.entry) in statuses))
    return sorted(kept, key=lambda m: (place(m).key, m.id))


def _wanted(m: MergedEntry, kinds: tuple[str, ...]) -> bool:
    quoted = not isinstance(m.entry, Statement) or m.entry.form != "indirect"
    if not kinds:
        return quoted
    names = {kind_of(m.entry)}
    if isinstance(m.entry, Contact):
        names.add(m.entry.kind)
    elif isinstance(m.entry, Statement) and quoted:
        names.add("quotation")
    return not names.isdisjoint(kinds)


def timeline(
    entries: list[MergedEntry], title: str, report_of: ReportOf, *, width: int, brief: bool = False
) -> Iterator[RenderableType]:
    """The parts of the timeline, from top to bottom: a heading, a rule per year, a block per entry."""
    yield _heading(entries, title)
    first = True
    for year, group in groupby(entries, key=lambda m: place(m).year):
        if brief or first:
            yield Text()
        first = False
        yield Rule(Text(year or "Year unknown", style="bold"), align="left", style=DIM)
        if not brief:
            yield Text()
        if brief:
            yield _brief(list(group), report_of, width)
            continue
        for m in group:
            yield beside(Text(_label(m, report_of), style="bold"), _block(m, report_of), width)
    if entries:
        if brief:
            yield Text()
        yield _legend(entries, brief)


def _label(m: MergedEntry, report_of: ReportOf) -> str:
    """The date as shown; for one that nothing dates, the day of its report's publication, year unknown as it is."""
    label = _bare(m)
    if label != "undated":
        return label
    told = (report_of(id_) for id_ in m.reports)
    published = next((r.published for r in told if r and r.published), None)
    ahead = status_of(m.entry) in ("planned", "proposed", "negotiating") or kind_of(m.entry) == "commitment"
    if not published:
        return label
    return f"{'after' if ahead else 'by'} {readable(published)}".removesuffix(_NO_YEAR)


def _bare(m: MergedEntry) -> str:
    """The date as shown under the heading of its year, which need not be said again."""
    where = place(m)
    return where.label if where.year else where.label.removesuffix(_NO_YEAR)


def _heading(entries: list[MergedEntry], title: str) -> Text:
    out = Text(shortened(title, 200), style="bold")
    names = {"contact": 0, "instrument": 0, "commitment": 0, "statement": 0}
    for m in entries:
        names[kind_of(m.entry)] += 1
    reports = {c.report for m in entries for c in m.entry.citations if c.report}
    if not entries:
        return out.append("\nNo entries.", style=DIM)
    parts = listed(count(n, name) for name, n in names.items() if n)
    return out.append(f"\n{parts}, told by {count(len(reports), 'report')}", style=DIM)


def _block(m: MergedEntry, report_of: ReportOf) -> Text:
    more = [rests_on(m)] if m.sources.reports > 1 else []
    if m.differences:
        more.append(f"differ on {listed(sorted(m.differences))}")
    steps = dict.fromkeys(step.status for step in m.history)
    if len(steps) > 1:
        more.append(" → ".join(steps))
    if m.checked:
        more.append(f"✓ {m.checked.state} by {plain(m.checked.author)}")
    return block(
        m.entry,
        lambda citation: source_line(citation, report_of),
        more="  ".join([*more, f"#{m.id[:8]}"]),
        citation=telling(m),
    )


def rests_on(m: MergedEntry) -> str:
    """ "3 reports", or "3 reports of 1 text" where some are copies."""
    reports = count(m.sources.reports, "report")
    return (
        reports if m.sources.reports == m.sources.texts else f"{reports} of {count(m.sources.texts, 'text')}"
    )


def telling(m: MergedEntry) -> Citation | None:
    """The first citation of a report that tells how it stands now: not the plan of what was held since."""
    latest = m.history[-1].reports if m.history else ()
    return next((c for c in m.entry.citations if c.report in latest), None)


def source_line(citation: Citation, report_of: ReportOf) -> str:
    """ "Harbour Gazette, 4 Mar 2022 [gazette-1]"."""
    report = report_of(citation.report) if citation.report else None
    if report is None:
        return f"[{citation.report}]" if citation.report else ""
    known = ", ".join(
        p for p in (report.outlet, readable(report.published) if report.published else None) if p
    )
    return f"{known} [{shortened(report.id, 60)}]".strip()


def _brief(entries: list[MergedEntry], report_of: ReportOf, width: int) -> Table:
    """One line an entry, as wide as the terminal allows."""
    parties_width = min(max(len(" ".join(m.parties)) for m in entries), max(7, width // 6))
    rest = width - (_BRIEF_DATE + 1 + parties_width + 3 + 8) - 5
    table = Table.grid(padding=(0, 1, 0, 0), expand=False)
    table.add_column(width=_BRIEF_DATE, no_wrap=True, overflow="ellipsis")
    table.add_column(width=1)
    table.add_column(width=parties_width, no_wrap=True, overflow="ellipsis")
    table.add_column(width=max(8, rest), no_wrap=True, overflow="ellipsis")
    table.add_column(width=3, justify="right", no_wrap=True)
    table.add_column(width=8, style=DIM, no_wrap=True)
    for m in entries:
        head = headline(m.entry)
        parties = " ".join(plain(p) for p in head.parties)
        mark = Text(head.mark, style=TONES.get(head.tone, ""))
        table.add_row(_bare(m), mark, Text(parties, style="cyan"), _line(m), str(m.sources.reports), m.id[:8])
    return table


def _line(m: MergedEntry) -> Text:
    """What an entry is, in one line, the most telling part first."""
    head = headline(m.entry)
    if isinstance(m.entry, Statement):
        return Text(f"{shortened(m.entry.speaker or 'unnamed', 40)}: “{shortened(m.entry.content, 160)}”")
    line = Text(shortened(head.what, 120), style=f"bold {TONES.get(head.tone, '')}")
    rest = (
        plain(head.where),
        listed((plain(w) for w in head.who), most=4),
        shortened("; ".join(head.about), 80),
    )
    return line.append("".join(f" · {part}" for part in rest if part), style="not bold default")


def _legend(entries: list[MergedEntry], brief: bool) -> Text:
    statuses = {m.entry.status for m in entries if isinstance(m.entry, Contact)}
    marks = "  ".join(f"{mark} {status}" for status, mark in STATUS_MARKS.items() if status in statuses)
    sorts = {kind_of(m.entry) for m in entries}
    more = "  ".join(f"{mark} {name}" for name, mark in KIND_MARKS.items() if name in sorts)
    hint = '"despatch show ID" shows an entry whole; its ID stands '
    hint += "last, behind the number of reports." if brief else "behind #."
    return Text("\n".join(line for line in (marks, more, hint) if line), style=DIM)
