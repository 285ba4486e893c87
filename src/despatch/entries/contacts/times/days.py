"""EDTF dates compared as days, those without a year within one and the same year."""

from datetime import date

from despatch.model.when import bounds

# Any leap year: dates without a year are only ever compared with each other.
_SOME_YEAR = "2000"


def days(value: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF value; `XXXX` stands for some one year; None if there are no bounds."""
    if not value:
        return None
    if value.endswith("/.."):
        value = value[:-3]
    return bounds(value.replace("XXXX", _SOME_YEAR))


def alike(a: str | None, b: str | None) -> bool:
    """Whether two values share a day, and both or neither have a year."""
    if a is None or b is None or ("XXXX" in a) != ("XXXX" in b):
        return False
    x, y = days(a), days(b)
    return bool(x and y and x[0] <= y[1] and y[0] <= x[1])


def single(value: str | None) -> bool:
    """Whether the value is one day."""
    return bool(value) and "/" not in str(value) and len(str(value)) == 10


def lies_ahead(published: str | None, value: str | None) -> bool:
    """Whether a value begins after the day of the report."""
    today, span = days(published), days(value)
    return today is not None and span is not None and span[0] > today[1]


def near(a: str | None, b: str | None) -> bool:
    """Whether two values are at most two days apart, or cannot be compared."""
    x, y = days(a), days(b)
    if x is None or y is None:
        return True
    return (x[0] - y[1]).days <= 2 and (y[0] - x[1]).days <= 2
