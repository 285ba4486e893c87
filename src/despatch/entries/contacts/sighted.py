"""Contacts as the learned reader alone sees them: its triggers, brought together, with what it links to them.

They stand beside the clusters of the rules; `judging` decides which are contacts. What names, times and places mean
stays with the registers and the grammar of times.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from despatch.entries.contacts.candidates import sides
from despatch.entries.contacts.sameness import same
from despatch.entries.contacts.structures import Actor, Candidate
from despatch.entries.contacts.view import View
from despatch.language.learned import Found, Roles
from despatch.language.learned.labels import STATUSES
from despatch.model import Analysis, Mention, Span, Time

LEAST = 0.4  # score of a trigger
ONE = 0.5  # chance of two triggers to tell of one contact
SIDE = 0.4  # chance of an actor to take part
SECOND = 0.2  # the same where fewer than two parties are told
TIME = 0.5
PLACE = 0.4
REACH = 3  # sentences around a trigger in which its sides are looked for


class _Scene(NamedTuple):
    """What may fill the roles of triggers, and the model's answers in the same order."""

    views: list[View]
    actors: list[tuple[View, Actor]]
    times: list[Time]
    places: list[Mention]
    spans: list[Found]
    roles: Roles


def sighted(analysis: Analysis, views: list[View], known: list[Candidate]) -> list[Candidate]:
    """What the model sees beyond `known`."""
    seen = analysis.learned
    spans = [s for s in seen.spans("contact") if s.score >= LEAST] if seen is not None else []
    if not spans:
        return []
    scene = _scene(analysis, views, spans)
    found = []
    for group in _groups(scene):
        one = _candidate(analysis, scene, group)
        if one is not None and not any(_told_by(analysis, k, one) for k in known if len(k.parties) > 1):
            one.asked = one.when_and_where()
            found.append(one)
    return found


def _scene(analysis: Analysis, views: list[View], spans: list[Found]) -> _Scene:
    actors = [(view, actor) for view in views for actor in view.actors]
    times = [t for t in analysis.times if t.type in ("DATE", "TIME") and t.edtf]
    places = [m for m in analysis.mentions if m.type in ("place", "state") and m.country and m.form == "name"]
    fillers = [
        *(Span(v.tokens[a.first].start, v.tokens[a.last - 1].end) for v, a in actors),
        *(Span(t.start, t.end) for t in times),
        *(Span(p.start, p.end) for p in places),
    ]
    roles = analysis.learned.roles([Span(s.start, s.end) for s in spans], fillers)
    return _Scene(views, actors, times, places, spans, roles)


def _groups(scene: _Scene) -> list[list[int]]:
    """Triggers of one kind that tell of one contact, by single links."""
    groups: list[list[int]] = []
    for n, span in enumerate(scene.spans):
        fits = [
            g
            for g in groups
            if any(scene.spans[k].label == span.label and scene.roles.same[n, k] >= ONE for k in g)
        ]
        joined = [k for g in fits for k in g] + [n]
        groups = [g for g in groups if g not in fits] + [joined]
    return groups


def _candidate(analysis: Analysis, scene: _Scene, group: list[int]) -> Candidate | None:
    evidence = _evidence(scene, group)
    if not evidence:
        return None
    kind = scene.spans[group[0]].label
    chosen = _sides(scene, group, evidence)
    parties, people, unnamed = sides(analysis, tuple(chosen))
    place = _place(scene, group)
    target = None
    if kind == "visit" and place is not None and place.country not in parties:
        target = place.country
        parties.add(str(target))
    town = place is not None and place.type == "place" and kind not in ("call", "message")
    return Candidate(
        sentence=evidence[0], kind=kind, status=_status(scene, group), parties=parties, people=people,
        unnamed=unnamed, date=_date(scene, group),
        place=_words(analysis, place) if place is not None and town else None,
        country=place.country if place is not None and kind not in ("call", "message") else None,
        target=target, evidence=evidence, sighted=True,
        heads=[Span(scene.spans[n].start, scene.spans[n].end) for n in group],
    )  # fmt: skip


def _evidence(scene: _Scene, group: list[int]) -> list[int]:
    """Sentences of the triggers, the surest first."""
    found: list[int] = []
    for n in sorted(group, key=lambda n: -scene.spans[n].score):
        at = scene.spans[n].start
        found += [v.index for v in scene.views if v.sentence.start <= at < v.sentence.end]
    return list(dict.fromkeys(found))


def _sides(scene: _Scene, group: list[int], evidence: list[int]) -> list[Actor]:
    part = sum(scene.roles.of(name)[group] for name in ("participant", "party", "role")).max(0).tolist()
    near = [
        (part[k], actor)
        for k, (view, actor) in enumerate(scene.actors)
        if min(abs(view.index - e) for e in evidence) <= REACH
    ]
    chosen = [actor for chance, actor in near if chance >= SIDE]
    for chance, actor in sorted(near, key=lambda pair: -pair[0]):
        if len({p for a in chosen for p in a.parties}) > 1 or chance < SECOND:
            break
        if actor not in chosen:
            chosen.append(actor)
    return chosen


def _best(chances: Any, least: float) -> int | None:
    if not chances.size:
        return None
    best = chances.max(0)
    n = int(best.argmax())
    return n if best[n] >= least else None


def _date(scene: _Scene, group: list[int]) -> str | None:
    a = len(scene.actors)
    n = _best(scene.roles.of("time")[group, a : a + len(scene.times)], TIME)
    if n is None:
        return None
    edtf = str(scene.times[n].edtf)
    return edtf.split("T")[0] if "/" not in edtf else edtf


def _place(scene: _Scene, group: list[int]) -> Mention | None:
    n = _best(scene.roles.of("place")[group, len(scene.actors) + len(scene.times) :], PLACE)
    return None if n is None else scene.places[n]


def _words(analysis: Analysis, mention: Mention) -> str:
    return " ".join(analysis.report.text[mention.start : mention.end].split())


def _status(scene: _Scene, group: list[int]) -> str:
    return STATUSES[int(scene.roles.attributes["status"][group].mean(0).argmax())]


def _told_by(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether a cluster of the rules tells of it already: the same words, or the same contact near by."""
    if known.kind == one.kind and same(analysis, known, one) and set(known.evidence) & set(one.evidence):
        return True
    shared = any(a.start < b.end and b.start < a.end for a in known.heads for b in one.heads)
    return (
        shared
        and known.kind == one.kind
        and len(known.parties & one.parties) * 2 >= len(known.parties | one.parties)
    )
