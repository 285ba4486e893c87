"""A report's text as it is shown beside its entries: paragraphs, clutter between them, words that entries rest on marked."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from despatch.answers.marking import Mark, Segment, segments
from despatch.answers.plain import harmless
from despatch.model import Analysis, Report, Span
from despatch.model.merged import MergedEntry


class Bit(NamedTuple):
    """Words of a paragraph, harmless, within which nothing begins or ends.

    `entries` are the numbers of those that rest on them, `ended` of those whose words end here (of a statement: those said), `anchors` the offsets
    (start, end) of citations that begin here; `word`: it is a word that was searched; `at`: it was asked to be shown.
    """

    text: str
    entries: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    anchors: tuple[Span, ...] = ()
    word: bool = False
    at: bool = False


class Block(NamedTuple):
    """A paragraph of the report, or (`clutter`) what stands in the text between and is none of it."""

    bits: tuple[Bit, ...]
    clutter: bool = False
    title: bool = False
    words: int = 0

    @property
    def telling(self) -> bool:
        """Whether something in it is marked: clutter that is folded is then opened."""
        return any(b.entries or b.at for b in self.bits)


def blocks(
    report: Report, entries: Sequence[MergedEntry], words: Iterable[Span] = (), at: Span | None = None
) -> list[Block]:
    """The whole text, end to end, but for blanks between paragraphs; `entries` are numbered from 1 in their order."""
    found = [*_cited(report, entries), *(Mark(*w, "word") for w in words)]
    if at:
        found.append(Mark(*at, "at"))
    made: list[Block] = []
    for inside, run in _runs(report, segments(Analysis(report=report), tuple(_in_text(report, found)))):
        bits = tuple(_bits(report, run))
        title = bool(inside and report.title_span and inside == report.title_span)
        if inside or any(bit.text.strip() for bit in bits):
            made.append(
                Block(bits, not inside, title, 0 if inside else sum(len(b.text.split()) for b in bits))
            )
    return made


def _cited(report: Report, entries: Sequence[MergedEntry]) -> Iterator[Mark]:
    for number, m in enumerate(entries, 1):
        spans = sorted({Span(c.start, c.end) for c in m.entry.citations if c.report == report.id})
        # Speaker and cue of a statement are cited besides its words: one number is enough.
        alone = (
            max(spans, key=lambda s: s.end - s.start) if m.kind_of_entry == "statement" and spans else None
        )
        for span in spans:
            yield Mark(*span, "entry" if alone in (None, span) else "cited", str(number))


def _in_text(report: Report, found: Iterable[Mark]) -> list[Mark]:
    end = len(report.text)
    kept = {m for m in found if 0 <= m.start < m.end <= end}
    return sorted(kept, key=lambda m: (m.start, -m.end, m.layer, len(m.note), m.note))


def _runs(report: Report, cut: Sequence[Segment]) -> Iterator[tuple[Span | None, list[Segment]]]:
    """Segments together that are of one paragraph, or of what stands between two."""
    starts = [span.start for span in report.body]
    by_paragraph: dict[int, list[Segment]] = defaultdict(list)
    for segment in cut:
        n = bisect_right(starts, segment.start) - 1
        by_paragraph[2 * n + (not segment.body)].append(segment)
    for key in sorted(by_paragraph):
        yield (report.body[key // 2] if key % 2 == 0 else None), by_paragraph[key]


def _bits(report: Report, run: Sequence[Segment]) -> Iterator[Bit]:
    for segment in run:
        cited = [m for m in segment.marks if m.layer in ("entry", "cited")]
        yield Bit(
            text=harmless(report.text[segment.start : segment.end]),
            entries=tuple(sorted({int(m.note) for m in cited})),
            ended=tuple(sorted({int(m.note) for m in cited if m.end == segment.end and m.layer == "entry"})),
            anchors=tuple(dict.fromkeys(Span(m.start, m.end) for m in cited if m.start == segment.start)),
            word=any(m.layer == "word" for m in segment.marks),
            at=any(m.layer == "at" for m in segment.marks),
        )
