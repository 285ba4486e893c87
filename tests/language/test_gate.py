"""The gate: which stretches of a report can tell of dealings, and that nothing is lost by it."""

import glob
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import despatch.language
from despatch.entries import entries_of
from despatch.language import analyse
from despatch.language.gate import Gate, gate
from despatch.language.parties import parties_named
from despatch.model import Page, Report, Span
from despatch.reports import report_of
from despatch.sources import pages

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "gate.yaml").read_text(encoding="utf-8"))
SAMPLES = sorted(glob.glob(str(HERE.parents[1] / "examples/reports/*")))


def report_with(paragraphs: list[str]) -> Report:
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Report(id="case", text="\n\n".join(paragraphs), body=tuple(spans))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_gate(case: dict[str, object]) -> None:
    paragraphs = case["text"]
    assert isinstance(paragraphs, list)
    found = gate(report_with(paragraphs)).worth
    wanted = {"all": list(range(len(paragraphs))), "none": []}.get(str(case["worth"]), case["worth"])
    assert [n for n, worth in enumerate(found) if worth] == wanted


def test_parties_named_are_told_by_offset() -> None:
    text = "New Mexico, Mexico City and U.S. officials; the PRIME MINISTER OF JAPAN; the Democratic Republic of the Congo."
    named = parties_named(text, 0, len(text))
    assert [(text[n.at : n.at + 4], n.code) for n in named if n.within] == [("New ", "USA")]
    found = [(text[n.at : n.at + 4], n.code) for n in named if not n.within]
    assert found == [("Mexi", "MEX"), ("U.S.", "USA"), ("JAPA", "JPN"), ("Demo", "COD")]


@pytest.mark.parametrize("path", SAMPLES[::3], ids=lambda p: Path(p).name)
def test_gated_reading_finds_what_the_whole_one_finds(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for page in pages([path]):
        assert isinstance(page, Page)
        report = report_of(page)
        gated = entries_of(analyse(report, whole=False))
        assert msgspec.json.encode(gated) == msgspec.json.encode(entries_of(analyse(report)))
        with monkeypatch.context() as patch:
            patch.setattr(despatch.language, "gate", lambda r: Gate((True,) * len(r.body)))
            ungated = entries_of(analyse(report))
        for kind in ("contacts", "instruments", "commitments"):
            assert getattr(gated, kind) == getattr(ungated, kind)
        assert [s for s in gated.statements if s.form == "direct"] == [
            s for s in ungated.statements if s.form == "direct"
        ]


_HOME = "The county opened a new school in Ohio, and parents came. ".strip()
_QUOTE = '"We are so glad that it is open at last," Mayor Jane Fields said.'
_TALKS = "The prime ministers of Norway and Finland met in Oslo on Monday."


@given(st.lists(st.sampled_from([_HOME, _QUOTE, _TALKS]), min_size=1, max_size=12))
def test_quotations_are_read_whatever_the_gate_says(paragraphs: list[str]) -> None:
    reading = entries_of(analyse(report_with(paragraphs), whole=False))
    said = [s for s in reading.statements if s.form == "direct"]
    assert bool(said) == (_QUOTE in paragraphs)
    assert bool(reading.contacts) == (_TALKS in paragraphs)


@given(st.text(max_size=400))
def test_gate_takes_any_text(text: str) -> None:
    report = Report(id="any", text=text, body=(Span(0, len(text)),))
    found = gate(report)
    assert len(found.worth) == 1
    assert found == gate(report)
