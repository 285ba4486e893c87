"""A report's text cut into segments, each with all that was found in it: what `explain` shows."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from despatch.language.learned import Found
from despatch.model import Analysis, Entry, Reading, Span, Statement

PREFIXES = (("contacts", "C"), ("instruments", "I"), ("commitments", "U"), ("statements", "S"))


class Labelled(NamedTuple):
    """An entry and the label it bears in the text: C1, I1, U1 (undertaking), S1 ..."""

    label: str
    entry: Entry


class Mark(NamedTuple):
    """Something found: `layer` is one of `LAYERS`; `note` says what it was taken for."""

    start: int
    end: int
    layer: str
    note: str = ""


LAYERS = (
    "title",
    "published",
    "time",
    "person",
    "party",
    "place",
    "name",
    "cue",
    "quotation",
    "reported",
    "entry",
    "cited",
    "seen",
)
_LAYER_OF = {
    "person": "person",
    "office": "person",
    "state": "party",
    "body": "party",
    "place": "place",
    "organisation": "name",
    "occasion": "name",
    "instrument": "name",
}


class Segment(NamedTuple):
    """A stretch of text within which nothing begins or ends."""

    start: int
    end: int
    body: bool
    marks: tuple[Mark, ...]


def labelled(reading: Reading) -> tuple[Labelled, ...]:
    """The entries of a reading with their labels, in the order of the reading."""
    return tuple(
        Labelled(f"{prefix}{number}", entry)
        for kind, prefix in PREFIXES
        for number, entry in enumerate(getattr(reading, kind), 1)
    )


def marks(analysis: Analysis, reading: Reading, seen: Iterable[Found] = ()) -> tuple[Mark, ...]:
    """Everything found in the report, in order of start, longer ones first; `seen` are spans of the learned reader."""
    report = analysis.report
    found: list[Mark] = []
    if report.title_span:
        found.append(Mark(*report.title_span, "title"))
    if report.published_span:
        found.append(Mark(*report.published_span, "published", report.published or ""))
    found += [Mark(t.start, t.end, "time", t.edtf or t.value or "not resolved") for t in analysis.times]
    for m in analysis.mentions:
        found.append(
            Mark(m.start, m.end, _LAYER_OF.get(m.type, "name"), _meant(analysis, m.of, m.people, m.parties))
        )
    for a in analysis.attributions:
        who = a.name or a.party or ""
        layer = "quotation" if a.form != "indirect" else "reported"
        found += [Mark(*s, layer, who) for s in a.content] + [Mark(*s, "cue") for s in a.cue]
    for label, entry in labelled(reading):
        # Speaker and cue of a statement are cited besides its words: one label is enough.
        labels = len(entry.citations) if not isinstance(entry, Statement) else 1
        found += [Mark(c.start, c.end, "entry", label) for c in entry.citations[:labels]]
        found += [Mark(c.start, c.end, "cited", label) for c in entry.citations[labels:]]
    found += [Mark(s.start, s.end, "seen", f"{s.layer} {s.label} {s.score:.2f}") for s in seen]
    return tuple(
        sorted({m for m in found if m.start < m.end}, key=lambda m: (m.start, -m.end, m.layer, m.note))
    )


def _meant(analysis: Analysis, of: str | None, people: tuple[int, ...], parties: tuple[str, ...]) -> str:
    names = [analysis.people[i] for i in people]
    if names:
        return "; ".join(f"{p.name or p.role or '?'}" + (f" ({p.party})" if p.party else "") for p in names)
    return of or ", ".join(parties)


def segments(analysis: Analysis, found: tuple[Mark, ...]) -> tuple[Segment, ...]:
    """The whole text, end to end, cut wherever a mark or a span of the body begins or ends."""
    text_end = len(analysis.report.text)
    starting: dict[int, list[Mark]] = defaultdict(list)
    cuts = {0, text_end}
    for mark in found:
        starting[mark.start].append(mark)
        cuts |= {mark.start, mark.end}
    for span in analysis.report.body:
        cuts |= {span.start, span.end}
    edges = sorted(c for c in cuts if 0 <= c <= text_end)
    made: list[Segment] = []
    here: list[Mark] = []
    inside = _inside(analysis.report.body)
    for start, end in itertools.pairwise(edges):
        here = [m for m in here if m.end > start] + starting.get(start, [])
        made.append(Segment(start, end, inside(start), tuple(here)))
    return tuple(made)


class _inside:  # noqa: N801 - a function with a memory
    """Whether an offset lies in the body; asked in ascending order."""

    def __init__(self, body: tuple[Span, ...]) -> None:
        self.body, self.at = body, 0

    def __call__(self, offset: int) -> bool:
        while self.at < len(self.body) and self.body[self.at].end <= offset:
            self.at += 1
        return self.at < len(self.body) and self.body[self.at].start <= offset
