"""How much two values of a field are at odds: whether both can be right, and whether they are one in other words."""

from despatch.model.fates import Contrast
from despatch.model.merged import MergedEntry, Told
from despatch.record.dates import days, in_year, year_days
from despatch.record.names import fold, name_words, same_name
from despatch.record.words import content_words, mechanism_likeness, mechanism_words, town

CONTRASTS: tuple[Contrast, ...] = ("contrary", "exactness", "wording")
_ALIKE = 0.7


def contrast(m: MergedEntry, field: str, told: tuple[Told, ...]) -> Contrast:
    """How much two of the values at least are at odds."""
    pairs = [(a, b) for n, a in enumerate(told) for b in told[n + 1 :]]
    return min(
        (_pair(m, field, a.value, b.value) for a, b in pairs if _apart(a, b)),
        key=CONTRASTS.index,
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
    x, y = days(a), days(b)
    if x and y:
        held = (x.first <= y.first and y.last <= x.last) or (y.first <= x.first and x.last <= y.last)
        return "exactness" if held else "contrary"
    known, yearless = (x, year_days(b)) if x else (y, year_days(a))
    return "exactness" if known and yearless and in_year(yearless, known) else "contrary"
