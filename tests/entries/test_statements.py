"""Statements: cases by hand, and citations that are exactly the report's words."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.entries.statements import statements
from despatch.language import analyse
from despatch.model import Report, Span, Statement

CASES = yaml.safe_load((Path(__file__).parent / "statements.yaml").read_text(encoding="utf-8"))
CLAUSES = st.sampled_from(
    ['"We met in Bergen on Monday," Kari Solheim said.', '"It was a good day for us," she added.', "He said", '"', "\n\n",
     "The statement said that nothing had changed.", "“We agree on all four points”", "according to the ministry", "Petr Havel: Good.",
     "President Ana Duarte told reporters", "'We didn't,'", ", adding that", "."]
)  # fmt: skip


def told(text: str) -> tuple[Statement, ...]:
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text))
    return statements(analyse(Report(id="case", text=text, body=body)))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["title"]) for c in CASES])
def test_statements(case: dict[str, Any]) -> None:
    found = told(case["text"])
    direct = [s for s in found if s.form == "direct"]
    assert [f"{s.speaker} | {s.content}" for s in direct] == case["direct"]
    if "others" in case:
        assert [f"{s.form} | {s.speaker} | {s.content}" for s in found if s.form != "direct"] == case[
            "others"
        ]
    if "medium" in case:
        assert [s.medium for s in direct] == [case["medium"]] * len(direct)


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAUSES, max_size=12).map(" ".join))
def test_citations_are_exact_and_direct_words_are_four_or_more(text: str) -> None:
    for statement in told(text):
        assert statement.citations
        assert all(text[c.start : c.end] == c.text for c in statement.citations)
        assert statement.form != "direct" or len(statement.content.split()) >= 4
