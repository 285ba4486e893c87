"""Instruments after the learned reader had its say: titles that the rules do not know, and those it sees nothing in.

The model proposes titles with their kind, action and parties; a title of the rules of which it sees nothing is left
out. Dates stay with the grammar of times, what names stand for with the registers.
"""

from __future__ import annotations

import re
from typing import Any

from despatch.entries.phrases import DETERMINERS
from despatch.entries.scene import Scene
from despatch.language.learned import Found
from despatch.language.learned.labels import ACTIONS, TEXTS
from despatch.model import Analysis, Contact, Instrument, Sentence, Span
from despatch.registers.states import is_state

LEAST = 0.7  # score of a title that only the model sees
PARTY = 0.5  # chance of a state or body to be a party
UNSEEN = 0.02  # chance of a title under which the rules' word does not count
_REACH = 2  # sentences around a title in which its parties are looked for
_DONE = frozenset("signed ratified adopted amended agreed rejected suspended".split())
_WORD = re.compile(r"[a-z0-9]+")


def with_learned(
    analysis: Analysis, contacts: tuple[Contact, ...], found: tuple[Instrument, ...]
) -> tuple[Instrument, ...]:
    """`found` without what the model sees nothing of, and with what it alone sees, in order of the text."""
    seen = analysis.learned
    if seen is None:
        return found
    kept = [one for one in found if _chance(analysis, seen, one) >= UNSEEN]
    scene = Scene(analysis, contacts)
    spans = [s for s in seen.spans("title") if s.score >= LEAST]
    for made in _proposals(scene, spans, seen):
        if not any(_same(made, one) for one in kept):
            kept.append(made)
    return tuple(sorted(kept, key=lambda one: one.citations[0].start))


def _chance(analysis: Analysis, seen: Any, one: Instrument) -> float:
    """The model's greatest chance of a title where the title stands; of its sentence where it stands nowhere so."""
    text, best = analysis.report.text, 0.0
    for cited in one.citations:
        at = text.find(one.title, cited.start, cited.end)
        start, end = (at, at + len(one.title)) if at >= 0 else (cited.start, cited.end)
        best = max(best, seen.chance("title", start, end), seen.chance("action", cited.start, cited.end))
    return best


def _proposals(scene: Scene, spans: list[Found], seen: Any) -> list[Instrument]:
    if not spans:
        return []
    mentions = [m for m in scene.analysis.mentions if m.type in ("state", "body") and m.parties]
    roles = seen.roles([Span(s.start, s.end) for s in spans], [Span(m.start, m.end) for m in mentions])
    sentences = [s for s in scene.analysis.sentences if not s.title]
    made = []
    for n, span in enumerate(spans):
        at = next((k for k, s in enumerate(sentences) if s.start <= span.start < s.end), None)
        if at is None:
            continue
        near = (sentences[max(0, at - _REACH)].start, sentences[min(len(sentences) - 1, at + _REACH)].end)
        chances = roles.of("party")[n].tolist()
        parties = {
            p
            for m, c in zip(mentions, chances, strict=True)
            if c >= PARTY and near[0] <= m.start < near[1]
            for p in m.parties
        }
        if len(parties) < 2 and not any(not is_state(p) for p in parties):
            continue
        action = ACTIONS[int(roles.attributes["action"][n].argmax())]
        kind = TEXTS[int(roles.attributes["text"][n].argmax())]
        made.append(_instrument(scene, sentences[at], span, (kind, action), parties))
    return made


def _instrument(
    scene: Scene, sentence: Sentence, span: Found, what: tuple[str, str], parties: set[str]
) -> Instrument:
    words = scene.text[span.start : span.end].split()
    while len(words) > 1 and words[0].lower() in DETERMINERS:
        words = words[1:]
    return Instrument(
        title=" ".join(words), kind=what[0], action=what[1], date=_date(scene, sentence, span, what[1]),
        parties=tuple(sorted(parties)), citations=scene.cite([sentence]),
    )  # fmt: skip


def _date(scene: Scene, sentence: Sentence, span: Found, action: str) -> str | None:
    """The nearest day told outside the title, of what is done."""
    times = [
        t
        for t in scene.times(sentence.start, sentence.end)
        if t.edtf and t.type in ("DATE", "TIME") and not span.start <= t.start < span.end
    ]
    if not times or action not in _DONE:
        return None
    best = min(times, key=lambda t: abs(t.start - span.start))
    return str(best.edtf).split("T")[0]


def _same(made: Instrument, known: Instrument) -> bool:
    """Whether an instrument is told already: by sides in common, and by its words or its sentence."""
    if not set(made.parties) & set(known.parties):
        return False
    a, b = _content(made.title), _content(known.title)
    shared = len(a & b) / max(min(len(a), len(b)), 1)
    here = {(c.start, c.end) for c in made.citations} & {(c.start, c.end) for c in known.citations}
    return shared >= 0.5 or (bool(here) and shared > 0)


def _content(title: str) -> set[str]:
    return {w[:6] for w in _WORD.findall(title.lower()) if w not in _EMPTY}


_EMPTY = frozenset("the a an of on in for to and with by at from its their between".split())
