"""Labels of a window: tags by place, heads and candidates with their roles, and pairs of one contact.

Numbers that are masked are `MASKED`. Everything here is plain lists; `batches` makes arrays of them.
"""

from dataclasses import dataclass, field

from despatch.language.learned.labels import ATTRIBUTES, FILLERS, HEADS, ROLES, UNKNOWN, Labelled, tags
from despatch.language.learned.pieces import Pieces, piece_range
from despatch.language.learned.windows import CLS, SEP, Window
from training.reader.examples import Example

MASKED = -100
NO_ROLE = 0  # role 0 is "no role"; role k+1 is ROLES[k]


@dataclass
class Features:
    """One window as numbers. Places are places in the window.

    `tags[layer][place]`; `heads` and `fillers` are (first place, last place) of spans, with the index of each in
    the example's spans; `roles[h][f]` a role's number; `bags` (h, role's number, fs of which one at least fills it); `same[h][g]` 1 where two heads tell of one contact;
    `attributes[name][h]` an attribute's number.
    """

    ids: list[int]
    traits: list[int]
    tags: dict[str, list[int]] = field(default_factory=dict)
    heads: list[tuple[int, int]] = field(default_factory=list)
    head_spans: list[int] = field(default_factory=list)
    fillers: list[tuple[int, int]] = field(default_factory=list)
    filler_spans: list[int] = field(default_factory=list)
    roles: list[list[int]] = field(default_factory=list)
    bags: list[tuple[int, int, list[int]]] = field(default_factory=list)
    same: list[list[int]] = field(default_factory=list)
    attributes: dict[str, list[int]] = field(default_factory=dict)


def features(example: Example, pieces: Pieces, window: Window) -> Features:
    """The window's pieces and all labels that the example knows of them."""
    made = Features(
        ids=[CLS if n == 0 else SEP if k == -1 else pieces.ids[k] for n, k in enumerate(window.pieces)],
        traits=[0 if k == -1 else pieces.traits[k] for k in window.pieces],
    )
    place = {k: n for n, k in enumerate(window.pieces) if k != -1}
    _tag(made, example, pieces, window, place)
    _relate(made, example, pieces, window, place)
    return made


def _tag(made: Features, example: Example, pieces: Pieces, window: Window, place: dict[int, int]) -> None:
    readable = [c and pieces.first[k] for k, c in zip(window.pieces, window.core, strict=True)]
    for mask in example.masked:
        for n in _places(pieces, place, mask.start, mask.end):
            readable[n] = False
    spans = example.disjoint()
    for layer in sorted(example.layers | example.partial):
        names = tags(layer)
        row = [0 if r and layer in example.layers else MASKED for r in readable]
        for span in (s for s in spans if s.layer == layer):
            for n, at in enumerate(_places(pieces, place, span.start, span.end)):
                if readable[at]:
                    row[at] = names.index(f"{'I' if n else 'B'}-{span.label}")
        made.tags[layer] = row


def _places(pieces: Pieces, place: dict[int, int], start: int, end: int) -> list[int]:
    found = piece_range(pieces, start, end)
    return [] if found is None else [place[k] for k in range(*found) if k in place]


def _located(pieces: Pieces, place: dict[int, int], span: Labelled) -> tuple[int, int] | None:
    """First and last place of a span that lies in the window whole."""
    found = piece_range(pieces, span.start, span.end)
    if found is None or found[0] not in place or found[1] - 1 not in place:
        return None
    return place[found[0]], place[found[1] - 1]


def _relate(made: Features, example: Example, pieces: Pieces, window: Window, place: dict[int, int]) -> None:
    linked = {layer for layer in HEADS if layer in example.linked}
    wanted = {filler for layer in linked for filler in FILLERS[layer]}
    for index, span in enumerate(example.spans):
        at = _located(pieces, place, span) if span.layer in linked | wanted else None
        if at and span.layer in linked and window.core[at[0]]:
            made.heads.append(at)
            made.head_spans.append(index)
        if at and span.layer in wanted:
            made.fillers.append(at)
            made.filler_spans.append(index)
    _roles(made, example)
    _same(made, example)
    for name, (layer, values) in ATTRIBUTES.items():
        known = [example.attributes.get(i, {}).get(name) for i in made.head_spans]
        made.attributes[name] = [
            values.index(v) if v in values and example.spans[i].layer == layer else MASKED
            for v, i in zip(known, made.head_spans, strict=True)
        ]


def _roles(made: Features, example: Example) -> None:
    links: dict[tuple[int, int], str] = {}
    for link in example.links:
        # A filler may have two roles of one head (a town that is also a party); the first that is known is learnt.
        if links.get((link.head, link.tail), UNKNOWN) == UNKNOWN:
            links[link.head, link.tail] = link.role
    for head in made.head_spans:
        may = FILLERS[example.spans[head].layer]
        row = []
        for filler in made.filler_spans:
            role = links.get((head, filler))
            if example.spans[filler].layer not in may or role == UNKNOWN:
                row.append(MASKED)
            else:
                row.append(NO_ROLE if role is None else ROLES.index(role) + 1)
        made.roles.append(row)
    _bags(made, example)


def _bags(made: Features, example: Example) -> None:
    """Bags with a filler in the window; those without say nothing here."""
    heads = {span: n for n, span in enumerate(made.head_spans)}
    fillers = {span: n for n, span in enumerate(made.filler_spans)}
    for bag in example.bags:
        tails = [fillers[t] for t in bag.tails if t in fillers]
        if bag.head in heads and tails:
            made.bags.append((heads[bag.head], ROLES.index(bag.role) + 1, tails))


def _same(made: Features, example: Example) -> None:
    together = {(a, b) for cluster in example.clusters for a in cluster for b in cluster}
    contact = [example.spans[i].layer == "contact" for i in made.head_spans]
    for n, a in enumerate(made.head_spans):
        made.same.append(
            [
                int((a, b) in together) if contact[n] and contact[m] and n != m else MASKED
                for m, b in enumerate(made.head_spans)
            ]
        )
