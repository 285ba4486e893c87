"""Clusters to entries: statuses settled against the dates, what is missing taken from visits, thin ones left out."""

from __future__ import annotations

from datetime import date

from despatch.entries.contacts.days import days
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis, Citation, Contact, Participant

_MOST_EVIDENCE = 6
_MOST_TOPICS = 12


def settle(
    analysis: Analysis, found: list[Candidate], dateline: tuple[str | None, str | None]
) -> list[Candidate]:
    """Give each cluster its final status, date and place, and drop those that the report does not settle."""
    for one in found:
        _settle_status(analysis, one)
    for one in found:
        _date_from_visit(one, found)
        _place_from_visit(one, found)
        _place_from_dateline(analysis, one, dateline)
    return [one for one in found if _enough(one)]


def _settle_status(analysis: Analysis, one: Candidate) -> None:
    today, span = days(analysis.report.published), days(one.date)
    status = one.status
    if status == "purpose":
        status = "planned"
    if status == "arrived":
        status = "ongoing" if span is None or today is None or (today[0] - span[1]).days <= 3 else "held"
    if status in ("open", "during", "present"):
        if span and today:
            status = "planned" if span[0] > today[1] else "held"
        else:
            status = "held" if status != "open" or (one.strength == 2 and (one.place or one.date)) else "open"
    if span and today and "X" not in (one.date or ""):
        if status in ("held", "ongoing") and span[0] > today[1]:
            status = "planned"
        elif status == "planned" and span[1] < today[0]:
            status = "held"
        elif (
            status == "held"
            and span[0] <= today[0]
            and span[1] > today[1]
            and one.kind in ("visit", "conference")
        ) and len(one.date or "") > 10:
            status = "ongoing"
    one.status = status


def _spans(span: tuple[date, date], today: tuple[date, date]) -> bool:
    return span[0] <= today[0] and span[1] > today[1]


def _date_from_visit(one: Candidate, found: list[Candidate]) -> None:
    """A meeting without a day, held in a visit whose dates are told, takes those dates."""
    if one.date or one.kind != "meeting" or one.status not in ("held", "planned"):
        return
    for visit in found:
        if (
            visit.kind == "visit"
            and visit.date
            and visit.target in one.parties
            and set(visit.people) & set(one.people)
        ):
            whole = "/" in visit.date
            if (whole and visit.status in ("ongoing", "planned", "held")) or (
                one.status == "held" == visit.status
            ):
                if one.status == "planned" and visit.status == "held":
                    continue
                one.date = visit.date
                return


def _place_from_visit(one: Candidate, found: list[Candidate]) -> None:
    """ "visited Lima and met the president": a meeting told in the sentence of a visit is at its place."""
    if one.place or one.kind != "meeting":
        return
    for visit in found:
        together = (
            visit.kind == "visit"
            and visit.evidence[0] == one.evidence[0]
            and set(visit.people) & set(one.people)
        )
        if together and visit.place and visit.target in one.parties and one.country in (None, visit.country):
            one.place, one.country = visit.place, visit.country
            return


def _place_from_dateline(analysis: Analysis, one: Candidate, dateline: tuple[str | None, str | None]) -> None:
    town, country = dateline
    if one.place and one.country is None and one.place == town:
        one.country = country
    if one.kind == "visit" and one.target and not one.country:
        one.country = one.target
    if not town or not country or one.place or one.kind in ("call", "message", "conference"):
        return
    if one.kind == "visit" and one.target == country and one.status == "ongoing":
        one.place, one.country = town, country
    near = _near(analysis, one)
    if one.kind == "meeting" and country in one.parties and one.status in ("held", "ongoing") and near and (
        one.country in (None, country)
    ):  # fmt: skip
        one.place, one.country = town, country


def _near(analysis: Analysis, one: Candidate) -> bool:
    today, span = days(analysis.report.published), days(one.date)
    if today is None or span is None:
        return one.date is None
    return abs((today[0] - span[0]).days) <= 2


def _enough(one: Candidate) -> bool:
    if one.status in ("open", "none"):
        return False
    if one.kind == "conference":
        return (
            bool(one.parties)
            and bool(one.date or one.place or one.mechanism or len(one.parties) > 1)
            and _told(one)
        )
    if len(one.parties) < 2:
        return False
    if one.kind == "visit" and not one.people and not one.unnamed:
        return False
    return one.strength == 2 or bool(one.date or one.place)


def _told(one: Candidate) -> bool:
    return bool(one.date or one.place) or len(one.parties) > 1


def contact_of(analysis: Analysis, one: Candidate) -> Contact:
    """The entry that a settled cluster makes."""
    named = [analysis.people[i] for i in one.people]
    participants = [Participant(name=p.name, role=p.role, party=p.party) for p in named]
    participants.extend(Participant(name=None, role=role, party=party) for role, party in one.unnamed)
    evidence = sorted(
        dict.fromkeys(one.evidence), key=lambda i: (analysis.sentences[i].title, one.evidence.index(i))
    )
    return Contact(
        kind=one.kind,
        status=one.status,
        date=one.date,
        place=one.place,
        country=one.country,
        parties=tuple(sorted(one.parties)),
        participants=tuple(participants),
        mechanism=one.mechanism,
        topics=tuple(one.topics[:_MOST_TOPICS]),
        citations=tuple(_citation(analysis, i) for i in evidence[:_MOST_EVIDENCE]),
    )


def _citation(analysis: Analysis, i: int) -> Citation:
    sentence = analysis.sentences[i]
    return Citation(
        start=sentence.start, end=sentence.end, text=analysis.report.text[sentence.start : sentence.end],
        report=analysis.report.id,
    )  # fmt: skip
