"""The common form of every data set: a text with sentences, labelled spans, links and clusters."""

from typing import NamedTuple

import msgspec

from despatch.language.learned.labels import Labelled
from despatch.model import Span


class Link(NamedTuple):
    """`tail` fills `role` of `head`; both are indices into `Example.spans`."""

    head: int
    tail: int
    role: str


class Bag(NamedTuple):
    """Of `tails` at least one fills `role` of `head`, and which is not known; indices into `Example.spans`."""

    head: int
    tails: tuple[int, ...]
    role: str


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One text of a data set; all offsets are in `text`.

    `layers` are those that are annotated wholly: what is unlabelled there is known to be nothing. `partial` are
    layers of which only the labelled spans are known. `masked` are spans of which nothing is known in any layer of
    `layers`. `attributes` maps the index of a span to its attributes. `linked` are the layers of heads whose links
    are all told. `clusters` are indices of triggers that tell of the same contact; a trigger in none of them is
    alone. `data` names the data set, `id` the document in it.
    """

    id: str
    data: str
    text: str
    sentences: tuple[Span, ...]
    spans: tuple[Labelled, ...] = ()
    links: tuple[Link, ...] = ()
    bags: tuple[Bag, ...] = ()
    clusters: tuple[tuple[int, ...], ...] = ()
    attributes: dict[int, dict[str, str]] = {}
    layers: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    masked: tuple[Span, ...] = ()
    linked: frozenset[str] = frozenset()

    def of_layer(self, layer: str) -> list[Labelled]:
        """The spans of one layer, in order."""
        return sorted(s for s in self.spans if s.layer == layer)

    def disjoint(self) -> tuple[Labelled, ...]:
        """The spans that a tagger can learn: of two that overlap in a layer, the first and longer (others are
        still heads and fillers of links)."""
        kept: list[Labelled] = []
        last: dict[str, int] = {}
        for span in sorted(self.spans, key=lambda s: (s.start, -s.end)):
            if span.start >= last.get(span.layer, 0):
                kept.append(span)
                last[span.layer] = span.end
        return tuple(kept)


class Builder:
    """Collects spans once each and hands out their indices."""

    def __init__(self) -> None:
        self.spans: list[Labelled] = []
        self.links: list[Link] = []
        self.bags: list[Bag] = []
        self.attributes: dict[int, dict[str, str]] = {}
        self._known: dict[tuple[int, int, str], int] = {}

    def span(self, start: int, end: int, layer: str, label: str) -> int:
        """Index of this span; the first label given to a span of a layer stays."""
        key = (start, end, layer)
        if key not in self._known:
            self._known[key] = len(self.spans)
            self.spans.append(Labelled(start, end, layer, label))
        return self._known[key]

    def link(self, head: int, tail: int, role: str) -> None:
        """Link two spans, once."""
        link = Link(head, tail, role)
        if link not in self.links:
            self.links.append(link)
