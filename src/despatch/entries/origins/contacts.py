"""Where contacts come from: triggers of the rules, triggers of the learned reader, and how the judge weighed the two."""

from typing import Any

from despatch.entries.contacts import clustered
from despatch.entries.contacts.finishing import contact_of
from despatch.entries.contacts.judging import LEAST, ask, chance, judged, traits, weights
from despatch.entries.contacts.spotting import triggers
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.view import views_of
from despatch.entries.origins.structures import Asked, Origin, touching, weightiest
from despatch.language.learned.labels import STATUSES
from despatch.model import Analysis, Contact, Span

_NOTHING = Origin()


def contact_origins(analysis: Analysis | None, found: tuple[Contact, ...]) -> tuple[Origin, ...]:
    """The origin of each contact of a reading; `analysis` holds only the sentences worth reading."""
    told = clustered(analysis) if analysis is not None and found else None
    if analysis is None or told is None:
        return tuple(_NOTHING for _ in found)
    informed, candidates = told
    weighed = _weighed(informed, candidates)
    made: list[tuple[Contact, Origin]] = []
    known = _spotted(analysis)
    for one in judged(informed, candidates):
        made.append((contact_of(informed, one), _origin(informed, one, known, weighed.get(id(one)))))
    return tuple(next((origin for contact, origin in made if contact == one), _NOTHING) for one in found)


def _spotted(analysis: Analysis) -> set[Span]:
    """The words of every trigger that the rules find."""
    return {
        Span(view.tokens[t.first].start, view.tokens[t.last - 1].end)
        for view in views_of(analysis)
        for t in triggers(view)
    }


def _weighed(analysis: Analysis, found: list[Candidate]) -> dict[int, dict[str, float]]:
    """Traits of each cluster as the judge meets them: before it settles what is open."""
    if analysis.learned is None or not found:
        return {}
    asked = ask(analysis, found)
    return {id(one): traits(one, n, found, asked) for n, one in enumerate(found)}


def _origin(analysis: Analysis, one: Candidate, known: set[Span], told: dict[str, float] | None) -> Origin:
    seen, heads = analysis.learned, list(dict.fromkeys(one.heads))
    rules = tuple(sorted(head for head in heads if head in known))
    if seen is None:
        return Origin(rules=rules)
    spans = touching(heads, seen.spans("contact"))
    unseen = max((seen.chance("contact", h.start, h.end) for h in heads), default=None)
    return Origin(
        rules=rules,
        model=spans,
        says=_status(seen, heads) if spans else (),
        unseen=None if spans else unseen,
        chance=chance(told) if told is not None else None,
        least=LEAST if told is not None else None,
        reasons=weightiest({t: v * weights().get(t, 0.0) for t, v in (told or {}).items()}),
        asked=_asked(analysis, one, heads),
    )


def _status(seen: Any, heads: list[Span]) -> tuple[tuple[str, float], ...]:
    """The likeliest status over all triggers."""
    chances = seen.roles(heads, []).attributes["status"]
    best = chances.max(0)
    return ((STATUSES[int(best.argmax())], float(best.max())),)


def _asked(analysis: Analysis, one: Candidate, heads: list[Span]) -> tuple[Asked, ...]:
    """The fields that the model gave and that still stand, each with the best chance of words that mean it."""
    now = one.when_and_where()
    made = []
    for field, value in one.asked.items():
        if now.get(field) == value and (field in ("date", "place") or "place" not in one.asked):
            spans = [s for s, told in _fillers(analysis, field) if told == value]
            chances = analysis.learned.roles(heads, spans).of("time" if field == "date" else "place")
            made.append(Asked(field, value, float(chances.max()) if chances.size else 0.0))
    return tuple(made)


def _fillers(analysis: Analysis, field: str) -> list[tuple[Span, str | None]]:
    """Words that may tell a date, place or country, with what they tell."""
    if field == "date":
        found = ((t, t.edtf) for t in analysis.times if t.edtf)
        return [(Span(t.start, t.end), e if "/" in e else e.split("T")[0]) for t, e in found]
    named = [m for m in analysis.mentions if m.country]
    if field == "country":
        return [(Span(m.start, m.end), m.country) for m in named]
    text = analysis.report.text
    return [(Span(m.start, m.end), " ".join(text[m.start : m.end].split())) for m in named]
