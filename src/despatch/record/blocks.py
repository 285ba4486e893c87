"""Which accounts are worth comparing: those that share a slot (a number made of what they have in common).

A slot joins parties and kind with a month, so that what must be compared does not grow with the
record but with how much happened between two parties at one time.
"""

from collections.abc import Iterator
from itertools import combinations

from despatch.record.compare_dates import AHEAD_OF, PUT_OFF, RECENT, SLIP
from despatch.record.dates import Days, month_of
from despatch.record.profile import AHEAD, DONE, Profile, prints
from despatch.record.words import lexicon, number
from despatch.registers.states import is_state

LONGEST = 30  # months over which an account is filed; of a longer date only the first and the last
YEARS = range(1945, 2051)  # in which a yearless day is looked for
MONTH_DAYS = 30


def slots(profile: Profile) -> set[int]:
    """Where an account is filed."""
    return {number(f"{key}|{month}") for key, months in _filed(profile) for month in months}


def sought(profile: Profile) -> set[int]:
    """Where the accounts that may be the same thing are filed: its own slots, and all years of a yearless day.

    One account seeks where another is filed exactly if the other seeks where it is filed itself.
    """
    found = slots(profile)
    if profile.sort != "contact":
        return found
    if profile.year:
        months = [str(year * 12 + m) for year in YEARS for m in _months_of_year(profile)]
    else:
        months = [f"x{m}" for m in sorted({m % 12 for m in _months(profile) if m // 12 in YEARS})]
    return found | {number(f"{key}|{month}") for key in _keys(profile) for month in months}


def _filed(profile: Profile) -> Iterator[tuple[str, list[str]]]:
    if profile.sort == "statement":
        yield "s", [str(mark) for mark in prints(profile)]
        return
    yield from ((f"={profile.kind}", [str(cited)]) for cited in profile.cited)
    if profile.sort == "contact":
        months = (
            [f"x{m}" for m in _months_of_year(profile)]
            if profile.year
            else [str(m) for m in _months(profile)]
        )
    else:
        months = [str(m // 12) for m in _months(profile)]
        months = sorted(set(months))
    for key in _keys(profile):
        yield key, months


def _keys(profile: Profile) -> list[str]:
    if profile.sort == "contact":
        if profile.kind == "conference":
            return [f"c|{p}" for p in sorted(profile.parties, key=lambda p: (is_state(p), p))[:10]]
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
