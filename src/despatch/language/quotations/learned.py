"""Attributions that the learned reader sees, joined with those of the explicit code.

The model knows attributions without quotation marks far better (PolNeAR's many nominal and verbal cues); the explicit
code knows who a source is, and where a quotation begins and ends to the letter. So entries take quotations from the
explicit code and all else from the model (`with_learned`); what is shown as attributions is the model's, with what the
explicit code says of the speaker (`reconciled`).
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from despatch.language.learned import Found
from despatch.language.quotations.speakers import Speaker
from despatch.model import Attribution, Span

LINKED = 0.3  # chance of a source or content to belong to a cue
EXACT = (
    0.4  # least chance of a span that is shown to be these very words; about half of F1, where F1 is greatest
)
_Resolve = Callable[[int, int], Speaker]


def with_learned(known: tuple[Attribution, ...], seen: Any, resolve: _Resolve) -> tuple[Attribution, ...]:
    """What is quoted as `known` has it, and everything else as the model sees it where it has read, in order."""
    if seen is None:
        return known
    quoted = [a for a in known if a.form != "indirect" or not seen.asked(_begin(a), _end(a))]
    told = [p for p in proposals(seen) if p.content and not any(_shared(p, q) for q in quoted)]
    return tuple(sorted((*quoted, *(_named(p, known, resolve) for p in told)), key=_begin))


def _named(one: Attribution, known: Sequence[Attribution], resolve: _Resolve) -> Attribution:
    n = _best(one, known)
    return _resolved(one, resolve) if n is None else _told_by(one, known[n], one.content)


def reconciled(known: tuple[Attribution, ...], seen: Any) -> tuple[Attribution, ...]:
    """The model's attributions with what the explicit code knows of them; of `known` the quotations that it overlooks."""
    if seen is None:
        return known
    made: list[Attribution] = []
    used: set[int] = set()
    for one in proposals(seen, EXACT):
        n = _best(one, known)
        made.append(one if n is None else _told_as(one, known[n]))
        used.update(() if n is None else (n,))
    made += [a for n, a in enumerate(known) if a.form != "indirect" and n not in used]
    return tuple(sorted(made, key=_begin))


def proposals(seen: Any, exact: float = 0.0) -> list[Attribution]:
    """The model's cues, each with its sources and contents; a content that no cue claims stands alone.

    Spans are left out where the chance that they are these very words is under `exact`. Entries take all: words
    that somebody said are worth keeping where only their edge is in doubt.
    """
    cues, sources, contents = (
        [s for s in seen.spans(layer) if s.exact >= exact] for layer in ("cue", "source", "content")
    )
    roles = seen.roles([_span(c) for c in cues], [_span(f) for f in (*sources, *contents)])
    held: list[tuple[list[Span], list[Span]]] = [([], []) for _ in cues]
    alone: list[Attribution] = []
    for k, (part, name) in enumerate(
        [*((s, "source") for s in sources), *((c, "content") for c in contents)]
    ):
        chances = roles.of(name)[:, k].tolist()
        best = max(range(len(cues)), key=chances.__getitem__, default=-1)
        if best >= 0 and chances[best] >= LINKED:
            held[best][name == "content"].append(_span(part))
        else:
            span = (_span(part),)
            alone.append(Attribution(source=span) if name == "source" else Attribution(content=span))
    made = [
        Attribution(source=tuple(source), cue=(_span(cue),), content=tuple(content))
        for cue, (source, content) in zip(cues, held, strict=True)
    ]
    return [*made, *alone]


def _span(found: Found) -> Span:
    return Span(found.start, found.end)


def _begin(one: Attribution) -> int:
    return min(s.start for s in (*one.source, *one.cue, *one.content))


def _end(one: Attribution) -> int:
    return max(s.end for s in (*one.source, *one.cue, *one.content))


def _best(one: Attribution, known: Sequence[Attribution]) -> int | None:
    """The attribution of the explicit code that shares most words of content with one of the model."""
    shared = [_shared(one, k) for k in known]
    most = max(shared, default=0)
    return shared.index(most) if most else None


def _told_by(one: Attribution, known: Attribution, content: tuple[Span, ...]) -> Attribution:
    """The model's source and cue, and whatever else the explicit code says of the attribution."""
    return msgspec.structs.replace(
        known, source=one.source or known.source, cue=one.cue or known.cue, content=content
    )


def _told_as(one: Attribution, known: Attribution) -> Attribution:
    """The model's spans as they are, with whatever else the explicit code says of the attribution."""
    return msgspec.structs.replace(known, source=one.source, cue=one.cue, content=one.content)


def _resolved(one: Attribution, resolve: _Resolve) -> Attribution:
    if not one.source:
        return one
    speaker = resolve(one.source[0].start, one.source[0].end)
    return msgspec.structs.replace(one, speaker=speaker.person, name=speaker.name, party=speaker.party)


def _shared(one: Attribution, other: Attribution) -> int:
    """Characters of content that two attributions share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
