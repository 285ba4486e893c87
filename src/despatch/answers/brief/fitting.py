"""How long a brief will be on paper, so that it can be kept to four pages whatever the record holds."""

from math import ceil

from despatch.answers.brief.content import Footnote, Item, Section
from despatch.answers.brief.lines import words
from despatch.answers.brief.shown import cited_words, source, web_address

PAGES = 4
SCALES = (1.0, 0.8, 0.65, 0.5, 0.4)  # of the usual number of lines of each section, tried in turn
# Millimetres and characters of the page that `brief.typ` lays out, as measured on its output.
_PAGE, _LINE, _NOTE_LINE = 253.0, 4.25, 2.8
_WIDE, _COLUMN, _NOTE = 104, 82, 146
_FULL = 1.08


def pages(sections: tuple[Section, ...], footnotes: tuple[Footnote, ...]) -> float:
    """About how many A4 pages the PDF fills: a little more than on the briefs that this was measured on."""
    height = 22 + sum(map(_section, sections)) + sum(map(_footnote, footnotes))
    return height / (_PAGE * _FULL)


def _section(section: Section) -> float:
    height = 11.0 + sum(_lines(len(line), _WIDE) + 2 for line in section.intro)
    if section.table:
        wide = _WIDE if section.table.figures else _WIDE // 5
        height += 12 + sum(max(_lines(len(c.text), wide) for c in row) + 2.4 for row in section.table.rows)
    if section.chart:
        height += 62
    for group in section.groups:
        height += (9 if group.title else 0) + sum(map(_item, group.items))
    return height + (6 if section.more else 0)


def _item(item: Item) -> float:
    return max(_lines(len(words(item)), _COLUMN), 8.5 if item.tag else 0) + 2.4


def _footnote(note: Footnote) -> float:
    shown = len(source(note)) + len(cited_words(note)) + len(web_address(note) or "") + 4
    return ceil(shown / _NOTE) * _NOTE_LINE + 0.6


def _lines(characters: int, width: int) -> float:
    return ceil(characters / width) * _LINE
