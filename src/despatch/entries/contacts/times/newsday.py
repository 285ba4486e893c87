"""Days that the report tells once for several contacts: its news day, and the days of a journey from what happens on it."""

from __future__ import annotations

from datetime import date, timedelta

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, lies_ahead, single
from despatch.entries.contacts.times.sayings import Saying
from despatch.model import Analysis

_LONGEST_STAY = 10  # days between the first and the last thing dated in one visit


def stays_from_within(found: list[Candidate]) -> None:
    """Give a visit told without its days those of what is dated in it: meetings there, a conference it is made for."""
    for visit in found:
        if visit.kind != "visit" or visit.lasts or single(visit.date) or not _coarse(visit.date):
            continue
        inside = [m for m in found if _within(m, visit)]
        spans = sorted(s for m in inside if (s := days(m.date)) is not None and len(m.date or "") >= 10)
        if not spans or any("XXXX" in (m.date or "") for m in inside):
            continue
        low, high = spans[0][0], max(s[1] for s in spans)
        outer = days(visit.date)
        if (high - low).days <= _LONGEST_STAY and (outer is None or outer[0] <= low <= high <= outer[1]):
            visit.date = _span(low, high)


def _coarse(value: str | None) -> bool:
    """Whether nothing finer than a week is told."""
    span = days(value)
    return span is None or "/" not in str(value) or ((span[1] - span[0]).days == 6 and span[0].weekday() == 0)


def _within(one: Candidate, visit: Candidate) -> bool:
    """Whether a dated meeting or conference lies in the visit: the same traveller in the country travelled to."""
    if one.kind not in ("meeting", "conference") or not one.date or not _alike_status(one, visit):
        return False
    there = one.country == visit.target or (
        one.country is None and visit.target in one.parties and one.kind == "meeting"
    )
    elsewhere = bool(one.place and visit.place) and one.place != visit.place
    return there and not elsewhere and bool(set(one.people) & set(visit.people))


def _alike_status(one: Candidate, visit: Candidate) -> bool:
    coming = ("planned",)
    return (one.status in coming) == (visit.status in coming) and one.status in ("planned", "held", "ongoing")


def _span(low: date, high: date) -> str:
    return low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"


def news_day(analysis: Analysis, found: list[Candidate], saying: Saying | None, day: str | None) -> None:
    """Give the day of the lead's saying to the visit in which it was said and to what follows on it at once."""
    for one in found:
        if one.date is None and one.soon and one.status in ("planned", "held"):
            one.date = _day_before(analysis, one, found) or (
                saying.day if saying and saying.people and _near(analysis, saying.day) else None
            )
    if not _near(analysis, day):
        return
    for one in found:
        if one.date is None and one.kind == "meeting" and one.signing and one.status == "held":
            one.date = day  # the lead tells of the signing, a later sentence of who signed
        if (
            one.date is None
            and one.kind == "visit"
            and one.status == "ongoing"
            and min(one.evidence) <= _OPENING
            and not lies_ahead(analysis.today, day)  # no day of what is under way
        ):
            one.date = day


def just_over(analysis: Analysis, told: list[Candidate], day: str | None) -> None:
    """A gathering of so many days that led to the news ended with it: on the day that the lead tells, if it is of these days."""
    span = days(day)
    for one in told:
        if not one.led_to_news or one.status in ("planned", "proposed", "postponed", "cancelled", "denied"):
            continue
        one.status = "held"
        if one.date is None and one.lasts and span and single(day) and _near(analysis, day):
            one.date = _span(span[0] - timedelta(days=one.lasts - 1), span[0])


_OPENING = 4  # sentences: what is told further down is not what the lead's day is of


def _day_before(analysis: Analysis, one: Candidate, found: list[Candidate]) -> str | None:
    """The day of what the same people did in a sentence just before, if it is of these days."""
    days_told = [
        m.date
        for m in found
        if m is not one and single(m.date) and set(m.people) & set(one.people) and _near(analysis, m.date)
        and m.status in ("held", "ongoing") and any(0 <= one.sentence - e <= 4 for e in m.evidence)
    ]  # fmt: skip
    return days_told[-1] if days_told else None


def _near(analysis: Analysis, day: str | None) -> bool:
    today, span = days(analysis.today), days(day)
    return bool(today and span) and abs((today[0] - span[0]).days) <= 1  # type: ignore[index]


def until_gatherings(analysis: Analysis, found: list[Candidate]) -> None:
    """Who arrived for a gathering that is not over stays from the arrival to its last day."""
    today = days(analysis.today)
    gatherings = [
        c for c in found if c.kind == "conference" and len(c.date or "") >= 10 and "XXXX" not in str(c.date)
    ]
    for visit in found:
        first = days(visit.date)
        if (
            visit.kind != "visit"
            or visit.edge != "first"
            or not single(visit.date)
            or visit.lasts
            or not (today and first)
        ):
            continue
        for one in gatherings:
            last = days(one.date)
            near = last is not None and 0 < (last[1] - first[0]).days <= _LONGEST_STAY and today[0] <= last[1]
            if last and near and one.country in (None, visit.target) and set(one.people) & set(visit.people):
                visit.date = _span(first[0], last[1])
                break


def open_stays(analysis: Analysis, found: list[Candidate], saying: Saying | None) -> None:
    """Who arrived days ago and is still there: to the report's day if told to deal with somebody on it, else without an end."""
    published = analysis.today
    today = days(published)
    for one in found:
        span = days(one.date)
        if (
            one.kind == "visit"
            and one.edge == "last"
            and one.lasts
            and span
            and single(one.date)
            and "XXXX" not in str(one.date)
        ):
            one.date = _span(span[0] - timedelta(days=one.lasts - 1), span[0])
        if one.kind != "visit" or one.status != "ongoing" or one.edge != "first" or not single(one.date):
            continue
        if one.lasts and span and "XXXX" not in str(one.date):
            one.date = _span(span[0], span[0] + timedelta(days=one.lasts - 1))
        elif (
            today
            and span
            and single(published)
            and span[0] < today[0]
            and _busy(one, found, saying, str(published))
        ):
            one.date = f"{one.date}/{published}"
        elif today and span and (today[0] - span[0]).days > 1:
            one.date = f"{one.date}/.."


def whole_sittings(analysis: Analysis, found: list[Candidate]) -> None:
    """A gathering of so many days that opened, or ended, on a day told elsewhere takes place on all of them."""
    today = days(analysis.today)
    for one in found:
        span = days(one.date)
        if (
            one.kind not in ("conference", "meeting")
            or not one.lasts
            or not one.edge
            or not span
            or not single(one.date)
        ):
            continue
        if "XXXX" in str(one.date):
            continue
        rest = timedelta(days=one.lasts - 1)
        first, last = (span[0], span[0] + rest) if one.edge == "first" else (span[0] - rest, span[0])
        one.date = _span(first, last)
        if one.status in ("held", "ongoing") and today and first <= today[0] < last:
            one.status = "ongoing"


def _busy(visit: Candidate, found: list[Candidate], saying: Saying | None, day: str) -> bool:
    """Whether the traveller meets somebody, or speaks, on that day where the visit is."""
    if saying is not None and saying.here and saying.day == day and set(saying.people) & set(visit.people):
        return True
    return any(
        m.kind == "meeting"
        and m.date == day
        and visit.target in m.parties
        and set(m.people) & set(visit.people)
        for m in found
    )


def conference_places(found: list[Candidate]) -> None:
    """The town told with one mention of a body's gathering is that of its other mentions, if only one is told."""
    placed = [c for c in found if c.kind == "conference" and c.place and c.country]
    for one in found:
        if one.kind != "conference" or one.place or one.country:
            continue
        same = {
            (c.place, c.country)
            for c in placed
            if {p for p in c.parties & one.parties if is_body(p)} and _close(c, one)
        }
        if len(same) == 1:
            one.place, one.country = same.pop()


def _close(a: Candidate, b: Candidate) -> bool:
    x, y = days(a.date), days(b.date)
    return x is None or y is None or abs((x[0] - y[0]).days) <= _LONGEST_STAY
