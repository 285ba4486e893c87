"""The day of a meeting from the visit in which it is held, and of a visit from the meetings held in it."""

from __future__ import annotations

from datetime import timedelta

from despatch.entries.contacts.merging.filling.newness import is_fresh
from despatch.entries.contacts.merging.filling.visits import long_past, of_visit
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, single
from despatch.model import Analysis

_LONG = 5  # days of a stay


def date_stay(analysis: Analysis, visit: Candidate, found: list[Candidate], day: str | None) -> None:
    """An ongoing visit without a day: the month of all its days, or the one day of the meeting held in it.

    A short one of which the lead tells the `day` is left to that: a day says little only of a long stay.
    """
    today = days(analysis.today)
    if visit.date or visit.status != "ongoing":
        return
    inside = [m for m in found if m.kind == "meeting" and m.status == "held" and single(m.date)
              and visit.target in m.parties and set(m.people) & set(visit.people)]  # fmt: skip
    recent = [m for m in inside if today and (span := days(m.date)) and abs((today[0] - span[0]).days) <= 3]
    short = visit.lasts is not None and visit.lasts < _LONG
    told = short and (recent or (day is not None and is_fresh(analysis, day)))
    if visit.lasts and today and single(analysis.today) and not told:
        low, high = today[0] - timedelta(days=visit.lasts - 1), today[1] + timedelta(days=visit.lasts - 1)
        if (low.year, low.month) == (high.year, high.month):
            visit.date = str(analysis.today)[:7]
            return
    if recent:
        told_days = sorted(str(m.date) for m in found if m in recent or _next(m, visit, recent))
        visit.date = told_days[0] if told_days[0] == told_days[-1] else f"{told_days[0]}/{told_days[-1]}"


def _next(one: Candidate, visit: Candidate, recent: list[Candidate]) -> bool:
    """Whether a planned meeting goes on with the visit in which others were held: within its days, or soon after."""
    span, first = days(one.date), days(recent[0].date)
    if one.kind != "meeting" or one.status != "planned" or not single(one.date) or not (span and first):
        return False
    there = visit.target in one.parties and bool(set(one.people) & set(visit.people))
    return there and 0 <= (span[0] - first[0]).days < (visit.lasts or _LONG)


def _on_the_way(one: Candidate, visit: Candidate) -> bool:
    """Whether somebody meets another guest where he travels to ("will go to Lima, ... In Lima she will meet X of Chile")."""
    there = one.country is not None and visit.kind == "visit" and visit.target == one.country
    return there and bool(set(visit.people) & set(one.people)) and one.place in (None, visit.place)


def _sharper_stay(one: Candidate, found: list[Candidate]) -> None:
    """Talks told for the week, or month, of a visit are on the days of the visit that are told elsewhere."""
    for visit in found:
        if visit.status == "planned" and of_visit(one, visit) and set(visit.evidence) & set(one.evidence):
            coarse, fine = days(one.date), days(visit.date)
            if (
                coarse and fine and len(visit.date or "") >= 10 and (coarse[1] - coarse[0]).days > _LONG
                and coarse[0] <= fine[0] and fine[1] <= coarse[1] and fine != coarse
            ):  # fmt: skip
                one.date = visit.date
                return


def date_from_visit(analysis: Analysis, one: Candidate, found: list[Candidate]) -> None:
    """A meeting without a day, held in a visit whose dates are told, takes those dates."""
    if one.date and one.status == "planned":
        _sharper_stay(one, found)
    if one.date or one.status not in ("held", "planned"):
        return
    for visit in sorted(found, key=lambda told: (not of_visit(one, told), _gap(one, told))):
        if (
            not (of_visit(one, visit) or _on_the_way(one, visit))
            or not visit.date
            or len(visit.date) < 10
            or long_past(analysis, one, visit)
        ):
            continue
        if one.status == "held" and _arrived_today(analysis, visit) and not one.former:
            one.date = visit.date[:10]
            return
        if one.status == "held" and visit.status in ("held", "ongoing") and visit.date and (
            "/" in visit.date or _on_its_day(visit) or visit.evidence[0] == one.evidence[0]
        ):  # fmt: skip
            one.date = visit.date.removesuffix("/..")
            return
        if one.status == "planned" and (
            (visit.status == "planned" and not visit.date.endswith(".."))
            or (visit.status == "ongoing" and "/" in visit.date and ".." not in visit.date)
        ):
            one.date = visit.date
            return
        if one.status == "planned" and visit.status == "ongoing":
            return  # who is there is to meet somebody there, not on a later journey


def _on_its_day(visit: Candidate) -> bool:
    """Whether one day is told of a visit that is over, and it is not that of the arrival alone."""
    return visit.status == "held" and visit.edge != "first"


def _gap(one: Candidate, visit: Candidate) -> int:
    """Sentences from the telling of the visit to that of the meeting."""
    return min(abs(one.sentence - sentence) for sentence in visit.evidence)


def _arrived_today(analysis: Analysis, visit: Candidate) -> bool:
    """Whether the visit began on the day of the report: what has taken place in it was on that day."""
    day = str(visit.date)[:10]
    return visit.status == "ongoing" and visit.edge == "first" and day == analysis.today
