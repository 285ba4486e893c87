"""A brief as Markdown with footnotes (as pandoc and GitHub read them); nothing of a report is taken for markup."""

import re
from collections.abc import Iterator

from despatch.answers.brief.content import Brief, Chart, Footnote, Item, Piece, Section, Table
from despatch.answers.brief.counting import GROUND
from despatch.answers.brief.shown import cited_words, quotation, source, web_address
from despatch.answers.plain import plain

# What is markup wherever it stands (`://` and `www.` make links), and what is so at the beginning of a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$^&]|:(?=//)|(?<=www)\.|@(?=\w))")
_START = re.compile(r"^(\s*)(?:(\d+)([.)])(?=\s|$)|([-+#=!]))")


def markdown(brief: Brief) -> str:
    """The whole text, ending with a line break."""
    lines = [f"# {_esc(brief.title)}", "", _esc(brief.subtitle), ""]
    for section in brief.sections:
        lines += _section(section)
    lines += [_footnote(note) for note in brief.footnotes]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {_esc(section.title)}", "")
    for line in section.intro:
        yield from (_esc(line), "")
    if section.table:
        yield from _table(section.table)
    if section.chart:
        yield from _chart(section.chart)
    for group in section.groups:
        if group.title:
            yield from (f"**{_esc(group.title)}**", "")
        yield from map(_item, group.items)
        yield ""
    if section.more:
        yield from (f"{_esc(section.more)}: {_code(section.command)}", "")


def _item(item: Item) -> str:
    head = f"**{_esc(item.label)}**" if item.label else ""
    tag = f" ({_esc(item.tag)})" if item.tag else ""
    mark = " ✓" if item.checked else ""
    return f"- {head}{tag}{mark}{': ' if head else ''}{''.join(map(_piece, item.pieces))}".rstrip()


def _piece(piece: Piece) -> str:
    notes = "".join(f"[^{n}]" for n in piece.notes)
    if piece.stretches:
        return _esc(quotation(piece)) + notes
    text = _esc(piece.text, ends=True)
    if piece.style == "strong" and text.strip():
        text = f"**{text.strip()}**"
    return text.rstrip() + notes if notes else text


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(_esc, table.head)) + " |"
    yield "|" + "|".join([" --- ", *(" ---: " if table.figures else " --- " for _ in table.head[1:])]) + "|"
    for row in table.rows:
        yield "| " + " | ".join(_esc(c.text) + "".join(f"[^{n}]" for n in c.notes) for c in row) + " |"
    yield ""
    if table.caption:
        yield from (_esc(table.caption), "")


def _chart(chart: Chart) -> Iterator[str]:
    """The chart as a table: Markdown has no drawing that every reader shows."""
    yield from (f"**{_esc(chart.title)}**", "")
    shown = [i for i, _ in enumerate(chart.levels) if any(b.counts[i] for b in chart.bars)]
    plans = any(b.planned for b in chart.bars)
    head = ["", *(chart.levels[i] for i in shown), *(["planned"] if plans else [])]
    yield "| " + " | ".join(map(_esc, head)) + " |"
    yield "|" + " --- |" + " ---: |" * (len(head) - 1)
    year = ""
    for bar in chart.bars:
        year = bar.year or year
        label = bar.label if bar.label == year else f"{year} {bar.label}"
        cells = [*(bar.counts[i] for i in shown), *([bar.planned] if plans else [])]
        if any(cells):
            yield "| " + " | ".join([label, *(str(c or "") for c in cells)]) + " |"
    yield ""
    caption = chart.caption.replace(GROUND, "").strip()
    if caption:
        yield from (_esc(caption), "")


def _footnote(note: Footnote) -> str:
    url = web_address(note)
    link = f" <{url}>" if url else ""
    return f"[^{note.number}]: {_esc(source(note))}: {_esc(cited_words(note))}{link}"


def _esc(text: str, *, ends: bool = False) -> str:
    """`text` on one line, with everything that Markdown would read as markup escaped."""
    line = plain(text)
    if ends:
        line = (" " if text[:1] == " " else "") + line + (" " if text[-1:] == " " and line else "")
    return _START.sub(
        lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[1]}\\{m[4]}", _SPECIAL.sub(r"\\\1", line)
    )


def _code(command: str) -> str:
    return f"`{plain(command).replace('`', '')}`"
