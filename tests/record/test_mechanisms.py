"""Mechanisms across entries: which contacts are of one, and in what rhythm they meet."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from people_made import merged

from despatch.model import Citation, Contact
from despatch.model.mechanisms import Mechanism
from despatch.model.merged import Bounds, MergedEntry
from despatch.record.mechanisms import mechanisms
from despatch.record.mechanisms.naming import title

CASES = yaml.safe_load((Path(__file__).parent / "mechanisms.yaml").read_text(encoding="utf-8"))


def contact(number: int, told: Any, before: str | None = None) -> MergedEntry:
    mechanism, parties, kind, status, day = told
    cited = Citation(start=0, end=9, text=f"They met for the {mechanism}.", report=f"r{number}")
    made = Contact(
        kind=kind,
        status=status,
        date=str(day) if day else None,
        parties=tuple(sorted(parties)),
        mechanism=mechanism,
        citations=(cited,),
    )
    entry = merged(number, made, "contact", day)
    return msgspec.structs.replace(entry, bounded_by=Bounds(before=before)) if before else entry


def found_in(case: dict[str, Any]) -> list[Mechanism]:
    return mechanisms((contact(n, told) for n, told in enumerate(case["contacts"])), case["today"])


def entries_of(one: Mechanism) -> list[int]:
    return sorted(int(e, 16) for m in one.meetings for e in m.entries)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_which_are_one(case: dict[str, Any]) -> None:
    found = found_in(case)
    assert sorted(entries_of(m) for m in found) == case["one"]
    if "first" not in case:
        return
    [one] = [m for m in found if entries_of(m) == case["one"][0]]
    told: dict[str, Any] = msgspec.structs.asdict(one)
    told["meetings"] = len(one.meetings)
    told["missing"] = list(one.missing)
    told["last"] = one.last and one.last.date
    told["next"] = one.next and one.next.date
    assert {k: told[k] for k in case["first"]} == {
        k: str(v) if isinstance(v, date) else v for k, v in case["first"].items()
    }


def test_an_undated_account_told_within_days_is_the_dated_meeting() -> None:
    told = [
        contact(0, ("annual summit", ("IND", "RUS"), "meeting", "held", "2021-12-06")),
        contact(1, ("21st annual summit", ("IND", "RUS"), "meeting", "held", None), before="2021-12-08"),
        contact(2, ("annual summit", ("IND", "RUS"), "meeting", "held", None), before="2024-12-08"),
    ]
    [one] = mechanisms(told, date(2026, 1, 1))
    assert [(m.ordinal, m.date, len(m.entries)) for m in one.meetings] == [
        (21, "2021-12-06", 2),
        (None, None, 1),
    ]


def test_an_account_of_an_unknown_year_goes_to_the_one_meeting_of_those_days() -> None:
    told = [
        contact(0, ("annual summit", ("IND", "RUS"), "meeting", "held", "2021-12-06")),
        contact(1, ("21st annual summit", ("IND", "RUS"), "meeting", "held", None), before="XXXX-12-07"),
        contact(2, ("23rd annual summit", ("IND", "RUS"), "meeting", "held", "2025-12-05")),
    ]
    [one] = mechanisms(told, date(2026, 1, 1))
    assert [m.ordinal for m in one.meetings] == [21, 23]


def test_an_old_plan_without_a_date_is_not_ahead() -> None:
    plan = contact(0, ("joint commission", ("IND", "RUS"), "meeting", "planned", None))
    told = msgspec.structs.replace(plan.history[0], reported="2020-05-05")
    [old] = mechanisms([msgspec.structs.replace(plan, history=(told,))], date(2026, 1, 1))
    [new] = mechanisms([msgspec.structs.replace(plan, history=(told,))], date(2020, 6, 1))
    assert old.next is None
    assert new.next is not None


def test_a_citation_goes_with_what_is_shown() -> None:
    [one] = found_in(CASES[0])[:1]
    assert all(m.citation and m.citation.report and m.citation.text for m in one.meetings)


CONTACTS = st.lists(
    st.builds(
        lambda case, which, day: (*case["contacts"][which % len(case["contacts"])][:4], day),
        st.sampled_from(CASES),
        st.integers(0, 3),
        st.sampled_from(
            [
                None,
                "2005-09-19",
                "2012",
                "2021-12-06",
                "2021-12",
                "2022-06-23/2022-06-24",
                "XXXX-12-06",
                "2027",
            ]
        ),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(CONTACTS, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(told: list[Any], random: Any) -> None:
    made = [
        contact(n, t, before="2021-12-07" if t[4] is None and n % 2 else None) for n, t in enumerate(told)
    ]
    shuffled = list(made)
    random.shuffle(shuffled)
    today = date(2026, 1, 1)
    assert msgspec.json.encode(mechanisms(made, today)) == msgspec.json.encode(mechanisms(shuffled, today))


@settings(max_examples=100, deadline=None)
@given(CONTACTS)
def test_every_contact_is_in_one_meeting_of_one_mechanism(told: list[Any]) -> None:
    made = [contact(n, t) for n, t in enumerate(told)]
    found = mechanisms(made, date(2026, 1, 1))
    assert len({m.id for m in found}) == len(found)
    every = [e for m in found for e in entries_of(m)]
    assert len(every) == len(set(every))
    assert set(every) == {n for n, t in enumerate(told) if t[0] != "a gathering"}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from([("IND", "RUS"), ("SCO",), (), ("IND",), ("BRICS", "IND")]))
def test_no_words_break_it(words: str, parties: tuple[str, ...]) -> None:
    found = mechanisms([contact(0, (words, parties, "conference", "held", "2020-01-01"))], date(2026, 1, 1))
    assert all(m.id.isascii() and m.id for m in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the 22nd annual summit", "annual summit"),
        ("next 2+2 dialogue", "2+2 dialogue"),
        ("twelfth BRICS summit", "BRICS summit"),
        ("first", "first"),
    ],
)
def test_the_name_whichever_meeting_it_is(text: str, name: str) -> None:
    assert title(text) == name
