"""The steps of filling in dates and places, in their order: sayings, gatherings, stays, visits, the dateline."""

from __future__ import annotations

from despatch.entries.contacts.merging.filling.from_company import from_conference, from_other_meeting
from despatch.entries.contacts.merging.filling.from_dateline import Dateline, from_dateline
from despatch.entries.contacts.merging.filling.from_saying import from_saying
from despatch.entries.contacts.merging.filling.from_visit import date_from_visit, date_stay
from despatch.entries.contacts.merging.filling.place_of_visit import place_from_visit
from despatch.entries.contacts.merging.filling.visits import long_past
from despatch.entries.contacts.places.hosts import of_ambassador
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.lengths import stays_to_come, whole_stays
from despatch.entries.contacts.times.newsday import (
    conference_places,
    news_day,
    open_stays,
    stays_from_within,
    until_gatherings,
    whole_sittings,
)
from despatch.entries.contacts.times.sayings import Saying
from despatch.model import Analysis


def fill(
    analysis: Analysis, found: list[Candidate], dateline: Dateline, lead: tuple[Saying | None, str | None]
) -> None:
    """Fill in dates and places; nothing here overrides what the cluster itself was told with.

    `lead` is who says what in the lead, and the day that it tells.
    """
    saying = lead[0]
    for one in found:
        if one.unfulfilled:
            _put_off_with(one, found)
    for one in found:
        if one.kind in ("meeting", "conference", "call"):
            from_saying(analysis, one, lead, dateline)
        if one.kind == "meeting":
            from_conference(analysis, one, found)
    for one in found:
        if one.alongside:
            from_other_meeting(analysis, one, found)
    conference_places(found)
    whole_sittings(analysis, found)
    for one in found:
        if one.kind == "visit":
            date_stay(analysis, one, found, lead[1])
    stays_from_within(found)
    news_day(analysis, found, *lead)
    until_gatherings(analysis, found)
    whole_stays(analysis, found, lead[1])
    stays_to_come(analysis, found)
    open_stays(analysis, found, saying)
    for one in found:
        if one.kind == "meeting":
            date_from_visit(analysis, one, found)
            place_from_visit(one, [v for v in found if not long_past(analysis, one, v)])
            one.country = one.country or of_ambassador(analysis, one)
        _country(one)
        from_dateline(analysis, one, dateline)


def _put_off_with(one: Candidate, found: list[Candidate]) -> None:
    """ "had been due to hold talks": put off together with the visit that the report says was put off."""
    for other in found:
        if other.status in ("postponed", "cancelled") and set(other.people) & set(one.people):
            one.status, one.date = other.status, one.date or other.date
            return


def _country(one: Candidate) -> None:
    if one.kind == "visit" and one.target and not one.country:
        one.country = one.target
