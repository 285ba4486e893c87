"""The whole days of a stay of which one sentence tells the length or the beginning, and another the rest."""

from __future__ import annotations

from datetime import date, timedelta

from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single
from despatch.model import Analysis

_SOON = 4  # days from what is told of a stay to what is to come in it
_OPENING = ("begin", "start", "open", "kick", "embark", "launch")
_CLOSING = ("wrap", "end", "conclud", "finish", "complet", "clos", "wind", "cap")


def of_participle(word: str) -> str:
    """The status of a visit after a participle: "kicking off a visit", "wrapping up a visit", "making a visit"."""
    if word.startswith(_OPENING):
        return "arrived"
    return "held" if word.startswith(_CLOSING) else "open"


def whole_stays(analysis: Analysis, found: list[Candidate], day: str | None) -> None:
    """Give stays of so many days all of them from the one that is told, which may be the `day` of the lead."""
    today = days(analysis.today)
    for visit in found:
        if visit.kind != "visit" or "XXXX" in str(visit.date):
            continue
        if visit.date is None and visit.lasts and visit.edge and _fresh(today, day):
            visit.date = day
        span = days(visit.date)
        if not visit.lasts or not span or not single(visit.date):
            continue
        rest = timedelta(days=visit.lasts - 1)
        if visit.edge == "first" or (visit.edge is None and visit.status == "planned"):
            visit.date = _span(span[0], span[0] + rest)
        elif visit.edge == "last":
            visit.date = _span(span[0] - rest, span[0])
        last = days(visit.date)
        if (
            visit.status == "held"
            and visit.edge == "first"
            and today
            and last
            and span[0] <= today[0] < last[1]
        ):
            visit.status = "ongoing"


def _fresh(today: tuple[date, date] | None, day: str | None) -> bool:
    span = days(day)
    return bool(today and span and single(day)) and abs((today[0] - span[0]).days) <= 1  # type: ignore[index]


def stays_to_come(analysis: Analysis, found: list[Candidate]) -> None:
    """Who is there, and will take part in talks or a gathering there in the next days, stays until these end."""
    today = days(analysis.today)
    for visit in found:
        span = days(visit.date)
        if visit.kind != "visit" or visit.status != "ongoing" or not (today and span and single(visit.date)):
            continue
        if "XXXX" in str(visit.date) or abs((today[0] - span[0]).days) > 1:
            continue
        ends = [
            last for one in found if (last := _end_within(one, visit)) and 0 < (last - span[0]).days <= _SOON
        ]
        if ends:
            visit.date = _span(span[0], max(ends))


def _end_within(one: Candidate, visit: Candidate) -> date | None:
    """The last day of what is planned with the traveller where the visit is."""
    span = days(one.date)
    if one.kind not in ("meeting", "conference") or one.status not in ("planned", "ongoing") or not span:
        return None
    if len(one.date or "") < 10 or "XXXX" in str(one.date) or str(one.date).endswith(".."):
        return None
    there = one.country == visit.target or (one.country is None and visit.target in one.parties)
    return (
        span[1] if there and (set(one.people) & set(visit.people) or one.parties == visit.parties) else None
    )


def _span(low: date, high: date) -> str:
    return low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"
