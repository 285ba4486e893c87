"""A subject of the places that name it: its names, when, by how many texts, what in the record belongs to it, its rank."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from despatch.model import Citation, Report
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject, SubjectKind
from despatch.record.dates import days
from despatch.record.subjects.spotting import Spot, Spotted
from despatch.registers.states import states


class Use(NamedTuple):
    """A spot in a report, and how near it is to what passed: 2 in its very sentence, 1 in the report."""

    spot: Spot
    where: Spotted
    near: int


def made_of(
    key: str,
    uses: list[Use],
    cited: dict[str, list[tuple[int, int, MergedEntry]]],
    texts: dict[str, str],
) -> Subject:
    """The subject of a group of uses."""
    ordered = sorted(uses, key=lambda u: (u.where.report.published or "~", u.where.report.id, u.spot.start))
    reports = {u.where.report.id: u.where.report for u in ordered}
    mentions = tuple(
        Citation(
            start=u.spot.start, end=u.spot.end, report=u.where.report.id,
            text=u.where.report.text[u.spot.start : u.spot.end],
        )
        for u in ordered
    )  # fmt: skip
    linked: dict[str, MergedEntry] = {}
    for u in ordered:
        sentence = u.where.sentences[u.spot.sentence]
        for start, end, m in cited[u.where.report.id]:
            if start < sentence.end and sentence.start < end:
                linked[m.id] = m
    written = Counter(" ".join(c.text.split()) for c in mentions)
    variants = tuple(sorted(written, key=lambda w: (-written[w], w)))
    dated = sorted(p for p in (r.published for r in reports.values()) if p and days(p))
    kind = ordered[0].spot.kind
    return Subject(
        name=_shown(key, kind, variants),
        kind=kind,
        variants=variants,
        reports=tuple(reports),
        texts=len({texts[r] for r in reports}),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        years=_years(reports.values()),
        mentions=mentions,
        entries=tuple(sorted(linked.values(), key=lambda m: (days(m.date) or (10**9, 0), m.id))),
        score=_score(uses, kind, texts),
    )


def _shown(key: str, kind: SubjectKind, variants: tuple[str, ...]) -> str:
    if kind == "matter":
        return key.removeprefix("matter ")
    return states()[key.removeprefix("state ")].names[0] if kind == "state" else variants[0]


def _years(reports: Iterable[Report]) -> dict[str, int]:
    counted = Counter(r.published[:4] if r.published and r.published[:4].isdigit() else "" for r in reports)
    return dict(sorted(counted.items(), key=lambda pair: pair[0] or "~"))


# How much a text that names it says for a subject; names are rarer than matters, and tell more.
_WEIGHTS: dict[SubjectKind, float] = {"code": 1.4, "name": 1.1, "state": 1.0, "matter": 1.0}
_WIDE = 0.5  # "trade": nearly every relationship deals with it


def _score(uses: list[Use], kind: SubjectKind, texts: dict[str, str]) -> float:
    """The sum over the texts that name it, those near to what passed twice, more where it comes back through the years."""
    best: dict[str, int] = {}
    years: set[str] = set()
    for u in uses:
        text = texts[u.where.report.id]
        best[text] = max(best.get(text, 0), u.near)
        years |= {(u.where.report.published or "")[:4]} - {""}
    weight = _WEIGHTS[kind] * (_WIDE if all(u.spot.wide for u in uses) else 1.0)
    return round(weight * sum(best.values()) * (1 + 0.1 * min(len(years), 6)), 3)
