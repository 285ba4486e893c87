"""Names as the explicit code and the learned reader see them together, flat: what `--analysis` prints.

The model finds the edges of names and tells a town from a newspaper in any text; the explicit code knows what a name
stands for (codes, people, parties). So a name that both see keeps what it stands for and takes the model's edges; one
that only the model sees is added without more; one that only the explicit code sees is left out where the model is
sure that there is no name of that kind. Entries are made of the mentions of the explicit code, which may nest.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from despatch.language.learned import Found
from despatch.model import Mention

COARSE = {
    "person": "person",
    "state": "place",
    "place": "place",
    "organisation": "organisation",
    "body": "organisation",
}
LIKELY = 0.6  # least score of a name that only the model sees
UNLIKELY = 0.15  # chance under which the word of the explicit code does not count
_NAMED = ("name", "code")


def reconciled(mentions: tuple[Mention, ...], seen: Any, text: str) -> tuple[Mention, ...]:
    """`mentions` after the model had its say, names not nested, in order of start."""
    if seen is None:
        return mentions
    likely = [s for s in seen.spans("name") if s.score >= LIKELY]
    spans = [_trimmed(s, text) for s in likely if s.label in COARSE and _CAPITAL.search(text, s.start, s.end)]
    kept: list[Mention] = []
    met: set[int] = set()
    for mention in mentions:
        if mention.form not in _NAMED or mention.type not in COARSE:
            kept.append(mention)
            met.update(n for n, s in enumerate(spans) if (s.start, s.end) == (mention.start, mention.end))
            continue
        n = _same(mention, spans)
        if n is None and not _unlikely(mention, seen):
            kept.append(mention)
        elif n is not None and n not in met:
            met.add(n)
            kept.append(msgspec.structs.replace(mention, start=spans[n].start, end=spans[n].end))
    kept += [_added(s, text) for n, s in enumerate(spans) if n not in met]
    outer = [s for s in likely if s.label == "occasion"]
    return tuple(sorted(_flat(kept, outer), key=lambda m: (m.start, -m.end, m.type)))


_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_LEADING = re.compile(r"(?:[Tt]he|[Aa]n?|['‘’\"“”])\s+")


def _trimmed(span: Found, text: str) -> Found:
    """A name without an article or a mark before it."""
    lead = _LEADING.match(text, span.start, span.end)
    return span._replace(start=lead.end()) if lead and lead.end() < span.end else span


def _same(mention: Mention, spans: Sequence[Found]) -> int | None:
    """The model's name of the same coarse type that shares most with a mention."""
    best, most = None, 0
    for n, s in enumerate(spans):
        shared = min(s.end, mention.end) - max(s.start, mention.start)
        if shared > most and COARSE[s.label] == COARSE[mention.type]:
            best, most = n, shared
    return best


def _unlikely(mention: Mention, seen: Any) -> bool:
    chances = (
        seen.chance("name", mention.start, mention.end, label)
        for label, coarse in COARSE.items()
        if coarse == COARSE[mention.type]
    )
    return bool(sum(chances) < UNLIKELY)


def _flat(mentions: Sequence[Mention], occasions: Sequence[Found]) -> list[Mention]:
    """Without names that lie in a longer one ("Japan" in "Democratic Party of Japan", in "the 2009 Japan election")."""
    names = [m for m in mentions if m.form in _NAMED and m.type in COARSE]
    outer = [(m.start, m.end) for m in names] + [(o.start, o.end) for o in occasions]
    inner = {
        id(m) for m in names if any(a <= m.start and m.end <= b and b - a > m.end - m.start for a, b in outer)
    }
    return [m for m in mentions if id(m) not in inner]


def _added(span: Found, text: str) -> Mention:
    words = " ".join(text[span.start : span.end].split())
    kind = "organisation" if span.label == "body" else "place" if span.label == "state" else span.label
    return Mention(start=span.start, end=span.end, type=kind, of=words if kind == "person" else None)
