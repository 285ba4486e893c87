"""Footnotes numbered in the order in which a reader meets them; what no line refers to is dropped."""

from collections.abc import Iterator

import msgspec

from despatch.answers.brief.content import Footnote, Section


def renumbered(
    sections: tuple[Section, ...], footnotes: tuple[Footnote, ...]
) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    """The sections and footnotes with numbers from 1 on, without gaps, in the order of first mention."""
    new: dict[int, int] = {}
    for old in (n for section in sections for n in _mentioned(section)):
        new.setdefault(old, len(new) + 1)
    by_number = {note.number: note for note in footnotes}
    return (
        tuple(_section(section, new) for section in sections),
        tuple(msgspec.structs.replace(by_number[old], number=number) for old, number in new.items()),
    )


def _mentioned(section: Section) -> Iterator[int]:
    for row in section.table.rows if section.table else ():
        for cell in row:
            yield from cell.notes
    for group in section.groups:
        for item in group.items:
            for piece in item.pieces:
                yield from piece.notes


def _section(section: Section, new: dict[int, int]) -> Section:
    replace = msgspec.structs.replace
    table = section.table
    if table:
        rows = tuple(tuple(replace(c, notes=_notes(c.notes, new)) for c in row) for row in table.rows)
        table = replace(table, rows=rows)
    groups = tuple(
        replace(
            group,
            items=tuple(
                replace(item, pieces=tuple(replace(p, notes=_notes(p.notes, new)) for p in item.pieces))
                for item in group.items
            ),
        )
        for group in section.groups
    )
    return replace(section, table=table, groups=groups)


def _notes(old: tuple[int, ...], new: dict[int, int]) -> tuple[int, ...]:
    return tuple(new[n] for n in old)
