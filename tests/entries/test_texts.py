"""Instruments and commitments on reports of our own, and the invariants that hold for any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import despatch
from despatch.entries.commitments import judge

HERE = Path(__file__).parent


def cases(name: str, marked: bool = True) -> list[Any]:
    rows = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["text"][:50], marks=_marks(row) if marked else ()) for row in rows]


def _marks(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=row["fails"], strict=True)] if "fails" in row else []


def check(found: list[Any], expected: list[dict[str, Any]], words: str) -> None:
    assert len(found) == len(expected), found
    for entry, wanted in zip(found, expected, strict=True):
        for field, value in wanted.items():
            actual = getattr(entry, field)
            if field == words:
                assert value in actual
            else:
                assert (list(actual) if isinstance(actual, tuple) else actual) == value, field


@pytest.mark.parametrize("case", cases("instruments.yaml"))
def test_instruments(case: dict[str, Any]) -> None:
    reading = despatch.read(case["text"], published=case.get("published"))
    check(list(reading.instruments), case["found"], "title")


@pytest.mark.parametrize("case", cases("commitments.yaml"))
def test_commitments(case: dict[str, Any]) -> None:
    reading = despatch.read(case["text"], published=case.get("published"))
    check(list(reading.commitments), case["found"], "what")


@pytest.mark.parametrize("case", cases("instruments.yaml", False) + cases("commitments.yaml", False))
def test_citations_are_the_very_words(case: dict[str, Any]) -> None:
    reading = despatch.read(case["text"], published=case.get("published"))
    for entry in (*reading.instruments, *reading.commitments, *reading.contacts, *reading.statements):
        assert entry.citations
        for citation in entry.citations:
            assert reading.report.text[citation.start : citation.end] == citation.text


@pytest.mark.parametrize(
    ("over", "beside", "alone"), [(0.4, True, False), (1.0, True, True), (-0.1, False, False)]
)
def test_a_deed_that_stands_alone_needs_more(
    monkeypatch: pytest.MonkeyPatch, over: float, beside: bool, alone: bool
) -> None:
    """`over`: log-odds over the threshold; `beside`: taken in a report of contacts, `alone`: in one of none."""
    monkeypatch.setattr(judge, "score", lambda traits: judge.weights()["threshold"] + over)
    assert judge.accepted(["doer agent"]) is beside
    assert judge.accepted(["doer agent"], alone=True) is alone
