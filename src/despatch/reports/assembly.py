"""The pieces of a report put together: header lines, headline, datelines, paragraphs."""

import re
from typing import NamedTuple

from despatch.model import Span
from despatch.registers.places import is_town
from despatch.reports.blocks import Block, blocks
from despatch.reports.body import body_blocks, sentences_alone
from despatch.reports.features import CUE_KINDS, Look, looks_of
from despatch.reports.provenance import Dateline, agency_start, dateline_at
from despatch.reports.publication import is_date_line
from despatch.reports.titles import caption_twins, same, title_block

# A scraped text may begin with the date its source gives, on the line where the page itself begins.
_HEADER = re.compile(r"\s*date\s+\d{4}-\d\d-\d\d(?=\s)[ \t]*", re.IGNORECASE)
_PLACE = re.compile(r"[A-ZÀ-Ý][\w.'’-]*(?:[ -][A-ZÀ-Ý][\w.'’-]*){0,3}")
_CREDIT_SIGN = re.compile(r"[|—–]|photo|image|credit|courtesy|\bpic\b|\bfile\b", re.IGNORECASE)
_NEAR = 8  # blocks between headline and story among which a dateline stands
_CAPTION = CUE_KINDS.index("caption")


class Layout(NamedTuple):
    """What the blocks of a text are."""

    found: list[Block]
    looks: list[Look]
    keep: list[bool]
    title: int | None
    dateline: Dateline | None

    @property
    def body(self) -> tuple[Span, ...]:
        """The spans of the report, headline included, in order."""
        return tuple(Span(b.start, b.end) for b, k in zip(self.found, self.keep, strict=True) if k)

    @property
    def title_span(self) -> Span | None:
        """The span of the headline."""
        return None if self.title is None else Span(self.found[self.title].start, self.found[self.title].end)


def layout(text: str, known_title: str | None = None) -> Layout:
    """Tell the blocks of a plain text apart."""
    found = split_header(text, blocks(text))
    looks = looks_of(text, found)
    told = arranged(text, found, looks, body_blocks(text, found, looks), known_title)
    if not any(told.keep) and len(found) == 1 and looks[0].stop and looks[0].words > 3:
        return told._replace(keep=[True])  # one sentence alone: "The ministers met two days ago."
    if any(k and i != told.title for i, k in enumerate(told.keep)):
        return told
    return arranged(text, found, looks, sentences_alone(looks), known_title)


def arranged(
    text: str, found: list[Block], looks: list[Look], keep: list[bool], known_title: str | None
) -> Layout:
    """Add headline, standfirst and dateline to the blocks that are the story."""
    keep = list(keep)
    if found and _HEADER.match(text) and found[0].end - found[0].start < 20:
        keep[0] = False
    first = next((i for i, k in enumerate(keep) if k and looks[i].words >= 12), 0)
    for i in caption_twins(text, found, keep):
        if i < first + 3 and sum(keep[i + 1 :]) > 1:
            keep[i] = False
    for i, x in enumerate(looks):
        if keep[i] and x.credit and x.words < 30 and _CREDIT_SIGN.search(text, found[i].start, found[i].end):
            keep[i] = False
            if (
                i and looks[i - 1].words < 10 and not looks[i - 1].stop and not found[i].gap
            ):  # a caption in two lines
                keep[i - 1] = False
    title = title_block(text, found, looks, keep, known_title)
    if title is not None:
        for i in range(title):
            keep[i] = False
        keep[title] = True
        _add_standfirst(text, found, looks, keep, title)
    headline = text[found[title].start : found[title].end] if title is not None else ""
    for i, x in enumerate(looks):
        if keep[i] and i != title and x.words < 32:
            raw = text[found[i].start : found[i].end]
            keep[i] = not is_date_line(raw) and not same(raw, headline)
    dateline = _dateline(text, found, looks, keep, title)
    return Layout(found, looks, keep, title, dateline)


def split_header(text: str, found: list[Block]) -> list[Block]:
    """Part a ` date 2023-12-27 ` that opens a scraped text from what follows on its line."""
    match = _HEADER.match(text)
    if not match or not found or not found[0].start < match.end() < found[0].end:
        return found
    start = found[0].start
    end = start + len(text[start : match.end()].rstrip())
    return [Block(start, end, True), Block(match.end(), found[0].end, True), *found[1:]]


def _add_standfirst(text: str, found: list[Block], looks: list[Look], keep: list[bool], title: int) -> None:
    """The line under the headline that sums up the story is part of it."""
    i = title + 1
    if i >= len(found) or keep[i] or looks[i].words < 9 or looks[i].stamped or looks[i].cut or looks[i].glued:
        return
    x = looks[i]
    words: set[str] = set()
    for j in range(i + 1, len(found)):
        if keep[j]:
            words |= looks[j].content
    shared = sum(1 for w in x.content if w in words) / max(1, len(x.content))
    repeated = any(
        text[found[j].start : found[j].end].startswith(text[found[i].start : found[i].end][:60])
        for j in (i + 1, i + 2)
        if j < len(found)
    )
    if (
        shared >= 0.5
        and x.small >= 0.15
        and not x.cues[_CAPTION]
        and sum(x.cues) < 3
        and not repeated
        and not x.bar
    ):
        keep[i] = True


def _dateline(
    text: str, found: list[Block], looks: list[Look], keep: list[bool], title: int | None
) -> Dateline | None:
    """The dateline: at the head of one of the first paragraphs, or a town on a line of its own before them."""
    full = [i for i, k in enumerate(keep) if k and i != title and looks[i].words >= 12]
    if not full:
        return None
    # A standfirst is parted from the story by bylines and the like; a story's paragraphs follow each other.
    standfirst = title is not None and full[0] <= title + 2 and len(full) > 2 and full[1] > full[0] + 1
    first = full[1] if standfirst else full[0]
    begin = first if title is None else min(title + 1, first)
    for i in (*range(max(begin, first - _NEAR), first), first, first + 1, first + 2):
        if i < len(found) and (keep[i] or i < first) and looks[i].words > 1 and i != title:
            dateline = dateline_at(text, Span(found[i].start, found[i].end))
            if dateline and (i >= first or dateline.sure):
                keep[i] = True
                return dateline
    for i in range(first - 1, max(begin, first - _NEAR) - 1, -1):
        place = _standing_alone(text[found[i].start : found[i].end]) if looks[i].words <= 8 else None
        if place:
            keep[i] = True
            return Dateline(place, None, found[i].end, True)
    return None


def _standing_alone(line: str) -> str | None:
    """The town that is all of a line, or stands on it after the name of an agency."""
    line = line[agency_start(line) :].strip(" ,|/-–—")
    match = _PLACE.fullmatch(line.rstrip(":."))
    if not match:
        return None
    name = line.rstrip(":.")
    name = name.title() if name.isupper() else name
    return name if is_town(name) else None


def town_of(byline: str | None) -> str | None:
    """The town at the end of a byline: `Staff Correspondent, New Delhi`."""
    _, comma, last = (byline or "").rpartition(",")
    return last.strip() if comma and is_town(last.strip()) else None
