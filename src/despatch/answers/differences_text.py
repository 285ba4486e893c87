"""Where reports differ, for people: an entry a block, a value a paragraph, who says it and in which words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from despatch.answers.blocks import DIM, TONES, beside
from despatch.answers.dates import readable
from despatch.answers.days import when
from despatch.answers.differences import Disputed
from despatch.answers.headline import headline
from despatch.answers.parties import party_name
from despatch.answers.plain import plain, shortened
from despatch.answers.timeline import ReportOf, source_line
from despatch.answers.words import count
from despatch.model.fates import Difference, Says

_TITLES = {"contrary": "At odds", "exactness": "More or less exact", "wording": "In wording only"}
_SHOWN, _QUOTE = 3, 160  # reports of a value shown with their words, and characters of these
_MORE = "differ only in exactness or wording"


def differences_text(
    found: list[Disputed], parties: Sequence[str], left_out: int, report_of: ReportOf, *, width: int
) -> Iterator[RenderableType]:
    """The parts from top to bottom: a heading, a rule per weight, a block per entry."""
    who = " – ".join(party_name(p) for p in parties) or "All parties"
    entries = {one.entry.id for one in found}
    out = Text(f"Where reports differ: {plain(who)}", style="bold")
    said = f"{count(len(found), 'field')} of {count(len(entries), 'entry')}" if found else "Nothing at odds"
    out.append(f"\n{said}" + (f"; {left_out} more {_MORE}: --all" if left_out else ""), style=DIM)
    yield out
    for contrast, group in groupby(found, key=lambda one: one.difference.contrast):
        yield Text()
        yield Rule(Text(_TITLES[contrast], style="bold"), align="left", style=DIM)
        yield Text()
        for _, of_one in groupby(group, key=lambda one: (one.entry.id, one.difference.field)):
            same = list(of_one)
            yield beside(Text(when(same[0].entry), style="bold"), _block(same, report_of), width)
    if found:
        yield Text('✓ is what the record took; "despatch show ID" shows an entry whole.', style=DIM)


def _block(same: Sequence[Disputed], report_of: ReportOf) -> Text:
    m = same[0].entry
    head = headline(m.entry)
    tone = TONES.get(head.tone, "")
    out = Text(overflow="fold")
    out.append(f"{head.mark} ", style=tone)
    if head.parties:
        out.append(f"{' '.join(plain(p) for p in head.parties)}  ", style="bold cyan")
    out.append(shortened(head.what, 120), style=f"bold {tone}")
    for part in (plain(head.where), f"#{m.id[:8]}"):
        if part:
            out.append(f" · {part}")
    for one in same:
        _difference(out, one.difference, report_of)
    return out


def _difference(out: Text, d: Difference, report_of: ReportOf) -> None:
    for says in d.says:
        out.append(f"\n{d.field}: ", style=DIM)
        out.append(_shown(d.field, says.value), style="bold")
        if says.taken:
            out.append(" ✓", style="green")
        _sources(out, says, report_of)
    if not any(says.taken for says in d.says) and d.taken:
        out.append(f"\ntaken: {_shown(d.field, d.taken)}", style="bold")
    out.append(f"\nrule: {d.rule}", style=DIM)


def _sources(out: Text, says: Says, report_of: ReportOf) -> None:
    for cited in says.citations[:_SHOWN]:
        out.append("\n  ")
        out.append(plain(source_line(cited, report_of)))
        out.append(f" “{shortened(cited.text, _QUOTE)}”", style="italic dim")
    if len(says.citations) > _SHOWN:
        out.append(f"\n  and {count(len(says.citations) - _SHOWN, 'report')} more", style=DIM)


def _shown(field: str, value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return " ".join(plain(v) for v in value)
    return readable(value) if field in ("date", "due") else shortened(value, 160)
