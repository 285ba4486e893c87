"""Readings made up for tests: small pools, so that much is nearly the same."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from hypothesis import strategies as st

from despatch import Record
from despatch.model import (
    Citation,
    Commitment,
    Contact,
    Instrument,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
)

PLACE: Callable[[], str] = lambda: ":memory:"  # noqa: E731 - where new records are; see the fixture `store`
TEXT = "Ministers of the two sides met and agreed on a joint plan for trade. " * 4

PEOPLE = {
    "IND": ["S Jaishankar", "Subrahmanyam Jaishankar", "Jaishankar", "Narendra Modi", "Rajnath Singh"],
    "RUS": ["Sergey Lavrov", "Sergei Lavrov", "Lavrov", "Vladimir Putin", "Denis Manturov"],
    "CHN": ["Wang Yi", "Xi Jinping"],
}
DATES = [
    None, "2023", "2023-05", "2023-05-04", "2023-05-05", "2023-05-04/2023-05-06", "XXXX-05-04", "XXXX-05", "2023-07",
    "2023-07-03", "2022-12-06", "2023-05-04/..",
]  # fmt: skip
PUBLISHED = [None, "XXXX-05-05", "2023-05-05", "2023-05-06", "2023-04-20", "2023-07-04", "2022-12-07", "2023"]
STATUSES = ["held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"]
WORDS = (
    "our ties are strong and steady and we shall work to make them stronger in trade and energy over the coming years"
).split()


def place() -> str:
    """Where a new record is made: in the database that the test is run for."""
    return PLACE()


def report(id: str, published: str | None = None, *, text: str = TEXT, **fields: object) -> Report:  # noqa: A002
    """A report that is all body."""
    return Report(id=id, text=text, body=(Span(0, len(text)),), published=published, language="en", **fields)  # type: ignore[arg-type]


def cite(start: int = 0, end: int = 9, text: str = TEXT) -> tuple[Citation, ...]:
    """One citation."""
    return (Citation(start=start, end=end, text=text[start:end]),)


def contact(**fields: object) -> Contact:
    """A held meeting of India and Russia, but for what is given."""
    whole: dict[str, object] = {
        "kind": "meeting",
        "status": "held",
        "parties": ("IND", "RUS"),
        "citations": cite(),
    }
    people = fields.pop("people", ())
    told = tuple(
        Participant(name=name, party=next((p for p, names in PEOPLE.items() if name in names), None))
        for name in people  # type: ignore[attr-defined]
    )
    return Contact(**{**whole, "participants": told, **fields})  # type: ignore[arg-type]


def reading(id: str, published: str | None, *entries: object, **fields: object) -> Reading:  # noqa: A002
    """A reading of the given entries."""
    of: dict[str, tuple[object, ...]] = {
        name: tuple(e for e in entries if isinstance(e, kind))
        for name, kind in (
            ("contacts", Contact), ("instruments", Instrument), ("commitments", Commitment), ("statements", Statement),
        )
    }  # fmt: skip
    return Reading(report=report(id, published, **fields), model="made", **of)  # type: ignore[arg-type]


def some(count: int, size: int = 1) -> list[Reading]:
    """Readings of which many tell of the same meetings."""
    rng = random.Random(7)
    people = ("S Jaishankar", "Sergey Lavrov")
    return [
        reading(
            f"report-{n:04}",
            f"2023-05-{1 + n % 28:02}",
            *(
                contact(date=f"2023-05-{rng.randint(1, 28):02}", people=people, status=s)
                for s in ("held", "planned")
            ),
            text=TEXT * size,
        )
        for n in range(count)
    ]


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """A contact out of the pools."""
    parties = draw(
        st.sampled_from(
            [("IND", "RUS"), ("IND", "RUS"), ("CHN", "IND"), ("CHN", "IND", "RUS"), ("IND", "SCO")]
        )
    )
    named = [
        n for p in parties if p in PEOPLE for n in draw(st.lists(st.sampled_from(PEOPLE[p]), max_size=1))
    ]
    start = draw(st.integers(0, 40))
    return contact(
        kind=draw(st.sampled_from(["meeting", "meeting", "visit", "conference", "call"])),
        status=draw(st.sampled_from(STATUSES)),
        date=draw(st.sampled_from(DATES)),
        parties=parties,
        people=named,
        place=draw(st.sampled_from([None, "Moscow", "New Delhi", "Delhi"])),
        mechanism=draw(st.sampled_from([None, "annual summit", "22nd annual summit", "2+2 dialogue"])),
        citations=cite(start, start + 5),
    )


@st.composite
def dates(draw: st.DrawFn) -> str | None:
    """An EDTF date of any sort within three years, or None."""
    first = draw(st.dates(date(2022, 1, 1), date(2024, 12, 31))).isoformat()
    length = timedelta(draw(st.sampled_from([2, 40, 300, 400, 700, 1500])))
    return draw(
        st.sampled_from(
            [
                None, first, first[:7], first[:4], f"XXXX{first[4:]}", f"XXXX{first[4:7]}", f"{first}/..",
                f"{first}/{date.fromisoformat(first) + length}",
            ]
        )
    )  # fmt: skip


@st.composite
def others(draw: st.DrawFn) -> Instrument | Commitment | Statement:
    """An instrument, commitment or statement out of the pools."""
    start = draw(st.integers(0, 40))
    cited = cite(start, start + 5)
    what = draw(
        st.sampled_from(["trade plan", "protocol on consultations", "joint statement", "resume trade talks"])
    )
    when = draw(st.sampled_from(DATES))
    sort = draw(st.sampled_from(["instrument", "commitment", "statement", "statement"]))
    if sort == "instrument":
        action = draw(st.sampled_from(["signed", "planned", "ratified"]))
        return Instrument(
            title=what, kind="other", action=action, date=when, parties=("IND", "RUS"), citations=cited
        )
    if sort == "commitment":
        return Commitment(by=("IND",), what=what, due=when, citations=cited)
    first = draw(st.integers(0, 10))
    content = " ".join(WORDS[first : first + draw(st.integers(3, 12))])
    party = draw(st.sampled_from(["IND", "RUS"]))
    speaker = draw(st.sampled_from([None, *PEOPLE[party]]))
    return Statement(speaker=speaker, party=party, content=content, citations=cited)


@st.composite
def readings(draw: st.DrawFn, least: int = 1, most: int = 8) -> list[Reading]:
    """Some readings of different reports."""
    made = []
    for number in range(draw(st.integers(least, most))):
        entries = draw(st.lists(st.one_of(contacts(), contacts(), others()), max_size=4))
        key = draw(st.sampled_from([(), tuple(range(40)), tuple(range(1, 41))]))
        made.append(reading(f"r{number}", draw(st.sampled_from(PUBLISHED)), *entries, text_key=key))
    return made


def exported(record: Record) -> bytes:
    """All of a record, as bytes."""
    lines = [msgspec.json.encode(e) for e in record.entries()]
    lines += [msgspec.json.encode(e) for e in record.timeline(of="all", rejected=True)]
    lines += [msgspec.json.encode(r) for r in record.reports()]
    return b"\n".join(lines)
