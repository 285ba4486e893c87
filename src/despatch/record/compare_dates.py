"""When two accounts say that a contact takes place, compared, each seen from the day it was told."""

from despatch.record.comparison import OTHER_DAY, Impossible
from despatch.record.dates import COARSE, Days, YearDays, both_yearless, in_year, precise
from despatch.record.profile import AHEAD, DONE, Head, Profile, same_words

Weighed = tuple[str, int]
SLIP = 2  # days by which a plan may be moved without anybody saying so
RECENT = 45  # days within which what is told without a date has taken place
AHEAD_OF = 200  # days within which what is planned without a date takes place
YEARS = 800  # days from which a date is a span of years, and nothing in it is the same thing
PUT_OFF = 400  # days within which a postponed contact is looked for again


def order_of_telling(a: Head, b: Head) -> None:
    """Nothing is over before it takes place, nor planned when it is over.

    Raises:
        Impossible: one account is told at a time at which the other's date rules it out.
    """
    for told, other in ((a, b), (b, a)):
        if told.published is None or other.days is None:
            continue
        if told.status in DONE and other.days.first > told.published.last + 1:
            raise Impossible("told as over before")
        if told.status in AHEAD and other.status in DONE and other.days.last < told.published.first:
            raise Impossible("planned when the other was over")


def days_apart(a: Head, b: Head) -> bool:
    """Whether days that both state, or the order of telling, rule out that two contacts are one."""
    try:
        order_of_telling(a, b)
        if a.days and b.days:
            _both(a, b, a.days, b.days)
    except Impossible:
        return True
    return False


def date_reason(a: Profile, b: Profile) -> Weighed:
    """The reason that the dates give.

    Raises:
        Impossible: two days both stated that are not the same.
    """
    if a.days and b.days:
        return _both(a, b, a.days, b.days)
    if a.year and b.year:
        if not both_yearless(a.year, b.year):
            raise Impossible(OTHER_DAY)
        return "day of the year", 25 if precise(a.year) and precise(b.year) else 12
    for x, y in ((a, b), (b, a)):
        if x.year and y.days:
            if not in_year(x.year, y.days):
                raise Impossible(OTHER_DAY)
            if y.days.length > YEARS:
                raise Impossible("a day, and a span of years")
            return "day of the year", _in_known_year(x.year, y.days) + 6 * (a.kind == "conference")
    if same_words(a, b):
        return "nothing more is said of when", 20
    for x, y in ((a, b), (b, a)):
        if x.days and not y.year:
            return _one(y, x, x.days)
    return _neither(a, b)


def _in_known_year(year: YearDays, when: Days) -> int:
    """The same day of the year is something, the same month little; a whole year has every day in it."""
    if precise(year):
        return 14 if when.length <= COARSE else -30
    return 5 if when.length <= 31 else -20


def _both(a: Head, b: Head, x: Days, y: Days) -> Weighed:
    gap = max(x.first, y.first) - min(x.last, y.last)
    if gap <= 0:
        if x == y:
            return "date", _equal(a, b, x.length)
        longer = max(x.length, y.length)
        if longer > YEARS:
            raise Impossible("a day, and a span of years")
        if longer <= COARSE:
            return "date within", 28
        if longer <= 31:
            return "date within", 15 + (8 if _told_together(a, b) else 0)
        return "date within", 8 if longer <= 92 else 5 * (a.kind == "visit") + _soon(a, b)
    if "postponed" in (a.status, b.status) and _put_off(a, b):
        return "postponed", 10
    days_told = max(x.length, y.length) <= COARSE
    if gap <= SLIP and days_told and (a.status in AHEAD) != (b.status in AHEAD):
        return "near the plan", 5
    raise Impossible(OTHER_DAY)


def _equal(a: Head, b: Head, length: int) -> int:
    """The same date: the more the more precise; two reports of one day that are as vague mean the same."""
    if length <= COARSE:
        return 40 if length == 1 else 35
    return (20 if length <= 31 else 10) + (8 if _told_together(a, b) else 0)


def _told_together(a: Head, b: Head, within: int = 2) -> bool:
    return bool(a.published and b.published and abs(a.published.first - b.published.first) <= within)


def _soon(a: Head, b: Head) -> int:
    """Of several occasions that fit a rough plan the next is likelier: 4 within a month, less each month."""
    for plan, other in ((a, b), (b, a)):
        if plan.status in AHEAD and plan.published and other.days and other.days.length <= COARSE:
            return max(0, 4 - (other.days.first - plan.published.last) // 30)
    return 0


def _put_off(a: Head, b: Head) -> bool:
    """Whether one is the postponement of the other's plan, or the other what became of it."""
    for off, other in ((a, b), (b, a)):
        if off.status != "postponed" or off.published is None or other.days is None:
            continue
        if abs(other.days.first - off.published.first) > PUT_OFF:
            continue
        earlier = other.published is None or other.published.first <= off.published.last
        if other.status in AHEAD and earlier and off.days and other.days.first <= off.days.last:
            return True
        if other.days.first >= off.published.first and not earlier:
            return True
    return False


def _one(undated: Profile, dated: Profile, days: Days) -> Weighed:
    """An account without a date beside one with: what counts is when it was told."""
    told = undated.published
    if told is None:
        raise Impossible("nothing says when")
    lag, lead = told.first - days.last, days.first - told.last
    together = _told_together(undated, dated)
    if days.length > YEARS:
        raise Impossible("a day, and a span of years")
    if undated.status in DONE:
        if lag > RECENT:
            raise Impossible("told long after")
        if days.length > COARSE:
            return "told together", 8 if together else -10
        return "just before", 20 if abs(lag) <= 3 else 5 if abs(lag) <= 14 or together else -10
    if lag > min(days.length, RECENT) or lead > AHEAD_OF:
        raise Impossible("told at another time")
    if days.length > COARSE:
        return "told together", 8 if together else -10
    return "soon after", 20 if lead <= 7 else 10 if lead <= 45 else 2


def _neither(a: Profile, b: Profile) -> Weighed:
    if a.year or b.year or (a.published is None) != (b.published is None):
        raise Impossible("nothing says when")
    if a.published is None or b.published is None:
        return "date unknown", -10
    first = a if a.published <= b.published else b
    apart = max(a.published.first, b.published.first) - min(a.published.last, b.published.last)
    if apart <= 2:  # of a call neither a place nor, often, a day is told; of visits there are few at one time
        return "told together", 25 if a.kind in ("call", "visit") else 20
    if apart <= 7:
        return "told together", 10
    if apart > (AHEAD_OF if first.status not in DONE else 31):
        raise Impossible("told at another time")
    return "told apart", 0 if first.status not in DONE and apart <= 31 else -10
