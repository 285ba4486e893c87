import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.language.names import names
from despatch.language.names.index import MentionIndex
from despatch.language.sentences import sentences
from despatch.model import Mention, Person, Report, Span

CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


def report_of(text: str, **fields: Any) -> Report:
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Report(id="case", text=text, body=body, **fields)


def read(text: str, **fields: Any) -> tuple[Report, tuple[Mention, ...], tuple[Person, ...]]:
    report = report_of(text, **fields)
    return report, *names(report, sentences(report), ())


def shown(person: Person) -> str:
    return f"{person.name} | {person.role or 'null'} | {person.party or 'null'}"


def marked(cases: list[dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(
            c,
            id=c["title"],
            marks=[pytest.mark.xfail(reason=c["xfail"], strict=True)] if "xfail" in c else [],
        )
        for c in cases
    ]


def meaning(mention: Mention, people: tuple[Person, ...]) -> set[str]:
    return (
        {str(people[n].name) for n in mention.people}
        | set(mention.parties)
        | {f"place:{mention.country or 'null'}"}
    )


@pytest.mark.parametrize("case", marked(CASES))
def test_names(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    _, mentions, people = read(text, dateline=case.get("dateline"), published=case.get("published"))
    found = [shown(p) for p in people]
    for wanted in case.get("people", []):
        assert wanted in found
    for unwanted in case.get("not_people", []):
        assert unwanted not in [p.name for p in people]
    for words, occurrence, meant in case.get("means", []):
        start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)][occurrence - 1]
        span = (start, start + len(words))
        here = [m for m in mentions if (m.start, m.end) == span] or [
            m for m in mentions if m.start == span[0]
        ]
        assert here, f"nothing at {words!r}"
        wanted = {w.strip() for w in meant.split(",")}
        assert any(wanted <= meaning(m, people) for m in here), (words, [meaning(m, people) for m in here])
    occasions = [text[m.start : m.end] for m in mentions if m.type == "occasion"]
    for occasion in case.get("occasions", []):
        assert occasion in occasions


WORDS = (
    "Russian US India India-Russia President Foreign Minister Lavrov Sergey Lavrov's counterpart his he they the two "
    "both ministers countries , . ( ) ' \" “ ” - of and al- Alami bin UN EU Moscow in to said told met Mr Mrs Jr. "
    "summit 12th Working Group on deputy general official KING of-the O'Neill’s -- S J. visiting former"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=40), st.booleans())
def test_mentions_lie_in_the_text_and_point_to_people(words: list[str], upper: bool) -> None:
    text = " ".join(words)
    text = text.upper() if upper else text
    report, mentions, people = read(text)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(report.text)
        assert report.text[mention.start : mention.end].strip()
        assert all(0 <= n < len(people) for n in mention.people)
        assert all(isinstance(p, str) and p for p in mention.parties)
    assert names(report, sentences(report), ()) == (mentions, people)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.integers(0, 200), st.integers(0, 200))
def test_index_finds_what_a_scan_finds(words: list[str], start: int, end: int) -> None:
    _, mentions, people = read(" ".join(words))
    index = MentionIndex(mentions, people)
    inside = [m for m in mentions if start <= m.start and m.end <= end and m.start < end]
    assert index.between(start, end) == inside
    assert set(index.outermost(start, end)) <= set(inside)
    assert set(index.people_in(start, end)) == {p for m in inside for p in m.people}


def test_index_leaves_out_the_state_an_ambassador_is_sent_to() -> None:
    text = "Chinese Ambassador to Japan Cheng Bolin met Nepalese officials."
    _, mentions, people = read(text)
    index = MentionIndex(mentions, people)
    assert index.parties_in(0, len(text)) == ("CHN", "NPL")
    assert [m.type for m in index.in_sentence(sentences(report_of(text))[0], "person")] == ["person"]
    mention = index.at(text.index("Bolin"))
    assert mention is not None
    assert people[mention.people[0]].name == "Cheng Bolin"
    assert index.sides_of(mention.people) == ("CHN",)
    assert index.at(len(text) + 5) is None
