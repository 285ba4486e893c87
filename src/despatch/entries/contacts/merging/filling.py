"""What a cluster does not say itself, taken from what is told beside it: the visit, the conference, the saying, the dateline."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.places.hosts import of_ambassador
from despatch.entries.contacts.sides.gatherings import is_name
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import days, near, single
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

Dateline = tuple[str | None, str | None]


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
            _from_saying(analysis, one, lead, dateline)
        if one.kind == "meeting":
            _from_conference(analysis, one, found)
    for one in found:
        if one.alongside:
            _beside_another(analysis, one, found)
    conference_places(found)
    whole_sittings(analysis, found)
    for one in found:
        if one.kind == "visit":
            _stay(analysis, one, found, lead[1])
    stays_from_within(found)
    news_day(analysis, found, *lead)
    until_gatherings(analysis, found)
    whole_stays(analysis, found, lead[1])
    stays_to_come(analysis, found)
    open_stays(analysis, found, saying)
    for one in found:
        if one.kind == "meeting":
            _date_from_visit(analysis, one, found)
            _place_from_visit(one, [v for v in found if not _long_past(analysis, one, v)])
            one.country = one.country or of_ambassador(analysis, one)
        _country(one)
        _from_dateline(analysis, one, dateline)


def _put_off_with(one: Candidate, found: list[Candidate]) -> None:
    """ "had been due to hold talks": put off together with the visit that the report says was put off."""
    for other in found:
        if other.status in ("postponed", "cancelled") and set(other.people) & set(one.people):
            one.status, one.date = other.status, one.date or other.date
            return


_UNDER_WAY = ("held", "ongoing")
_LEAD = 5  # sentences that may go on with what the first one tells


def _from_saying(
    analysis: Analysis, one: Candidate, lead: tuple[Saying | None, str | None], dateline: Dateline
) -> None:
    """ "X said here on Saturday ..." and later "X told the first meeting": one day, one place."""
    saying, day = lead
    if saying is None and day and one.date is None and one.status == "held" and _fresh(analysis, day):
        taken_up = _takes_up([t.word for t in analysis.sentences[one.sentence].tokens])
        one.date = day if taken_up and one.sentence <= _LEAD else None
    if (
        saying is None
        or not one.told_by
        or one.status not in _UNDER_WAY
        or not _said_there(analysis, saying, one)
    ):
        return
    if one.date is None and (
        one.kind != "conference" or (single(saying.day) and _fresh(analysis, saying.day))
    ):
        one.date = saying.day
    if saying.here and one.place is None and one.country is None and dateline[0] and one.kind != "call":
        one.place, one.country = dateline
    elif saying.here and one.place is None and one.country is None and one.kind == "meeting":
        one.country = _home_of(analysis, saying, one)


def _home_of(analysis: Analysis, saying: Saying, one: Candidate) -> str | None:
    """The state of who said something "here", in a report without a dateline, to guests: it is said at home."""
    homes = {analysis.people[p].party for p in saying.people} & one.parties
    guests = {
        role for role, party in one.unnamed if party not in homes and "delegation" in role.lower().split()
    }
    return homes.pop() if len(homes) == 1 and guests else None


_TAKEN_UP = frozenset(
    "remark remarks comment comments announcement told assurance pledge statement statements appeal promise proposal".split()
)


def _said_there(analysis: Analysis, saying: Saying, one: Candidate) -> bool:
    """Whether who said it is among those who met; an unnamed speaker is the one whom the next sentences name."""
    words = [t.word for t in analysis.sentences[one.sentence].tokens]
    if _takes_up(words) and (not saying.people or one.sentence - saying.sentence <= _LEAD):
        return True
    if saying.people:
        return bool(set(saying.people) & set(one.people))
    return one.sentence - saying.sentence == 1 and (saying.unnamed or bool(_TAKEN_UP & set(words)))


def _takes_up(words: list[str]) -> bool:
    """ "made the remarks during a meeting with X": what was said before was said there."""
    return any(
        word == "made"
        and words[i + 1 : i + 2] in (["the"], ["these"], ["this"])
        and bool(_TAKEN_UP & set(words[i + 2 : i + 4]))
        for i, word in enumerate(words)
    )


def _fresh(analysis: Analysis, day: str) -> bool:
    today, span = days(analysis.report.published), days(day)
    return today is not None and span is not None and abs((today[0] - span[0]).days) <= 1


def _beside(analysis: Analysis, host: Candidate, one: Candidate) -> None:
    """Who meet on the margins of a gathering of a body or of a name take part in it; it goes on while they do."""
    if host.mechanism is None or not (any(is_body(p) for p in host.parties) or is_name(host.mechanism)):
        return
    if host.place is None and one.place and host.country in (None, one.country):
        host.place, host.country = one.place, one.country
    host.parties |= {p for p in one.parties if not is_body(p)}
    host.people.extend(p for p in one.people if p not in host.people)
    today, span = days(analysis.report.published), days(one.date)
    fresh = span is None or today is None or abs((today[0] - span[0]).days) <= 1
    if host.status in ("open", "held") and host.date is None and one.status in ("held", "ongoing"):
        host.status = "ongoing" if fresh else "held"
        host.date = one.date if single(one.date) else None
    elif host.status in ("open", "held") and host.date is None and one.status == "planned":
        host.status = "planned"


def _from_conference(analysis: Analysis, one: Candidate, found: list[Candidate]) -> None:
    """A meeting on the sidelines of a conference takes its dates and place."""
    if not one.aside:
        return
    for host in found:
        if host.kind == "conference" and set(host.evidence) & set(one.evidence):
            _beside(analysis, host, one)
            one.date = one.date or host.date
            if one.place is None and host.place:
                one.place, one.country = host.place, host.country
            return


_LONG = 5  # days of a stay


def _stay(analysis: Analysis, visit: Candidate, found: list[Candidate], day: str | None) -> None:
    """An ongoing visit without a day: the month of all its days, or the one day of the meeting held in it.

    A short one of which the lead tells the `day` is left to that: a day says little only of a long stay.
    """
    today = days(analysis.report.published)
    if visit.date or visit.status != "ongoing":
        return
    inside = [m for m in found if m.kind == "meeting" and m.status == "held" and single(m.date)
              and visit.target in m.parties and set(m.people) & set(visit.people)]  # fmt: skip
    recent = [m for m in inside if today and (span := days(m.date)) and abs((today[0] - span[0]).days) <= 3]
    short = visit.lasts is not None and visit.lasts < _LONG
    told = short and (recent or (day is not None and _fresh(analysis, day)))
    if visit.lasts and today and single(analysis.report.published) and not told:
        low, high = today[0] - timedelta(days=visit.lasts - 1), today[1] + timedelta(days=visit.lasts - 1)
        if (low.year, low.month) == (high.year, high.month):
            visit.date = str(analysis.report.published)[:7]
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


def _beside_another(analysis: Analysis, one: Candidate, found: list[Candidate]) -> None:
    """ "The adviser also met separately with X": on the day, and at the place, of the meeting with X told before it."""
    for other in found:
        if (
            other is one
            or other.kind != "meeting"
            or other.status != "held"
            or not set(other.people) & set(one.people)
        ):
            continue
        if other.sentence < one.sentence and single(other.date) and one.date is None:
            one.date = other.date
            if one.place is None and one.country is None:
                one.place, one.country = other.place, other.country
            return


def _of_visit(one: Candidate, visit: Candidate) -> bool:
    if visit.kind != "visit" or visit.target not in one.parties:
        return False
    return bool(set(visit.people) & set(one.people)) or (not one.people and one.parties == visit.parties)


def _on_the_way(one: Candidate, visit: Candidate) -> bool:
    """Whether somebody meets another guest where he travels to ("will go to Lima, ... In Lima she will meet X of Chile")."""
    there = one.country is not None and visit.kind == "visit" and visit.target == one.country
    return there and bool(set(visit.people) & set(one.people)) and one.place in (None, visit.place)


def _sharper_stay(one: Candidate, found: list[Candidate]) -> None:
    """Talks told for the week, or month, of a visit are on the days of the visit that are told elsewhere."""
    for visit in found:
        if visit.status == "planned" and _of_visit(one, visit) and set(visit.evidence) & set(one.evidence):
            coarse, fine = days(one.date), days(visit.date)
            if (
                coarse and fine and len(visit.date or "") >= 10 and (coarse[1] - coarse[0]).days > _LONG
                and coarse[0] <= fine[0] and fine[1] <= coarse[1] and fine != coarse
            ):  # fmt: skip
                one.date = visit.date
                return


def _date_from_visit(analysis: Analysis, one: Candidate, found: list[Candidate]) -> None:
    """A meeting without a day, held in a visit whose dates are told, takes those dates."""
    if one.date and one.status == "planned":
        _sharper_stay(one, found)
    if one.date or one.status not in ("held", "planned"):
        return
    for visit in found:
        if (
            not (_of_visit(one, visit) or _on_the_way(one, visit))
            or not visit.date
            or len(visit.date) < 10
            or _long_past(analysis, one, visit)
        ):
            continue
        if one.status == "held" and _arrived_today(analysis, visit) and not one.former:
            one.date = visit.date[:10]
            return
        if one.status == "held" and visit.status in ("held", "ongoing") and visit.date and (
            "/" in visit.date or visit.status == "held" or visit.evidence[0] == one.evidence[0]
        ):  # fmt: skip
            one.date = visit.date.removesuffix("/..")
            return
        if one.status == "planned" and (
            (visit.status == "planned" and not visit.date.endswith(".."))
            or (visit.status == "ongoing" and "/" in visit.date and ".." not in visit.date)
        ):
            one.date = visit.date
            return


def _long_past(analysis: Analysis, one: Candidate, visit: Candidate) -> bool:
    """Whether the visit was over weeks before the report of which the meeting is the news."""
    today, span = days(analysis.report.published), days(visit.date)
    news = min(one.evidence) < min(visit.evidence) and min(one.evidence) <= 1
    return bool(news and today and span) and (today[0] - span[1]).days > _WEEKS  # type: ignore[index]


_WEEKS = 20  # days


def _arrived_today(analysis: Analysis, visit: Candidate) -> bool:
    """Whether the visit began on the day of the report: what has taken place in it was on that day."""
    day = str(visit.date)[:10]
    return visit.status == "ongoing" and visit.edge == "first" and day == analysis.report.published


def _place_from_visit(one: Candidate, found: list[Candidate]) -> None:
    """ "visited Lima and met the president": a meeting told in the sentence of a visit, or in its one town, is at its place."""
    told = one.country is not None  # "In Peru he will also meet X": somewhere there
    for visit in found:
        if not _of_visit(one, visit) or not _in_time(one, visit):
            continue
        if one.country is None and visit.status != "postponed":
            one.country = visit.target
        together = bool(set(visit.evidence) & set(one.evidence))
        if together and visit.place and one.place is None and one.country in (None, visit.country):
            one.place, one.country = visit.place, visit.country
            return
    if one.place is None and one.country is None:
        _place_of_company(one, found)
    if one.place or one.aside or told:
        return
    towns = {
        (v.place, v.country)
        for v in found
        if _of_visit(one, v) and _in_time(one, v) and v.status in ("held", "ongoing", "planned")
    }
    if len(towns) == 1:
        town, country = towns.pop()
        if town and country and one.country in (None, country):
            one.place, one.country = town, country


def _place_of_company(one: Candidate, found: list[Candidate]) -> None:
    """ "was received by X, after which he met Y": both at the place of the one that is told with its place."""
    for other in found:
        if (
            other.kind == "meeting" and other is not one and other.place and other.parties == one.parties
            and other.status == one.status == "held" and set(other.evidence) & set(one.evidence)
            and set(other.people) & set(one.people) and near(one.date, other.date)
        ):  # fmt: skip
            one.place, one.country = other.place, other.country
            return


def _in_time(one: Candidate, visit: Candidate) -> bool:
    """Whether a meeting may lie in a visit: what took place lies in no visit to come, nor do days that are apart."""
    if one.status in ("held", "ongoing") and visit.status not in ("held", "ongoing"):
        return False
    return one.date is None or visit.date is None or len(visit.date) < 8 or near(one.date, visit.date)


def _country(one: Candidate) -> None:
    if one.kind == "visit" and one.target and not one.country:
        one.country = one.target


def _from_dateline(analysis: Analysis, one: Candidate, dateline: Dateline) -> None:
    town, country = dateline
    if not town or not country:
        return
    if one.place == town:
        one.country = one.country or country
    if one.place or one.kind in ("call", "message", "conference") or one.country not in (None, country):
        return
    if one.kind == "visit" and one.target == country and one.status == "ongoing":
        one.place, one.country = town, country
    current = one.status in ("held", "ongoing") or (one.status == "planned" and one.country == country)
    if one.kind == "meeting" and country in one.parties and current and _near(analysis, one):
        one.place, one.country = town, country


def _near(analysis: Analysis, one: Candidate) -> bool:
    today, span = days(analysis.report.published), days(one.date)
    if today is None or span is None:
        return one.date is None
    return abs((today[0] - span[0]).days) <= 3


_WRITTEN = frozenset("message messages letter letters telegram telegrams note cable missive".split())


def without_courtesies(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """Congratulations said in a meeting or call of the same people are no message of their own; a letter is."""
    return [
        one
        for one in found
        if one.kind != "message" or not any(_said_in(analysis, one, other) for other in found)
    ]


def _said_in(analysis: Analysis, message: Candidate, other: Candidate) -> bool:
    heads = " ".join(analysis.report.text[head.start : head.end] for head in message.heads).lower().split()
    return not _WRITTEN & set(heads) and (
        other.kind in ("meeting", "call")
        and other.status == "held"
        and message.parties <= other.parties
        and bool(set(message.people) & set(other.people))
    )


def hosts_of_visitors(analysis: Analysis, told: list[Candidate]) -> None:
    """Somebody of no told party whom a visitor meets is of the state where they meet, or visited if the report tells of one alone."""
    targets: dict[int, Counter[str]] = {}
    for one in told:
        if one.kind == "visit" and one.target:
            for person in one.people:
                targets.setdefault(person, Counter())[one.target] += 1
    for one in told:
        if one.kind != "meeting" or len(one.parties) != 1 or not one.people:
            continue
        unknown = [p for p in one.people if analysis.people[p].party is None and analysis.people[p].role]
        states = {t for p in one.people for t in targets.get(p, ())} - one.parties
        if one.country and one.country not in one.parties:
            states = {one.country}  # "In Ghana, X met with Vice President Y"
        if (unknown or one.strangers) and len(states) == 1:
            one.parties |= states
