"""Sentences cut, shuffled and with words thrown in: whatever a page holds, reading it gives entries that cite it, or says why not."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import despatch
from despatch.model import InputError

ALL = yaml.safe_load((Path(__file__).parent / "phrasings.yaml").read_text(encoding="utf-8"))
TOLD = [row["told"] for kind in ("contacts", "texts") for row in ALL[kind]]
THROWN_IN = [*",\"'()", "and", "to", "by", "of", "not", "who", "which", "was", "'s", "Monday", "Peru", "before", "meeting", "signed", "treaty"]  # fmt: skip


@st.composite
def mangled(draw: st.DrawFn) -> str:
    words = draw(st.sampled_from(TOLD)).split()
    first = draw(st.integers(0, len(words) - 1))
    words = words[first : first + draw(st.integers(1, 40))]
    if draw(st.booleans()):
        words = draw(st.permutations(words))
    for at, word in draw(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(THROWN_IN)), max_size=6)):
        words.insert(at, word)
    opening = draw(st.sampled_from(("", f"{ALL['lead']} ", f"{ALL['lead']}\n\n")))
    return f"{opening}{' '.join(words)}"


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=mangled(), published=st.sampled_from((None, "2024-03-06", "2024-03")))
def test_no_text_breaks_the_reading(
    text: str, published: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESPATCH_READER", "rules")
    try:
        reading = despatch.read(text, published=published)
    except InputError:
        return
    for entry in (*reading.contacts, *reading.instruments, *reading.commitments, *reading.statements):
        assert entry.citations
        assert all(text[c.start : c.end] == c.text for c in entry.citations)
