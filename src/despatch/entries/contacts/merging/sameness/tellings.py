"""Whether two tellings may be of one contact: kinds, sides, people, dates, tenses and places have to go together."""

from __future__ import annotations

from despatch.entries.contacts.merging.sameness.dates import LONGEST_STAY, dates_agree
from despatch.entries.contacts.merging.sameness.kinds import kinds_agree, summit_of_two
from despatch.entries.contacts.merging.sameness.sides import parties_agree, people_agree
from despatch.entries.contacts.merging.sameness.tenses import COMING, PAST, statuses_agree, tenses_agree
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import alike, days
from despatch.entries.contacts.triggers.apart import told_apart
from despatch.model import Analysis


def same(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether `one` may tell of the contact `known`."""
    if _sums_up(analysis, known, one):
        return True
    if told_apart(known, one):
        return False
    if known.recalled != one.recalled and not alike(known.date, one.date):
        return False  # "recalled their last meeting in January": not that of today
    if one.alongside and not one.definite and known.sentence < one.sentence:
        return False  # "also had separate talks with X"
    return (
        (kinds_agree(known, one) or summit_of_two(analysis, known, one))
        and not _among_many(analysis, known, one)
        and parties_agree(known, one)
        and people_agree(analysis, known, one)
        and dates_agree(known, one)
        and statuses_agree(known, one)
        and tenses_agree(analysis, known, one)
        and (
            known.place is None
            or one.place is None
            or known.place == one.place
            or (known.country == one.country and not (known.afloat and one.afloat))
        )
    )


def _among_many(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether one is a meeting of two sides, both named, and the other one of the unnamed leaders of four states or more."""
    if known.kind != one.kind or one.kind != "meeting" or known.definite or one.definite:
        return False
    few, many = sorted((known, one), key=lambda c: len(c.parties))
    sides = {analysis.people[p].party for p in few.people}
    unnamed = bool(many.unnamed) and set(many.people) <= set(few.people)
    return unnamed and len(few.parties) == 2 and few.parties <= sides and len(many.parties) > _FEW


_FEW = 3  # states that may meet two by two, told in one breath


def _sums_up(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """A headline's "Virtual Meeting Between A and B", told without a day, is the meeting of A and B that follows."""
    if not known.evidence or not analysis.sentences[known.evidence[0]].title or len(known.evidence) > 1:
        return False
    return (
        {known.kind, one.kind} == {"meeting", "call"}
        and known.date is None
        and not (one.status in COMING and known.status in PAST)
        and not (one.kind == "call" and one.definite and one.date)
        and known.parties == one.parties
        and not _long_ago(analysis, one)
        and len(known.people) > 1
        and set(known.people) == set(one.people)
    )


def _long_ago(analysis: Analysis, one: Candidate) -> bool:
    """Whether its day is weeks before the report, which a headline does not tell of."""
    today, span = days(analysis.today), days(one.date)
    return bool(today and span) and (today[0] - span[1]).days > LONGEST_STAY  # type: ignore[index]
