"""Where reports of one entry differ, who says what, which value the record took, and by what rule."""

from collections.abc import Iterable, Iterator

from despatch.model import Citation, Contact
from despatch.model.fates import Contrast, Difference, Says
from despatch.model.merged import MergedEntry, Step, Told
from despatch.model.when import bounds
from despatch.record.dates import days as days_of
from despatch.record.dates import in_year, year_days
from despatch.record.names import fold, name_words, same_name
from despatch.record.profile import AHEAD, DONE
from despatch.record.words import content_words, mechanism_likeness, mechanism_words, town

# Fields by weight: what a reader must settle first stands first.
WEIGHT = ("date", "due", "status", "action", "place", "country", "parties", "by", "kind", "mechanism", "title", "what", "party", "speaker", "content", "medium")  # fmt: skip
_OFF = frozenset(("cancelled", "denied", "postponed", "rejected", "suspended"))
_CONTRASTS: tuple[Contrast, ...] = ("contrary", "exactness", "wording")
_ALIKE = 0.7
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
    return sorted(found, key=lambda d: (_CONTRASTS.index(d.contrast), _weight(d.field), d.id))


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
            id=m.id, sort=m.kind_of_entry, field=field, contrast=_contrast(m, field, told), says=says,
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


def _contrast(m: MergedEntry, field: str, told: tuple[Told, ...]) -> Contrast:
    """How much two of the values at least are at odds."""
    pairs = [(a, b) for n, a in enumerate(told) for b in told[n + 1 :]]
    return min(
        (_pair(m, field, a.value, b.value) for a, b in pairs if _apart(a, b)),
        key=_CONTRASTS.index,
        default="wording",
    )


def _apart(a: Told, b: Told) -> bool:
    """Whether different reports give the two values: one that gives both does not contradict itself."""
    x, y = set(a.reports), set(b.reports)
    return not (x <= y or y <= x)


def _pair(m: MergedEntry, field: str, a: str | tuple[str, ...], b: str | tuple[str, ...]) -> Contrast:
    if isinstance(a, tuple) or isinstance(b, tuple):
        x, y = set(a), set(b)
        return "contrary" if x.isdisjoint(y) else "exactness"  # a report need not name all of them
    if field in ("date", "due"):
        return _dates(a, b)
    if field == "speaker":
        return "wording" if same_name(name_words(a), name_words(b)) else "contrary"
    if field == "place":
        return "wording" if town(a) == town(b) else "exactness" if _holds(a, b) else "contrary"
    if field == "mechanism":
        return _mechanisms(a, b, m.parties)
    if field in ("title", "what", "content"):
        return _wordings(content_words(a, m.parties), content_words(b, m.parties))
    return "wording" if fold(a) == fold(b) else "contrary"


def _wordings(x: frozenset[str], y: frozenset[str]) -> Contrast:
    """Words for one thing seldom contradict one another; each with a figure that the other lacks, they do."""
    figures = [{w for w in one - other if w.isdigit()} for one, other in ((x, y), (y, x))]
    return "contrary" if all(figures) else "wording"


def _holds(a: str, b: str) -> bool:
    x, y = content_words(a), content_words(b)
    return x <= y or y <= x


def _mechanisms(a: str, b: str, parties: tuple[str, ...]) -> Contrast:
    (n, x), (m, y) = mechanism_words(a, parties), mechanism_words(b, parties)
    if n and m and n != m:
        return "contrary"
    return "wording" if not x or not y or mechanism_likeness(x, y) >= _ALIKE else "contrary"


def _dates(a: str, b: str) -> Contrast:
    """Dates that can both be right are of other exactness only."""
    x, y = days_of(a), days_of(b)
    if x and y:
        held = (x.first <= y.first and y.last <= x.last) or (y.first <= x.first and x.last <= y.last)
        return "exactness" if held else "contrary"
    known, yearless = (x, year_days(b)) if x else (y, year_days(a))
    return "exactness" if known and yearless and in_year(yearless, known) else "contrary"
