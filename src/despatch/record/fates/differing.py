"""Where reports of one entry differ, who says what, which value the record took, and by what rule."""

from collections.abc import Iterable, Iterator

from despatch.model import Citation, Contact
from despatch.model.fates import Difference, Says
from despatch.model.merged import MergedEntry, Step
from despatch.model.when import bounds
from despatch.record.fates.contrast import CONTRASTS, contrast
from despatch.record.profile import AHEAD, DONE

# Fields by weight: what a reader must settle first stands first.
WEIGHT = ("date", "due", "status", "action", "place", "country", "parties", "by", "kind", "mechanism", "title", "what", "party", "speaker", "content", "medium")  # fmt: skip
_OFF = frozenset(("cancelled", "denied", "postponed", "rejected", "suspended"))
_FULLEST = "the fullest wording"
_DATE = "told after the fact before plans, then what most reports support, then the most exact"
_DUE = "what most reports support, then the most exact"
_RULES = {
    ("contact", "date"): _DATE,
    ("contact", "kind"): "the kind told first",
    ("contact", "place"): "where it was held, by most reports",
    ("contact", "country"): "the country of the place taken",
    ("contact", "parties"): "all parties that any report names",
    ("contact", "mechanism"): _FULLEST,
    ("contact", "status"): "what has taken place is not undone by a report that still calls it planned",
    ("instrument", "action"): "what is done is not undone by a report that still calls it planned",
    ("instrument", "date"): _DATE + ", of the action taken",
    ("instrument", "kind"): "the kind that most reports give",
    ("instrument", "parties"): "all parties that any report names",
    ("instrument", "title"): _FULLEST,
    ("commitment", "by"): "all parties that any report names",
    ("commitment", "due"): _DUE,
    ("commitment", "what"): _FULLEST,
    ("statement", "content"): "the longest, direct speech before reported",
    ("statement", "date"): _DUE,
    ("statement", "medium"): "the medium that most reports give",
    ("statement", "party"): "the side that most reports give",
    ("statement", "speaker"): "the fullest name",
}


def differences(entries: Iterable[MergedEntry]) -> list[Difference]:
    """Every field in which reports of an entry differ: contrary ones first, then by the weight of the field."""
    found = [d for m in entries for d in _of(m)]
    return sorted(found, key=lambda d: (CONTRASTS.index(d.contrast), _weight(d.field), d.id))


def _weight(field: str) -> int:
    return WEIGHT.index(field) if field in WEIGHT else len(WEIGHT)


def _rule(m: MergedEntry, field: str) -> str:
    """By what rule the record took its value of a field."""
    if m.checked and field in m.checked.fields:
        return f"set by {m.checked.author}"
    return _RULES.get((m.kind_of_entry, field), "what most reports give")


def _of(m: MergedEntry) -> Iterator[Difference]:
    for field, told in sorted(m.differences.items()):
        taken = getattr(m.entry, field)
        says = tuple(
            Says(value=t.value, citations=_cited(m, t.reports), taken=_is(taken, t.value)) for t in told
        )
        yield Difference(
            id=m.id, sort=m.kind_of_entry, field=field, contrast=contrast(m, field, told), says=says,
            taken=taken, rule=_rule(m, field),
        )  # fmt: skip
    steps = _at_odds(m.history)
    if steps:
        field = "status" if isinstance(m.entry, Contact) else "action"
        taken = getattr(m.entry, field)
        says = tuple(
            Says(value=s.status, citations=_cited(m, s.reports), taken=s.status == taken) for s in steps
        )
        yield Difference(
            id=m.id, sort=m.kind_of_entry, field=field, contrast="contrary", says=says, taken=taken,
            rule=_rule(m, field),
        )  # fmt: skip


def _is(taken: object, value: str | tuple[str, ...]) -> bool:
    return tuple(taken) == tuple(value) if isinstance(taken, tuple) else taken == value


def _cited(m: MergedEntry, reports: tuple[str, ...]) -> tuple[Citation, ...]:
    """The first words cited of each of the reports."""
    first: dict[str, Citation] = {}
    for citation in m.entry.citations:
        if citation.report in reports:
            first.setdefault(citation.report, citation)
    return tuple(first[r] for r in reports if r in first)


def _at_odds(history: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps whose statuses are no course of events: still planned, or off, after it was told as done."""
    for n, step in enumerate(history):
        for later in history[n + 1 :]:
            if step.status in DONE and later.status in AHEAD | _OFF and _no_earlier(step, later):
                return (step, later)
            same_day = step.reported and step.reported == later.reported
            if same_day and (step.status in _OFF) != (later.status in _OFF):
                return (step, later)
    return ()


def _no_earlier(step: Step, later: Step) -> bool:
    a, b = bounds(step.reported), bounds(later.reported)
    return bool(a and b and a[1] <= b[0])
