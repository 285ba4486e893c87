"""The calendar of what is planned, parsed back by icalendar."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from answers_merged import LATER, REPORTS, entries
from icalendar import Calendar, Event

from despatch.answers.exports.calendar import calendar
from despatch.answers.exports.origin import Origin, origin
from despatch.model import Citation, Commitment, Contact
from despatch.model.merged import Checked, MergedEntry, Sources, Step

HOSTILE = "a,b;c\\n\nBEGIN:VEVENT\r\nX:\x1b]0;x\x07\u202e"
CITED = (Citation(start=0, end=4, text=LATER.text[:4], report=LATER.id),)


def origin_of(id_: str) -> Origin:
    return origin(REPORTS[id_]) if id_ in REPORTS else Origin(id_)


def planned(entry: Any = None, **fields: Any) -> MergedEntry:
    more = {k: fields.pop(k) for k in ("history", "checked", "id") if k in fields}
    whole = {
        "kind": "visit", "status": "planned", "parties": ("NOR", "PRT"), "place": "Oslo", "country": "NOR", "citations": CITED,
    }  # fmt: skip
    told = entry or Contact(**{**whole, **fields})
    return MergedEntry(
        **{"id": "ab12", "kind_of_entry": type(told).__name__.lower(), "entry": told, "sources": Sources(reports=1, texts=1), **more}
    )  # type: ignore[arg-type]  # fmt: skip


def made(*of: MergedEntry) -> tuple[list[Event], Counter[str]]:
    left_out: Counter[str] = Counter()
    raw = b"".join(calendar(of, origin_of, left_out))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    parsed = Calendar.from_ical(raw)
    assert parsed["VERSION"] == "2.0"
    assert parsed["PRODID"]
    return list(parsed.walk("VEVENT")), left_out


@pytest.mark.parametrize(
    ("edtf", "start", "end", "status", "words"),
    [
        ("2024-05-04", (2024, 5, 4), (2024, 5, 5), "CONFIRMED", ""),
        ("2024-05-04/2024-05-06", (2024, 5, 4), (2024, 5, 7), "CONFIRMED", ""),
        ("2024-02", (2024, 2, 1), (2024, 3, 1), "TENTATIVE", "(date known only to the month)"),
        ("2024", (2024, 1, 1), (2025, 1, 1), "TENTATIVE", "(date known only to the year)"),
        ("2024-33", (2024, 1, 1), (2024, 4, 1), "TENTATIVE", "(date known only to the quarter)"),
        ("2024-05-04?", (2024, 5, 4), (2024, 5, 5), "TENTATIVE", "(date uncertain)"),
        ("2024-05-04/..", (2024, 5, 4), (2024, 5, 5), "TENTATIVE", "(its end is not known)"),
        ("../2024-05-04", (2024, 5, 4), (2024, 5, 5), "TENTATIVE", "(its beginning is not known)"),
        ("9999-12-31", (9999, 12, 31), (9999, 12, 31), "CONFIRMED", ""),
    ],
)
def test_days(edtf: str, start: tuple[int, ...], end: tuple[int, ...], status: str, words: str) -> None:
    [event], left_out = made(planned(date=edtf))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(*start), date(*end))
    assert event["STATUS"] == status
    assert str(event["SUMMARY"]).endswith(words)
    assert not left_out


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("planned", "CONFIRMED"),
        ("proposed", "TENTATIVE"),
        ("postponed", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_statuses(status: str, shown: str) -> None:
    [event], _ = made(planned(date="2024-05-04", status=status))
    assert event["STATUS"] == shown
    assert status in str(event["SUMMARY"])


def test_what_took_place_is_not_planned() -> None:
    events, left_out = made(*(planned(date="2024-05-04", status=s) for s in ("held", "ongoing", "denied")))
    assert not events
    assert not left_out


def test_what_has_no_day_is_counted() -> None:
    events, left_out = made(
        planned(), planned(date="XXXX-05-04"), planned(date="XXXX-06-04"), planned(status="held")
    )
    assert not events
    assert left_out == {"without a date": 1, "without a year": 2}


def test_an_event_tells_what_it_rests_on() -> None:
    steps = tuple(
        Step(reported=None, status=s, date=None, reports=("ledger-7",)) for s in ("proposed", "planned")
    )
    [event], _ = made(planned(date="2024-05-04", history=steps, topics=("fish",)))
    assert event["UID"] == "ab12@despatch"
    assert event["SEQUENCE"] == 1
    assert event["DTSTAMP"].dt == datetime(2022, 5, 5, tzinfo=UTC)
    assert event["LOCATION"] == "Oslo, Norway"
    for words in ("North Ledger", "[ledger-7]", "“OSLO”", "About: fish", "not checked by a person"):
        assert words in str(event["DESCRIPTION"])


def test_a_commitment_is_due() -> None:
    due = Commitment(by=("NOR",), what="open the ports", due="2024-06", citations=CITED)
    [event], _ = made(planned(due))
    assert str(event["SUMMARY"]) == "Due: Norway: open the ports (date known only to the month)"


def test_a_judgement_is_named() -> None:
    checked = Checked(state="edited", author="A. Nair", at="2024-01-02T00:00:00", judgements=("j",))
    [event], _ = made(planned(date="2024-05-04", checked=checked))
    assert "Edited by A. Nair, 2024-01-02." in str(event["DESCRIPTION"])


def test_hostile_text_stays_text() -> None:
    cited = (Citation(start=0, end=9, text=HOSTILE, report=HOSTILE),)
    [event], _ = made(
        planned(date="2024-05-04", place=HOSTILE, mechanism=HOSTILE, topics=(HOSTILE,), citations=cited)
    )
    assert str(event["LOCATION"]).startswith("a,b;c\\n BEGIN:VEVENT X:")
    for value in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        assert not any(c < " " and c != "\n" for c in str(event[value]))


def test_only_addresses_of_the_web_are_linked() -> None:
    def url_of(url: str) -> object:
        left_out: Counter[str] = Counter()
        raw = b"".join(calendar([planned(date="2024-05-04")], lambda id_: Origin(id_, url=url), left_out))
        return next(iter(Calendar.from_ical(raw).walk("VEVENT"))).get("URL")

    assert url_of("https://example.org/a?b=c") == "https://example.org/a?b=c"
    assert url_of("javascript:alert(1)") is None
    assert url_of("https://example.org/a\nX:y") is None


def test_the_stamp_is_of_the_newest_report() -> None:
    from despatch.answers.exports.calendar import stamp

    early, late = Origin("a", published="2024-03"), Origin("b", published_time="2024-03-02T10:00:00+05:30")
    assert stamp([late, early]) == stamp([early, late]) == datetime(2024, 3, 2, 4, 30, tzinfo=UTC)
    assert stamp([]) == stamp([Origin("c", published="XXXX-05-04")]) == datetime(1970, 1, 1, tzinfo=UTC)


def test_the_sample_entries() -> None:
    events, left_out = made(*entries())
    assert {str(e["UID"]).split("@")[0] for e in events} <= {m.id for m in entries()}
    assert len({str(e["UID"]) for e in events}) == len(events)
    assert left_out["without a date"] >= 1
