"""What a brief is asked for: the pair, the span, the day it stands at, the sections."""

from dataclasses import dataclass
from datetime import date, timedelta

from despatch.answers.dates import readable
from despatch.model import UsageError
from despatch.model.when import bounds

# Section -> its heading, in the order of the brief. The note on method always stands at the end.
SECTIONS = {
    "figures": "The relationship in figures",
    "last": "Last contacts",
    "next": "What comes next",
    "mechanisms": "Mechanisms",
    "open": "What is open",
    "signed": "What was signed",
    "said": "What was said",
    "differences": "Where sources differ",
    "method": "How this was made",
}
USUAL_YEARS = 2  # of the span, where --since is not given


@dataclass(frozen=True)
class Ask:
    """Two party codes; the span, both days in it; the day that "overdue" and "next" are seen from; sections by name."""

    parties: tuple[str, str]
    since: date
    until: date
    today: date
    sections: tuple[str, ...]

    @property
    def before(self) -> tuple[date, date]:
        """First and last day of the span before: as long, and up to the day before this one."""
        if self.since == date.min:
            return date.min, date.min
        last = self.since - timedelta(days=1)
        if _whole_years(self.since, self.until):
            return date(self.since.year - (self.until.year - self.since.year + 1), 1, 1), last
        return last - min(self.until - self.since, last - date.min), last

    def span(self) -> str:
        """ "1 Jan 2024 – 31 Dec 2025"."""
        return readable(f"{self.since.isoformat()}/{self.until.isoformat()}")


def asked(
    parties: tuple[str, ...],
    since: str | None,
    until: str | None,
    today: str | None,
    sections: str | None,
) -> Ask:
    """What a user asks for, with what is usual where nothing is said: the two years up to `today`.

    Raises:
        UsageError: not two different parties, a date that is none, a span that ends before it begins, no such section.
    """
    if len(set(parties)) != 2:
        raise UsageError("brief", "a brief is of two parties", "despatch brief India Russia")
    now = _day("--today", today)[1] if today else date.today()
    last = _day("--until", until)[1] if until else now
    first = _day("--since", since)[0] if since else _years_before(last)
    if last < first:
        raise UsageError(
            "--since",
            f"{first.isoformat()} is after the end of the span, {last.isoformat()}",
            "an earlier --since",
        )
    return Ask((parties[0], parties[1]), first, last, now, _names(sections))


def _day(option: str, value: str) -> tuple[date, date]:
    found = bounds(value)
    if found is None:
        raise UsageError(option, f"{value!r} is no date with a year", f"{option} 2023-12-27, 2023-12 or 2023")
    return found


def _years_before(last: date) -> date:
    """The first day of the usual span that ends with `last`."""
    after = last + timedelta(days=1) if last < date.max else last
    year = max(1, after.year - USUAL_YEARS)
    return date(year, after.month, 28 if (after.month, after.day) == (2, 29) else after.day)


def _whole_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year - (
        last.year - first.year + 1
    ) >= 1


def _names(sections: str | None) -> tuple[str, ...]:
    if sections is None:
        return tuple(SECTIONS)
    wanted = [name.strip() for name in sections.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in SECTIONS]
    if unknown or not wanted:
        raise UsageError(
            "--sections",
            f"there is no section {unknown[0]!r}" if unknown else "none is named",
            ", ".join(SECTIONS),
        )
    return tuple(name for name in SECTIONS if name in wanted or name == "method")
