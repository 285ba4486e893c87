"""Days as people ask for them."""

from datetime import date

import pytest

from despatch.answers.days import since_of, today_of, when, within_of
from despatch.model import Commitment, Contact, UsageError
from despatch.model.merged import Bounds, MergedEntry, Sources

WEDNESDAY = date(2023, 12, 27)


@pytest.mark.parametrize(
    ("asked", "since"),
    [
        ("2023", "2023"),
        ("2023-12", "2023-12"),
        ("2023-12-05", "2023-12-05"),
        ("Tuesday", "2023-12-26"),
        ("tue", "2023-12-26"),
        ("Wednesday", "2023-12-20"),  # the latest one before today
        ("Thursday", "2023-12-21"),
        ("7d", "2023-12-20"),
        ("2w", "2023-12-13"),
        ("99999d", "1750-03-14"),
    ],
)
def test_since(asked: str, since: str) -> None:
    assert since_of(asked, WEDNESDAY) == since


@pytest.mark.parametrize("asked", ["", "soon", "t", "XXXX-05-04", "2023-13", "7", "d7", "2023-02-30"])
def test_no_since(asked: str) -> None:
    with pytest.raises(UsageError, match="--since"):
        since_of(asked, WEDNESDAY)


def test_within() -> None:
    assert [within_of(v) for v in (None, "90d", "90", "12w", "1y", "0d")] == [None, 90, 90, 84, 365, 0]
    for bad in ("", "soon", "-3d", "3 moons"):
        with pytest.raises(UsageError, match="--within"):
            within_of(bad)


def test_today() -> None:
    assert today_of("2023-12") == date(2023, 12, 31)
    assert today_of(None) == date.today()
    with pytest.raises(UsageError, match="--today"):
        today_of("yesterday")


def test_when_has_the_year() -> None:
    def made(entry: Contact | Commitment, bounded: Bounds | None = None) -> MergedEntry:
        return MergedEntry(
            id="m",
            kind_of_entry="contact",
            entry=entry,
            sources=Sources(reports=1, texts=1),
            bounded_by=bounded,
        )

    met = Contact(kind="meeting", status="held")
    assert when(made(Contact(kind="meeting", status="held", date="2023-12-27"))) == "27 Dec 2023"
    assert when(made(Commitment(by=("IND",), what="pay", due="2024"))) == "due 2024"
    assert when(made(met, Bounds(before="2023-12-27"))) == "by 27 Dec 2023"
    assert when(made(met, Bounds(after="2023-12-27"))) == "after 27 Dec 2023"
    assert when(made(met)) == "no date"
