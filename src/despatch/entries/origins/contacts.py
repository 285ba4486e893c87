"""Where contacts come from: triggers of the rules, triggers of the learned reader."""

from typing import Any

from despatch.entries.contacts import clustered
from despatch.entries.contacts.merging.finishing import contact_of, enough
from despatch.entries.contacts.places.asked import town_called
from despatch.entries.contacts.sides.far import part_of, parties_of
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.triggers.spotting import triggers
from despatch.entries.contacts.view import views_of
from despatch.entries.origins.structures import Asked, LeftOut, Origin, nearest, touching
from despatch.language.learned.labels import LAYERS, STATUSES
from despatch.model import Analysis, Contact, Span

_NOTHING = Origin()


def contact_origins(
    analysis: Analysis | None, found: tuple[Contact, ...]
) -> tuple[tuple[Origin, ...], tuple[LeftOut, ...]]:
    """The origin of each contact of a reading, and what was left out; `analysis` holds the sentences worth reading."""
    told = clustered(analysis) if analysis is not None else None
    if analysis is None or told is None:
        return tuple(_NOTHING for _ in found), ()
    informed, candidates = told
    known = _spotted(analysis)
    kept = [one for one in candidates if enough(informed, one)]
    made = [(contact_of(informed, one), _origin(informed, one, known)) for one in kept]
    origins = tuple(next((origin for contact, origin in made if contact == one), _NOTHING) for one in found)
    taken = {id(one) for one in kept}
    left = [_left_out(informed, one, known) for one in candidates if id(one) not in taken]
    return origins, tuple(one for one in left if one is not None)


def _left_out(analysis: Analysis, one: Candidate, known: set[Span]) -> LeftOut | None:
    """A cluster that is no contact, with the reason; None of one that tells of none ("no talks were held")."""
    if one.kind not in LAYERS["contact"] or one.status == "none":
        return None
    why = "thin" if len(one.parties) > (0 if one.kind == "conference" else 1) else "sides"
    origin = _origin(analysis, one, known)
    words = tuple(sorted(dict.fromkeys(one.heads)))
    return LeftOut(
        kind=one.kind,
        status=_status_of(one.status),
        parties=tuple(sorted(one.parties)),
        words=words,
        why=why,
        origin=origin,
    )


def _spotted(analysis: Analysis) -> set[Span]:
    """The words of every trigger that the rules find."""
    return {
        Span(view.tokens[one.first].start, view.tokens[one.last - 1].end)
        for view in views_of(analysis)
        for one in triggers(view)
    }


def _status_of(status: str) -> str:
    return status if status in STATUSES else "open"


def _origin(analysis: Analysis, one: Candidate, known: set[Span]) -> Origin:
    seen, heads = analysis.learned, list(dict.fromkeys(one.heads))
    rules = tuple(sorted(head for head in heads if head in known))
    if seen is None:
        return Origin(rules=rules)
    spans = touching(heads, seen.spans("contact"))
    return Origin(
        rules=rules,
        model=spans,
        says=_status(seen, heads) if spans else (),
        unseen=None if spans else nearest(seen, "contact", heads),
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
        if field == "parties" and value and set(value.split("+")) <= one.parties:
            made.append(Asked(field, value, _least(analysis, heads, value.split("+"))))
        if now.get(field) == value and (field in ("date", "place") or "place" not in one.asked):
            spans = [s for s, told in _fillers(analysis, field) if told == value]
            chances = analysis.learned.roles(heads, spans).of("time" if field == "date" else "place")
            made.append(Asked(field, value, float(chances.max()) if chances.size else 0.0))
    return tuple(made)


def _least(analysis: Analysis, heads: list[Span], parties: list[str]) -> float:
    """Of the parties that the model gave, the best chance of the one that it is least sure of."""
    best = dict.fromkeys(parties, 0.0)
    mentions = [m for m in analysis.mentions if set(parties_of(analysis, m)) & set(parties)]
    roles = analysis.learned.roles(heads, [Span(m.start, m.end) for m in mentions])
    for mention, chance in zip(mentions, part_of(roles).max(0), strict=True):
        for party in set(parties_of(analysis, mention)) & set(parties):
            best[party] = max(best[party], float(chance))
    return min(best.values())


def _fillers(analysis: Analysis, field: str) -> list[tuple[Span, str | None]]:
    """Words that may tell a date, place or country, with what they tell."""
    if field == "date":
        found = ((t, t.edtf) for t in analysis.times if t.edtf)
        return [(Span(t.start, t.end), e if "/" in e else e.split("T")[0]) for t, e in found]
    named = [m for m in analysis.mentions if m.country]
    if field == "country":
        return [(Span(m.start, m.end), m.country) for m in named]
    text = analysis.report.text
    return [(Span(m.start, m.end), town_called(" ".join(text[m.start : m.end].split()))) for m in named]
