"""Which accounts are worth comparing: those that share a slot (a number made of what they have in common).

A slot joins parties and kind with a month, so that what must be compared does not grow with the
record but with how much happened between two parties at one time.
"""

from itertools import combinations

from despatch.record.compare_dates import AHEAD_OF, PUT_OFF, RECENT, SLIP
from despatch.record.dates import Days, month_of
from despatch.record.profile import AHEAD, DONE, Profile, prints
from despatch.record.words import lexicon, number
from despatch.registers.states import is_state

LONGEST = 30  # months over which an account is filed; of a longer date only the first and the last
YEARS = range(1945, 2051)  # in which a yearless day is looked for
MONTH_DAYS = 30
WIDE = 10  # bodies and states by which a conference is filed


def slots(profile: Profile) -> set[int]:
    """Where an account is filed."""
    if profile.sort == "statement":
        return {number(f"s|{mark}") for mark in prints(profile)}
    found = {number(mark) for mark in _cited(profile)}
    months = _filed_months(profile)
    return found | {number(f"{key}|{month}") for key in _keys(profile) for month in months}


def sought(profile: Profile) -> set[int]:
    """Where the accounts that may be the same thing are filed: its own slots, and all years of a yearless day.

    What neither itself nor its report has a date may be an instrument or undertaking of any year.

    One account seeks where another is filed exactly if the other seeks where it is filed itself.
    """
    if profile.sort == "statement":
        return slots(profile)
    keys = _gatherings_sought(profile) if _gathering(profile) else _keys(profile)
    months = [*_filed_months(profile), *_other_months(profile)]
    return {number(mark) for mark in _cited(profile)} | {
        number(f"{key}|{month}") for key in keys for month in months
    }


def _other_months(profile: Profile) -> list[str]:
    """Where else something of that time may be filed: with its year or without it, with any date or without one."""
    if profile.sort != "contact":
        dated = profile.days or profile.published
        return ["0"] if dated else [str(year) for year in YEARS]
    if profile.year:
        return [str(year * 12 + m) for year in YEARS for m in _months_of_year(profile)]
    return [f"x{m}" for m in sorted({m % 12 for m in _months(profile) if m // 12 in YEARS})]


def _cited(profile: Profile) -> list[str]:
    return [f"={profile.kind}|{cited}" for cited in profile.cited]


def _filed_months(profile: Profile) -> list[str]:
    if profile.sort != "contact":
        return sorted({str(m // 12) for m in _months(profile)})
    return [f"x{m}" for m in _months_of_year(profile)] if profile.year else [str(m) for m in _months(profile)]


def _gathering(profile: Profile) -> bool:
    return profile.sort == "contact" and profile.kind == "conference"


def _gatherings(profile: Profile) -> tuple[list[str], list[str]]:
    """The bodies, and the first of the states, that gather."""
    bodies = [p for p in profile.parties if not is_state(p)]
    return bodies[:WIDE], [p for p in profile.parties if is_state(p)][:WIDE]


def _gatherings_sought(profile: Profile) -> list[str]:
    """A conference of a body is one with others of that body, or with such as name none but share a state."""
    bodies, states = _gatherings(profile)
    alone = [f"c|{p}" for p in (*bodies, *states)]
    return alone if bodies else [*alone, *(f"c+|{p}" for p in states)]


def _keys(profile: Profile) -> list[str]:
    if profile.sort == "contact":
        if profile.kind == "conference":
            bodies, states = _gatherings(profile)
            return [*(f"c|{p}" for p in bodies), *(f"c{'+' if bodies else ''}|{p}" for p in states)]
        pairs = combinations(profile.parties[:6], 2) if len(profile.parties) > 1 else [(*profile.parties, "")]
        return [f"{profile.kind}|{'|'.join(pair)}" for pair in pairs]
    generic = lexicon()["generic_titles"]
    words = sorted(profile.words - generic, key=lambda w: (-len(w), w))[:8]
    if profile.sort == "instrument":
        pair = profile.parties[:2] if len(profile.parties) < 3 else profile.parties[:1]
        heads = ["|".join(pair)] + (list(profile.parties[1:6]) if len(profile.parties) > 2 else [])
        return [f"i|{head}|{word}" for head in heads for word in words or [f"={profile.kind}"]]
    return [f"p|{party}|{word}" for party in profile.parties[:4] for word in words[:6]]


def _months(profile: Profile) -> list[int]:
    """Months in which the thing may lie, as far as the account tells."""
    told, when = profile.published, profile.days
    if profile.status == "postponed" and told and profile.sort == "contact":
        near = range(month_of(max(1, told.first - PUT_OFF - SLIP)), month_of(told.last + PUT_OFF + SLIP) + 1)
        return sorted({*near, *(_when(profile, when) if when else ())})
    if when:
        return _when(profile, when)
    if not told:
        return [0]  # without any date: with others of that kind
    if profile.sort != "contact":
        return _span(Days(max(1, told.first - 12 * MONTH_DAYS), told.last + 12 * MONTH_DAYS))
    ahead = 15 if profile.status in DONE else AHEAD_OF
    return _span(Days(max(1, told.first - RECENT), told.last + ahead))


def _when(profile: Profile, when: Days) -> list[int]:
    slack = SLIP if profile.status in AHEAD else 0
    return _span(Days(max(1, when.first - slack), when.last + slack))


def _span(days: Days) -> list[int]:
    first, last = month_of(days.first), month_of(days.last)
    return list(range(first, last + 1)) if last - first <= LONGEST else [first, last]


def _months_of_year(profile: Profile) -> list[int]:
    year = profile.year
    if year is None:
        return []
    first, last = year.first // 100 - 1, year.last // 100 - 1
    return list(range(first, last + 1)) if first <= last else [*range(first, 12), *range(last + 1)]
