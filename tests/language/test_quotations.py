"""Quotations and attributions: cases by hand, and what holds of every text."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.language import analyse
from despatch.language.quotations import attributions, quotations
from despatch.language.quotations.cues import cues
from despatch.language.sentences import sentences
from despatch.model import Report, Span

CASES = yaml.safe_load((Path(__file__).parent / "quotations.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    ['"', "“", "”", "'", "’", "‘", "``", "''", "«", "»", "\n\n", "\n", " ", ", ", ". ", ": ", "Kari Solheim", "he", "said",
     "told reporters", "that", "We agree on all points", "the ministry", "according to", "who", "(", ")", "- ", "22-year-old"]
)  # fmt: skip


def report_of(text: str) -> Report:
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text))
    return Report(id="case", text=text, body=body)


def marked(key: str) -> list[Any]:
    return [
        pytest.param(
            c,
            id=c["title"],
            marks=[pytest.mark.xfail(reason=c["xfail"], strict=True)] if "xfail" in c else [],
        )
        for c in CASES
        if key in c
    ]


@pytest.mark.parametrize("case", marked("quotes"))
def test_quotations(case: dict[str, Any]) -> None:
    analysis = analyse(report_of(case["text"]))
    text = analysis.report.text
    quoted = quotations(analysis.report, analysis.sentences)
    found = []
    for said in analysis.attributions:
        if said.form == "indirect":
            continue
        pieces = [
            q for q in quoted if any(s.start <= q.outer_start and q.outer_end <= s.end for s in said.content)
        ]
        found.append(f"{said.name} | {' / '.join(text[p.start : p.end] for p in pieces)}")
    assert found == case["quotes"]


@pytest.mark.parametrize("case", marked("attributions"))
def test_attributions(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        " | ".join(" ... ".join(text[s.start : s.end] for s in part) for part in (a.source, a.cue, a.content))
        for a in analyse(report_of(text)).attributions
    ]
    assert [f for f in found if f in case["attributions"]] == case["attributions"]


def test_cues_are_forms_of_one_verb_each() -> None:
    table = cues()
    assert [table[w].lemma for w in ("said", "denies", "admitting")] == ["say", "deny", "admit"]
    assert all(
        word == word.lower() and cue.kind in ("say", "tell", "judge", "think", "show")
        for word, cue in table.items()
    )


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=40).map(" ".join)
    | st.lists(PIECES, max_size=40).map("".join)
    | st.text(max_size=200)
)
def test_spans_lie_in_the_text_and_quotations_do_not_overlap(text: str) -> None:
    report = report_of(text)
    split = sentences(report)
    quoted = quotations(report, split)
    for before, after in pairwise(quoted):
        assert before.outer_end <= after.outer_start
    for quote in quoted:
        assert 0 <= quote.outer_start <= quote.start < quote.end <= quote.outer_end <= len(text)
    for said in attributions(report, split, (), ()):
        assert said.content
        for span in (*said.source, *said.cue, *said.content):
            assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    report = report_of(text)
    split = sentences(report)
    assert attributions(report, split, (), ()) == attributions(report, split, (), ())
