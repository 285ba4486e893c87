"""What is new, for people: changes with both citations, then new entries, then how many are confirmed."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from despatch.answers.blocks import DIM, TONES, beside, block
from despatch.answers.dates import readable
from despatch.answers.days import when
from despatch.answers.new import Item, Since
from despatch.answers.parties import party_name
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import ReportOf, source_line
from despatch.answers.words import count, listed
from despatch.model import Citation
from despatch.model.fates import Change

_TITLES = {"changed": "Changed", "new": "New"}
_QUOTE = 220  # characters of the words cited for a change


def new_text(
    items: Sequence[Item], ask: Since, report_of: ReportOf, *, width: int
) -> Iterator[RenderableType]:
    """The parts from top to bottom: a heading, a rule per group, a block per entry."""
    yield _heading(items, ask)
    for kind, group in groupby(items, key=lambda i: i.news.news):
        if kind not in _TITLES:
            continue
        yield Text()
        yield Rule(Text(_TITLES[kind], style="bold"), align="left", style=DIM)
        yield Text()
        for item in group:
            yield beside(Text(when(item.entry), style="bold"), _block(item, report_of), width)
    if any(i.news.news in _TITLES for i in items):
        yield Text('"despatch show ID" shows an entry whole; its ID stands behind #.', style=DIM)


def _heading(items: Sequence[Item], ask: Since) -> Text:
    who = " – ".join(party_name(p) for p in ask.parties) or "all parties"
    day = readable(ask.since)
    out = Text(f"New since {plain(day)}: {plain(who)}", style="bold")
    sums = {kind: sum(i.news.news == kind for i in items) for kind in ("changed", "new", "confirmed")}
    parts = [count(sums["changed"], "change")] if sums["changed"] else []
    parts += [count(sums["new"], "new entry")] if sums["new"] else []
    if sums["confirmed"]:
        parts.append(f"{count(sums['confirmed'], 'known entry')} told again by further reports")
    reports = {r for i in items for r in i.news.reports}
    told = f", from {count(len(reports), 'report')} {ask.by} since" if reports else ""
    return out.append(f"\n{listed(parts) or 'Nothing'}{told}", style=DIM)


def _block(item: Item, report_of: ReportOf) -> Text:
    m, news = item
    more = [f"{m.sources.reports} reports"] if m.sources.reports > 1 else []
    if m.checked:
        more.append(f"✓ {m.checked.state} by {plain(m.checked.author)}")
    first = next((c for c in m.entry.citations if c.report in news.reports), None)
    shown = news.changes[0].cited_now if news.changes else first
    out = block(
        m.entry, lambda c: source_line(c, report_of), more="  ".join([*more, f"#{m.id[:8]}"]), citation=shown
    )
    for change in news.changes:
        _change(out, change)
    if news.changes:
        _before(out, news.changes[0].cited_before, report_of)
    return out


def _change(out: Text, change: Change) -> None:
    dated = change.field in ("date", "due")
    before = (
        (readable(change.before) if dated else plain(change.before or "")) if change.before else "not told"
    )
    now = readable(change.now) if dated else plain(change.now or "")
    out.append(f"\n{change.field}: ", style="bold")
    out.append(before, style=TONES.get(change.before or "", ""))
    out.append(" → ", style="default")
    out.append(now, style=f"bold {TONES.get(change.now or '', '')}".strip())


def _before(out: Text, cited: Citation, report_of: ReportOf) -> None:
    out.append("\nbefore: ", style="bold")
    out.append(f"“{shortened(cited.text, _QUOTE)}” ", style="italic dim")
    out.append(plain(source_line(cited, report_of)), style=DIM)
