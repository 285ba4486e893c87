"""An entry as a block of lines for people: the heading, who, what about, and the words it rests on."""

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from despatch.answers.headline import headline, lead
from despatch.answers.plain import plain, shortened
from despatch.answers.words import listed
from despatch.model import Citation, Entry, Statement

TONES = {
    "held": "green",
    "ongoing": "bold green",
    "signed": "green",
    "ratified": "green",
    "adopted": "green",
    "agreed": "green",
    "amended": "green",
    "planned": "yellow",
    "proposed": "yellow",
    "negotiating": "yellow",
    "postponed": "red",
    "cancelled": "red",
    "denied": "red",
    "rejected": "red",
    "suspended": "red",
    "commitment": "magenta",
    "statement": "blue",
}
DIM = "dim"
NARROW = 56  # below so many columns the date stands above the block, not beside it
DATE_WIDTH = 14
QUOTE = 300  # characters of a citation or quotation that a block shows
SourceLine = Callable[[Citation], str]


def block(
    entry: Entry, source: SourceLine, *, more: str = "", date: str = "", citation: Citation | None = None
) -> Text:
    """The block of an entry; `source` names the report of a citation, `more` ends its last line.

    `citation` is the one to show; if none is given, the entry's first.

    `date` is put into the heading where it does not stand beside the block.
    """
    head = headline(entry)
    tone = TONES.get(head.tone, "")
    out = Text(overflow="fold")
    out.append(f"{head.mark} ", style=tone)
    if head.parties:
        out.append(f"{' '.join(plain(p) for p in head.parties)}  ", style="bold cyan")
    out.append(shortened(head.what, 160), style=f"bold {tone}")
    for part in (plain(head.where), date):
        if part:
            out.append(f" · {part}")
    if head.who:
        out.append("\n" + listed((shortened(w, 60) for w in head.who), most=8), style="green")
    if head.about:
        out.append("\n" + shortened("; ".join(head.about), 200))
    citation = citation or lead(entry.citations)
    _words(out, entry, citation)
    last = "  ".join(p for p in (plain(source(citation)) if citation else "", more) if p)
    if last:
        out.append("\n" + last, style=DIM)
    return out


def _words(out: Text, entry: Entry, citation: Citation | None) -> None:
    """The words it rests on: of a statement the words said, of the rest the first citation."""
    if isinstance(entry, Statement):
        words = shortened(entry.content, QUOTE)
        out.append(f"\n{_quoted(words) if entry.form == 'direct' else words}", style="italic")
    elif citation:
        out.append(f"\n{_quoted(shortened(citation.text, QUOTE))}", style="italic dim")


def _quoted(words: str) -> str:
    """In quotation marks, but for what begins with one already."""
    return words if words[:1] in tuple("\"'“‘«") else f"“{words}”"


def beside(label: Text, body: Text, width: int, label_width: int = DATE_WIDTH) -> RenderableType:
    """The block with its date (or label) at its left, or above it where the terminal is narrow."""
    if width < NARROW:
        return Group(label, Padding(body, (0, 0, 1, 2)))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=label_width, justify="right")
    table.add_column(width=width - label_width - 2, overflow="fold")
    table.add_row(label, body)
    return Padding(table, (0, 0, 1, 0))
