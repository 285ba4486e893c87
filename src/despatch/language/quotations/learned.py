"""Attributions that the learned reader sees, joined with those of the explicit code.

The model knows attributions without quotation marks far better (PolNeAR's many nominal and verbal cues); the explicit
code knows who a source is, and where a quotation begins and ends to the letter. So every attribution of the model is
taken, with what the explicit code says of its speaker; and of the explicit code what the model overlooks, if it holds
a quotation.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from despatch.language.learned import Found
from despatch.language.quotations.speakers import Speaker
from despatch.model import Attribution, Span

LINKED = 0.3  # chance of a source or content to belong to a cue
_Resolve = Callable[[int, int], Speaker]


def with_learned(known: tuple[Attribution, ...], seen: Any, resolve: _Resolve) -> tuple[Attribution, ...]:
    """`known` with what the model adds, in order of the text."""
    if seen is None:
        return known
    proposed = [_informed(a, known, resolve) for a in proposals(seen)]
    left = [a for a in known if a.form != "indirect" and not any(_touches(a, p) for p in proposed)]
    return tuple(sorted((*proposed, *left), key=_begin))


def proposals(seen: Any) -> list[Attribution]:
    """The model's cues, each with its sources and contents; a content that no cue claims stands alone."""
    cues, sources, contents = (seen.spans(layer) for layer in ("cue", "source", "content"))
    roles = seen.roles([_span(c) for c in cues], [_span(f) for f in (*sources, *contents)])
    held: list[tuple[list[Span], list[Span]]] = [([], []) for _ in cues]
    alone: list[Attribution] = []
    for k, (part, name) in enumerate(
        [*((s, "source") for s in sources), *((c, "content") for c in contents)]
    ):
        chances = roles.of(name)[:, k] if len(cues) else []
        best = int(chances.argmax()) if len(chances) else -1
        if best >= 0 and chances[best] >= LINKED:
            held[best][name == "content"].append(_span(part))
        else:
            alone.append(Attribution(**{name: (_span(part),)}))
    made = [
        Attribution(source=tuple(source), cue=(_span(cue),), content=tuple(content))
        for cue, (source, content) in zip(cues, held, strict=True)
    ]
    return [*made, *alone]


def _span(found: Found) -> Span:
    return Span(found.start, found.end)


def _begin(one: Attribution) -> int:
    return min(s.start for s in (*one.source, *one.cue, *one.content))


def _informed(one: Attribution, known: Sequence[Attribution], resolve: _Resolve) -> Attribution:
    """The model's attribution with the speaker, form and medium that the explicit code gives to the same words."""
    best = max(known, key=lambda k: _shared(one, k), default=None)
    if best is not None and _shared(one, best) > 0:
        return msgspec.structs.replace(
            one, form=best.form, speaker=best.speaker, name=best.name, party=best.party, medium=best.medium
        )
    if not one.source:
        return one
    speaker = resolve(one.source[0].start, one.source[0].end)
    return msgspec.structs.replace(one, speaker=speaker.person, name=speaker.name, party=speaker.party)


def _shared(one: Attribution, other: Attribution) -> int:
    """Characters of content that two attributions share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)


def _touches(one: Attribution, other: Attribution) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.content for b in other.content)
