"""One contact told in two ways, and meetings at home: what is taken back once all is filled in."""

import msgspec
import pytest

from despatch.entries.contacts.merging.domestic import without_domestic
from despatch.entries.contacts.merging.twins import without_twins
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis, Person, Report

PEOPLE = tuple(
    Person(name=name, role="Minister", party=party)
    for name, party in (("Ana Rojas", "CHL"), ("Luis Paz", "PER"), ("Eva Soto", "CHL"), ("Raul Mena", "CHL"))
)
ANALYSIS = Analysis(report=Report(id="case", text="", body=()), people=PEOPLE)


def told(**more: object) -> Candidate:
    made = {"sentence": 1, "kind": "meeting", "status": "held", "parties": {"CHL", "PER"}, "people": [0, 1],
            "date": "2021-03-09", "evidence": [1], **more}  # fmt: skip
    return msgspec.convert(made, Candidate)


def again(**more: object) -> Candidate:
    """Told three sentences on, and dated by the words of the first telling."""
    return told(**{"sentence": 4, "evidence": [4, 1], "asked": {"date": "2021-03-09"}, **more})


def test_what_is_dated_by_another_telling_joins_it() -> None:
    (one,) = without_twins(ANALYSIS, [told(), again()])
    assert one.evidence == [1, 4]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "call"},
        {"date": "2021-03-10"},
        {"people": [0, 1, 2]},
        {"mechanism": "3rd round"},
        {"evidence": [4]},
        {"parties": {"CHL", "ARG"}},
        {"asked": {}},
    ],
)
def test_what_differs_stays_apart(other: dict[str, object]) -> None:
    assert len(without_twins(ANALYSIS, [told(), again(**other)])) == 2


def test_those_listed_at_home_are_no_meeting_of_two_states() -> None:
    at_home = told(people=[0, 2, 3], asked={"parties": "PER"})
    assert without_domestic(ANALYSIS, [at_home]) == []


@pytest.mark.parametrize(
    "more", [{"people": [0, 1, 2]}, {"people": [0, 2]}, {"asked": {}}, {"unnamed": [("officials", "PER")]}]
)
def test_where_another_side_is_told_the_meeting_stays(more: dict[str, object]) -> None:
    assert (
        len(without_domestic(ANALYSIS, [told(**{"people": [0, 2, 3], "asked": {"parties": "PER"}, **more})]))
        == 1
    )
