"""The weekdays of a report whose year is not told.

Its dates keep `XXXX`; but "on Wednesday" can be reckoned in a year that stands in for the unknown
one, where the report gives some hold on it: a date told with its weekday ("Thursday, May 4"), a
presidency that turns every year ("India's presidency of the SCO"), or the lead of an agency, which names
the weekday of its dateline ("BEIJING, Oct. 18 (Yonhap) -- ... arrived on Thursday": so in 1,518 of 1,588
leads of AFP and Xinhua). Without such a hold there is none.
"""

import re
from functools import cache
from pathlib import Path

from despatch.language.times.dates import Moment, is_real, moment
from despatch.language.times.grammar import phrases
from despatch.language.times.words import Cell
from despatch.model import Report, Sentence
from despatch.registers.states import states

_CHAIR = re.compile(r"\b(?:presidency|chairmanship|chairship|chair)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def stand_in(
    report: Report, sentences: tuple[Sentence, ...], rows: list[tuple[str, list[Cell]]]
) -> int | None:
    """A year with the weekdays of a report without one, or None where nothing in it tells."""
    told = _told_weekday(rows)
    if told is None:
        told = _presidency(report, sentences)
    return told if told is not None else _of_agency(report, sentences)


def _of_agency(report: Report, sentences: tuple[Sentence, ...]) -> int | None:
    """A year in which the dateline of an agency falls on the one weekday that its lead tells as gone by."""
    from despatch.reports.provenance import dateline_at

    published = moment(report.published)
    if published is None or not (published.month and published.day):
        return None
    for span in report.body[:_HEAD]:
        found = dateline_at(report.text, span)
        if found is None or not found.agency:
            continue
        lead = next((s for s in sentences if s.end > found.end), None)
        told = report.text[found.end : lead.end].lower() if lead is not None else ""
        days = _WEEKDAY.findall(told)
        if len(days) == 1 and not _TO_COME.search(told):
            return _year_with(published.month, published.day, _DAYS.index(days[0]) + 1)
    return None


_HEAD = 4  # spans in which the dateline stands
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_TO_COME = re.compile(r"\b(?:will|would|to be|due|next|last|scheduled|ahead|before)\b")


def _year_with(month: int, day: int, weekday: int) -> int | None:
    """The first year from 2000 on in which the day falls on the weekday (ISO: Monday is 1)."""
    for year in range(2000, 2028):
        m = Moment(year, month, day)
        if is_real(m) and m.date is not None and m.date.isoweekday() == weekday:
            return year
    return None


def _told_weekday(rows: list[tuple[str, list[Cell]]]) -> int | None:
    for line, row in rows:
        for phrase in phrases(line, row):
            weekday, month, number = phrase.get("WEEKDAY"), phrase.get("MONTH"), phrase.get("DAYNUM", "ORDN")
            if phrase.rule != "day" or not (weekday and month and number):
                continue
            year = _year_with(int(month.value or 0), int(number.value or 0), int(weekday.value or 0))
            if year is not None:
                return year
    return None


def _presidency(report: Report, sentences: tuple[Sentence, ...]) -> int | None:
    """The one year in which all presidencies named in the report fall; sentences with a year are left out."""
    published = moment(report.published)
    month = published.month if published and published.month else 12
    years: set[int] | None = None
    for sentence in sentences:
        text = report.text[sentence.start : sentence.end]
        if not _CHAIR.search(text) or _YEAR.search(text):
            continue
        for match in _patterns().finditer(text):
            state = _names()[match["owner"] or match["adjective"]]
            for bodies in (match["before"], match["after"], match["second"]):
                until, turns = _chairs().get(bodies or "", (0, {}))
                held = turns.get(state)
                if held and month <= until:
                    years = set(held) if years is None else years & set(held)
    return years.pop() if years and len(years) == 1 else None


@cache
def _chairs() -> dict[str, tuple[int, dict[str, tuple[int, ...]]]]:
    """By name of the body: until which month of a year the chair is the year's own, and years by state."""
    found: dict[str, tuple[int, dict[str, tuple[int, ...]]]] = {}
    for line in (Path(__file__).parent / "chairs.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        names, until, turns = line.split("\t")
        years: dict[str, tuple[int, ...]] = {}
        for state, _, year in (turn.partition(":") for turn in turns.split()):
            years[state] = (*years.get(state, ()), int(year))
        found.update(dict.fromkeys(names.split("|"), (int(until), years)))
    return found


@cache
def _names() -> dict[str, str]:
    """Codes of the states that chair by their names and adjectives."""
    codes = {code for _, years in _chairs().values() for code in years}
    return {
        name: code for code in sorted(codes) for name in (*states()[code].names, *states()[code].adjectives)
    }


@cache
def _patterns() -> re.Pattern[str]:
    """ "India's SCO presidency", "the Brazilian chairmanship of BRICS"."""
    owner = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    body = "|".join(sorted(map(re.escape, _chairs()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<owner>{owner})['’]s?|(?P<adjective>{owner}))\s+(?:(?P<before>{body})\s+)?{_CHAIR.pattern}"
        rf"(?:\s+of\s+(?:the\s+)?(?P<after>{body})\b(?:\s+and\s+(?:the\s+)?(?P<second>{body})\b)?)?"
    )
