"""A brief as data: whole, or one row a line."""

from collections.abc import Iterator
from typing import Any

import msgspec

from despatch.answers.brief.content import Brief, Footnote, Group, Item, Section
from despatch.answers.brief.shown import cited_words, quotation, source
from despatch.answers.encode import csv_text
from despatch.answers.plain import plain
from despatch.answers.rows import Row

COLUMNS = ("section", "group", "date", "tag", "words", "entries", "checked", "citations")


def document(brief: Brief) -> Any:
    """The brief as one object: its sections with their lines, and its footnotes."""
    return msgspec.to_builtins(brief)


def line_rows(brief: Brief) -> Iterator[Row]:
    """One row for each line; `citations` are its footnotes, whole."""
    notes = {n.number: n for n in brief.footnotes}
    for section, group, item in _items(brief):
        row: Row = {
            "section": section.name,
            "group": group.title or None,
            "date": item.label or None,
            "tag": item.tag or None,
            "words": words(item),
            "entries": list(item.entries),
            "checked": item.checked,
            "citations": [_citation(notes[n]) for n in item.notes],
        }
        yield row


def lines_csv(brief: Brief) -> str:
    """The same as a table; a citation is its source and the words cited."""
    notes = {n.number: n for n in brief.footnotes}
    cells = (
        [
            section.name, group.title, item.label, item.tag, words(item), item.entries, item.checked,
            [f"{source(notes[n])}: {cited_words(notes[n])}" for n in item.notes],
        ]
        for section, group, item in _items(brief)
    )  # fmt: skip
    return csv_text(COLUMNS, cells)


def words(item: Item) -> str:
    """The words of a line as one text."""
    return plain("".join(quotation(p) if p.stretches else p.text for p in item.pieces))


def _items(brief: Brief) -> Iterator[tuple[Section, Group, Item]]:
    for section in brief.sections:
        for group in section.groups:
            for item in group.items:
                yield section, group, item


def _citation(note: Footnote) -> Row:
    return {
        "report": note.report,
        "outlet": note.outlet,
        "title": note.title,
        "published": note.published,
        "url": note.url,
        "start": note.start,
        "end": note.end,
        "words": list(note.words),
    }
