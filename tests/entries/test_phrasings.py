"""Sentences as news agencies phrase them (phrasings.yaml), read by the rules alone: all that they give, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import despatch
from despatch.model import Contact, Instrument

ALL = yaml.safe_load((Path(__file__).parent / "phrasings.yaml").read_text(encoding="utf-8"))


def cases(of: str) -> list[Any]:
    """The rows of one kind; known failures are strict."""
    return [
        pytest.param(
            row["told"],
            row["gives"],
            id=row["told"][:60],
            marks=[pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else (),
        )
        for row in ALL[of]
    ]


def contact_line(one: Contact) -> str:
    return f"{one.kind} {one.status} {one.date or '-'} {one.place or '-'} {','.join(one.parties)}"


def text_line(one: Instrument) -> str:
    return f"{one.title} | {one.action} {one.date or '-'} {','.join(one.parties)}"


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESPATCH_READER", "rules")


@pytest.mark.parametrize(("told", "gives"), cases("contacts"))
def test_contacts(told: str, gives: list[str]) -> None:
    assert [contact_line(c) for c in despatch.read(told, published="2024-03-06").contacts] == gives


@pytest.mark.parametrize(("told", "gives"), cases("texts"))
def test_texts(told: str, gives: list[str]) -> None:
    reading = despatch.read(f"{ALL['lead']} {told}", published="2024-03-06")
    assert [text_line(i) for i in reading.instruments] == gives
