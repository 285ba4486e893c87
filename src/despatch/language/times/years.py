"""Readers of years, spans of years, decades and centuries."""

from despatch.language.times.context import Context, Meaning
from despatch.language.times.dates import Moment, interval
from despatch.language.times.grammar import Phrase

# Words after or before a four-digit number that say that it is no year.
_COUNTED = frozenset(
    "people persons men women troops soldiers civilians refugees workers employees jobs dollars euros pounds yen rubles "
    "roubles rupees tons tonnes kilometers kilometres km miles meters metres feet barrels points shares seats members "
    "delegates police policemen officers vehicles tanks missiles prisoners inmates students children families homes "
    "houses hectares acres megawatts mw mhz kg kilograms liters litres degrees percent % others more feet-long sq square "
    "pages votes ballots million billion thousand cubic gmt utc nautical".split()
)


_NUMBERED = frozenset(
    "$ £ € no no. nos. resolution resolutions flight route highway room number article section bill law directive about "
    "some over than nearly roughly estimated around approximately # us$ rs. rs & only page clause act least most unscr agenda vision expo horizon".split()
)


def year(ctx: Context, phrase: Phrase) -> Meaning | None:
    """1990; the year 2000; fiscal 1988; FY24; the 1988 period."""
    cell = phrase.get("YEAR", "FYYEAR")
    if cell is None:
        return _short_fiscal(phrase)
    if cell.kind == "FYYEAR":
        return Meaning("DATE", f"FY{cell.value}", str(cell.value), "explicit", Moment(int(cell.value or 0)))
    number = int(cell.value or 0)
    before, after = phrase.near(-1), phrase.near(0)
    if phrase.last - phrase.first == 1:
        low = before.word.lower() if before else ""
        if after is not None and (after.word.lower() in _COUNTED or after.kind in ("UNITS", "SLASH", "ZONE")):
            return None
        if low in _NUMBERED or (after is not None and after.word.lower() in ("percent", "%")):
            return None
        if not 1900 <= number <= 2060 and low not in _YEAR_SIGNS:
            return None
        if (
            before is not None
            and before.kind == "HYPHEN"
            and before.end == cell.start
            and not _is_part(phrase)
        ):
            return None
    m = Moment(number)
    return Meaning("DATE", str(m), str(m), "explicit", m)


def _is_part(phrase: Phrase) -> bool:
    part = phrase.near(-2)
    return part is not None and part.kind == "EARLY"


_YEAR_SIGNS = frozenset(
    "in since of by from until till through after before between and during the to year around late early".split()
)


def _short_fiscal(phrase: Phrase) -> Meaning | None:
    cell = phrase.get("DAYNUM", "INT")
    if cell is None:
        return None
    number = int(float(cell.value or 0))
    if not 0 < number < 100:
        return None
    m = Moment(2000 + number if number < 60 else 1900 + number)
    return Meaning("DATE", f"FY{m}", str(m), "explicit")


def years(ctx: Context, phrase: Phrase) -> Meaning | None:
    """1997-2001; 2024-28; 2021/22."""
    cells = phrase.all("YEAR", "DAYNUM", "INT")
    first, last = int(cells[0].value or 0), int(float(cells[-1].value or 0))
    if last < 100:
        last += first // 100 * 100
    before = phrase.near(-1)
    if not 1000 <= first < last <= first + 120 or (before is not None and before.word in ("$", "No.")):
        return None
    text = interval(Moment(first), Moment(last))
    return Meaning("DATE", text, text, "explicit", Moment(first))


def decade(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the late 1970s, the '80s, the nineties."""
    cell = phrase.get("DECADE")
    number = int(cell.value or 0) if cell else 0
    if number < 100:
        if phrase.get("THE") is None and phrase.get("APOS") is None:
            return None
        number += 1900
    return Meaning("DATE", str(number // 10), f"{number // 10}X", "explicit")


def century(ctx: Context, phrase: Phrase) -> Meaning | None:
    """the 20th century."""
    cell = phrase.get("ORD", "ORDN", "DAYNUM")
    number = int(cell.value or 0) if cell else 0
    if cell is not None and cell.kind == "DAYNUM" and number < 15:
        return None
    return (
        Meaning("DATE", f"{number - 1:02d}", f"{number - 1:02d}XX", "explicit") if 0 < number < 30 else None
    )


def yearwords(ctx: Context, phrase: Phrase) -> Meaning | None:
    """nineteen ninety-six; the year two thousand."""
    numbers = [int(c.value or 0) for c in phrase.all("NUM", "TEEN", "HUND")]
    if numbers[:2] == [2, 1000]:
        total = 2000 + sum(numbers[2:])
    elif numbers[0] in (17, 18, 19, 20) and 10 <= numbers[1] < 100:
        total = numbers[0] * 100 + sum(numbers[1:])
    else:
        return None
    month = phrase.get("MONTH")
    m = Moment(total, int(month.value or 0) if month else None)
    return Meaning("DATE", str(m), str(m), "explicit", m) if total < 2100 else None
