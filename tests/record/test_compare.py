"""Names and pairs of accounts."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from record_made import WORDS, cite, contact

from despatch.model import Commitment, Entry, Instrument, Participant, Statement
from despatch.record.compare import compare
from despatch.record.names import name_words, office_of, same_name
from despatch.record.profile import profile

HERE = Path(__file__).parent
NAMES = yaml.safe_load((HERE / "names.yaml").read_text(encoding="utf-8"))
PAIRS = yaml.safe_load((HERE / "pairs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", NAMES["same"], ids=" / ".join)
def test_forms_of_one_name(pair: tuple[str, str]) -> None:
    a, b = map(name_words, pair)
    assert same_name(a, b) == same_name(b, a) == 2


@pytest.mark.parametrize("pair", NAMES["different"], ids=" / ".join)
def test_names_of_two(pair: tuple[str, str]) -> None:
    a, b = map(name_words, pair)
    assert same_name(a, b) == same_name(b, a) == 0


@pytest.mark.parametrize(("role", "office"), NAMES["offices"].items())
def test_offices(role: str, office: str | None) -> None:
    assert office_of(role) == office


def alike(a: Entry, b: Entry, told: tuple[str, str] = ("2023-05-05", "2023-05-05")) -> bool:
    x = profile(a, key="a", report=1, published=told[0])
    y = profile(b, key="b", report=2, published=told[1])
    found = compare(x, y)
    print(found)
    return found.alike


@pytest.mark.parametrize("case", PAIRS, ids=lambda c: c["name"])
def test_pairs_of_contacts(case: dict[str, Any]) -> None:
    told = tuple(case[side].pop("told", "2023-05-05") for side in "ab")
    a, b = (contact(**_fields(case[side])) for side in "ab")
    assert alike(a, b, told) is case["same"]


def _fields(fields: dict[str, Any]) -> dict[str, Any]:
    out = {**fields, "parties": tuple(fields.get("parties", ("IND", "RUS")))}
    if "participants" in fields:
        out["participants"] = tuple(Participant(**p) for p in fields["participants"])
    return out


def instrument(title: str, **fields: Any) -> Instrument:
    whole = {"kind": "agreement", "action": "signed", "parties": ("IND", "RUS"), "citations": cite()}
    return Instrument(title=title, **{**whole, **fields})


def test_an_instrument_through_its_life_is_one() -> None:
    planned = instrument("a bilateral investment treaty", kind="treaty", action="negotiating")
    signed = instrument("Bilateral Investment Treaty", kind="treaty", date="2023-12-27")
    assert alike(planned, signed, ("2023-10-01", "2023-12-28"))


def test_two_instruments_of_one_day() -> None:
    a = instrument("Protocol on Consultations for 2024-28", kind="protocol", date="2023-12-27")
    b = instrument("agreement on the future units of the Kudankulam plant", date="2023-12-27")
    assert not alike(a, b)
    assert not alike(
        instrument("Resolution 1701", parties=("UN",)), instrument("Resolution 1718", parties=("UN",))
    )


def test_a_joint_statement_is_known_by_its_day() -> None:
    a, b = (
        instrument("joint statement", kind="statement", action="adopted", date=d)
        for d in ("2023-05-04", "2023-12-06")
    )
    assert alike(a, a)
    assert not alike(a, b, ("2023-05-05", "2023-12-07"))


def test_commitments() -> None:
    def due(what: str, when: str | None = None) -> Commitment:
        return Commitment(by=("IND",), what=what, due=when, citations=cite())

    assert alike(
        due("invest 5 billion dollars in the Far East", "2025"),
        due("invest 5 billion dollars in Russia's Far East"),
    )
    assert not alike(
        due("invest 5 billion dollars in the Far East"), due("invest 9 billion dollars in the Far East")
    )
    assert not alike(
        due("resume trade talks in January", "2024-01"), due("resume trade talks in June", "2024-06")
    )


def said(content: str, speaker: str | None = "S Jaishankar", party: str | None = "IND") -> Statement:
    return Statement(speaker=speaker, party=party, content=content, citations=cite())


def test_the_same_words_of_the_same_speaker() -> None:
    whole, part = " ".join(WORDS), " ".join(WORDS[4:14])
    assert alike(said(whole), said(part, speaker="Jaishankar"))
    assert not alike(said(whole), said(part, speaker="Sergey Lavrov", party="RUS"))
    assert not alike(said(" ".join(WORDS[:10])), said(" ".join(WORDS[11:])))


def test_a_few_words_may_be_said_again() -> None:
    few = said("a very strong partnership indeed")
    assert alike(few, few)
    assert not alike(few, few, ("2021-05-05", "2023-05-05"))
