"""Levels of offices and contacts, by the cases of levels.yaml."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from despatch.model import Contact, Participant
from despatch.record.levels import LEVELS, highest, level, person_level, role_level
from despatch.registers.tables import beside

CASES = beside(__file__, "levels.yaml")
ROLES = [(role, party, told) for told, roles in CASES["roles"].items() for role, party in roles]


@pytest.mark.parametrize(("role", "party", "told"), ROLES, ids=lambda v: str(v))
def test_level_of_a_role(role: str | None, party: str | None, told: str) -> None:
    assert role_level(role, party) == (None if told == "unknown" else told)


@pytest.mark.parametrize(("name", "party", "date", "told"), CASES["people"], ids=lambda v: str(v))
def test_level_of_somebody_without_an_office(
    name: str | None, party: str, date: str | None, told: str | None
) -> None:
    assert person_level(Participant(name=name, party=party), date) == told


def contact(case: list[Any]) -> Contact:
    kind, country, people, mechanism, _, _ = case
    return Contact(
        kind=kind,
        status="held",
        country=country,
        parties=tuple(dict.fromkeys(p[2] for p in people)),
        participants=tuple(Participant(name=name, role=role, party=party) for name, role, party in people),
        mechanism=mechanism,
    )


@pytest.mark.parametrize("case", CASES["contacts"].values(), ids=CASES["contacts"])
def test_level_of_a_contact(case: list[Any]) -> None:
    assert level(contact(case), case[4]) == case[5]


@given(st.permutations(CASES["contacts"]["three sides of four"][2]))
def test_the_order_of_participants_changes_nothing(people: list[Any]) -> None:
    assert level(contact(["conference", "RUS", people, None, [], None])) == "leaders"


@given(st.lists(st.sampled_from([*LEVELS, None])))
def test_highest(levels: list[Any]) -> None:
    found = highest(levels)
    assert (found is None) == (not any(levels))
    assert all(LEVELS.index(found) <= LEVELS.index(other) for other in levels if other and found)


@given(st.text())
def test_any_role_has_a_level_or_none(role: str) -> None:
    assert role_level(role, "IND") in (*LEVELS, None)
