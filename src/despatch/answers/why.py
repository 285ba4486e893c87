"""Why two entries are one, or two: the reasons with their weights, beside what each report says."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM
from despatch.answers.dates import readable
from despatch.answers.encode import csv_text
from despatch.answers.headline import date_of, headline, status_of
from despatch.answers.plain import plain, shortened
from despatch.answers.rows import Row, cited_here, entry_row
from despatch.answers.words import count, listed
from despatch.model import Contact, Statement
from despatch.model.compared import Compared, Side

MOST = 3  # pairs that are shown unless all are asked for
_BAR = 10  # points of weight to one mark of a bar
COLUMNS = (
    "a",
    "a_report",
    "b",
    "b_report",
    "joined",
    "decided",
    "veto",
    "score",
    "needed",
    "reason",
    "weight",
)


def why(pairs: Sequence[Compared], *, width: int, every: bool = False) -> Iterator[RenderableType]:
    """The verdict, then pair by pair what speaks for it."""
    yield verdict(pairs)
    for one in pairs if every else pairs[:MOST]:
        yield Text()
        yield _sides(one, width)
        yield _reasons(one)
    if len(pairs) > MOST and not every:
        yield Text(f"\n{count(len(pairs) - MOST, 'pair')} more with --all", style=DIM)


def verdict(pairs: Sequence[Compared]) -> Text:
    """One entry or two, in a sentence."""
    if not pairs:
        return Text("One report tells of it: there was nothing to compare.", style="bold")
    if pairs[0].joined:
        by_hand = sum(p.decided == "together" and not p.alike for p in pairs)
        alike = sum(p.alike for p in pairs)
        line = f"One entry: {alike} of {count(len(pairs), 'pair')} of accounts are alike"
        return Text(line + (", and a person holds them together." if by_hand else "."), style="bold green")
    if any(p.decided == "apart" for p in pairs):
        return Text("Two entries: a person holds them apart.", style="bold yellow")
    if pairs[0].alike:
        against = next((p.veto for p in pairs if p.veto), None)
        more = (
            f" joining them would join what cannot be one ({against})"
            if against
            else " another account fits better"
        )
        return Text(f"Two entries: some of their accounts are alike, but{more}.", style="bold yellow")
    if pairs[0].veto:
        return Text(f"Two entries: they cannot be one ({pairs[0].veto}).", style="bold yellow")
    return Text(
        f"Two entries: too little speaks for one ({pairs[0].score} of {pairs[0].needed}).",
        style="bold yellow",
    )


def _sides(one: Compared, width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=12, style=DIM)
    half = max(16, (width - 18) // 2)
    table.add_column(width=half, overflow="fold")
    table.add_column(width=half, overflow="fold")
    table.add_row("", *(Text(f"{plain(s.report)}", style="bold") for s in (one.a, one.b)))
    for name, left, right in _fields(one):
        tone = "" if left == right else "yellow"
        table.add_row(name, Text(left, style=tone), Text(right, style=tone))
    return table


def _fields(one: Compared) -> Iterator[tuple[str, str, str]]:
    for name, left, right in zip(_NAMES, _values(one.a), _values(one.b), strict=True):
        if left or right:
            yield name, left or "-", right or "-"


_NAMES = ("told on", "what", "date", "status", "parties", "who", "where", "format", "words")


def _values(side: Side) -> tuple[str, ...]:
    entry = side.entry
    contact = entry if isinstance(entry, Contact) else None
    return (
        readable(side.published) if side.published else "undated",
        shortened(headline(entry).what, 80),
        readable(date_of(entry)) if date_of(entry) else "",
        plain(status_of(entry) or ""),
        " ".join(plain(p) for p in headline(entry).parties),
        listed(shortened(p.name or p.role or "", 40) for p in contact.participants) if contact else "",
        plain(", ".join(p for p in (contact.place, contact.country) if p)) if contact else "",
        shortened(contact.mechanism or "", 60) if contact else "",
        shortened(entry.content, 160) if isinstance(entry, Statement) else "",
    )


def _reasons(one: Compared) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=12, justify="right")
    table.add_column(overflow="fold")
    for reason in sorted(one.reasons, key=lambda r: -r.weight):
        tone = "green" if reason.weight > 0 else "red"
        bar = ("+" if reason.weight > 0 else "-") * max(1, round(abs(reason.weight) / _BAR))
        table.add_row(
            Text(f"{reason.weight:+}", style=tone), Text(f"{plain(reason.name)}  ").append(bar, style=tone)
        )
    if one.veto:
        table.add_row(Text("impossible", style="red"), Text(plain(one.veto)))
    elif not one.joined or not one.alike:
        table.add_row(Text(f"= {one.score}", style="bold"), Text(f"of {one.needed} needed"))
    else:
        table.add_row(Text(f"= {one.score}", style="bold green"), Text(f"of {one.needed} needed: alike"))
    if one.decided:
        table.add_row(Text(one.decided, style="bold"), Text("says a person (despatch log)"))
    return table


def why_row(one: Compared) -> Row:
    """A pair as data."""
    return {
        "a": _side_row(one.a),
        "b": _side_row(one.b),
        "joined": one.joined,
        "decided": one.decided,
        "alike": one.alike,
        "veto": one.veto,
        "score": one.score,
        "needed": one.needed,
        "reasons": [{"name": r.name, "weight": r.weight} for r in one.reasons],
    }


def _side_row(side: Side) -> Row:
    told = cited_here(entry_row(side.entry))
    return {"account": side.key, "report": side.report, "published": side.published, **told}


def why_csv(pairs: Sequence[Compared]) -> str:
    """A row for each reason of each pair; one without any where the two cannot be compared further."""
    rows = []
    for one in pairs:
        head = [
            one.a.key,
            one.a.report,
            one.b.key,
            one.b.report,
            one.joined,
            one.decided,
            one.veto,
            one.score,
            one.needed,
        ]
        rows += [[*head, r.name, r.weight] for r in one.reasons] or [[*head, None, None]]
    return csv_text(COLUMNS, rows)
