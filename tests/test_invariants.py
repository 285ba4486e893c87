"""What holds of every reading, whatever the text: nothing but InputError is raised, and every entry rests on its words."""

import random
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import despatch
from despatch.language import analyse
from despatch.model import Commitment, InputError, Page, Reading
from despatch.model.when import is_edtf
from despatch.reports import report_of
from despatch.sources import pages

SAMPLES = sorted((Path(__file__).parents[1] / "examples" / "reports").glob("*.txt"))
TEXTS = [page.content for page in pages(SAMPLES) if isinstance(page, Page)]
STATUSES = {"held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"}
KINDS = {"meeting", "call", "visit", "conference", "message"}
TITLES = {
    "treaty", "agreement", "protocol", "memorandum", "contract", "declaration", "resolution", "statement", "other",
}  # fmt: skip
ACTIONS = {
    "signed", "ratified", "adopted", "amended", "agreed", "negotiating", "planned", "proposed", "rejected", "suspended",
}  # fmt: skip
FORMS = {"direct", "indirect", "mixed"}
# Pieces that set off most of what reading does, to be thrown together in any order.
PIECES = """Norwegian|Foreign Minister|Kari Aas|Rui Teles|Portugal|the two sides|President|met|will meet|held talks with|in Lisbon|on
Thursday|March 3|2022|last week|said|told reporters|“|”|"|'|‘|’|agreed to|signed|an agreement|a joint statement|pledged|by 2030|
who|which|that|to|and|,|.|;|:|(|)|—|-|...|not|denied|was postponed|cancelled|visit|a three-day visit to|telephone|call|phoned|he|
she|his counterpart|they|according to|LISBON:|OSLO, March 4 (NPA) -|Published on|Also read:|UN|EU|committee|summit|between|with|the
U.S.|Mr.|St.|1,000|10%|$5 million|first|second|January 3-5|from|until|since|the 21st|at|of|for|as|is|has|had|been|would|ready|
ready to|on|upon|commitment|its|her|Beijing|Chinese|Premier|’s|s'|\t|\n\n|\n|\u00a0|\u200b|\u2028|\ud800|\u202e|\x1b[31m|\x00|🙂""".split(
    "|"
)
PIECES = [p.strip("\n") if p.strip() else p for p in PIECES]  # the lines of the list are broken


def check(reading: Reading) -> None:
    """Everything that docs/words.md promises of a reading, and that it can be written and read again."""
    text = reading.report.text
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
    assert all(0 <= s.start < s.end <= len(text) for s in reading.report.body)
    assert reading.report.published is None or is_edtf(reading.report.published)
    for entry in (*reading.contacts, *reading.instruments, *reading.commitments, *reading.statements):
        assert entry.citations
        for c in entry.citations:
            assert 0 <= c.start < c.end <= len(text)
            assert c.text == text[c.start : c.end]
        date = entry.due if isinstance(entry, Commitment) else entry.date
        assert date is None or is_edtf(date), date
    assert {c.status for c in reading.contacts} <= STATUSES
    assert {c.kind for c in reading.contacts} <= KINDS
    assert {i.kind for i in reading.instruments} <= TITLES
    assert {i.action for i in reading.instruments} <= ACTIONS
    assert {s.form for s in reading.statements} <= FORMS
    assert all(s.content.strip() for s in reading.statements)
    assert all(c.what.strip() for c in reading.commitments)
    assert all(list(c.parties) == sorted(set(c.parties)) for c in reading.contacts)


def read(text: str, published: str | None = None) -> Reading | None:
    """The reading, checked; None of what is refused."""
    try:
        reading = despatch.read(text, published=published)
    except InputError:
        return None
    check(reading)
    return reading


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(codec=None), max_size=400),
    st.sampled_from([None, "2022-03-04", "XXXX-03-04", "2022"]),
)
@example("", None)
@example("“" * 500, None)
@example('"' * 501, None)
@example("1" * 3000, None)
@example("1234567890 " * 300, "2022-03-04")
@example("a" * 19_000, None)
@example("\ud800\udfff" * 50, None)
@example("\x00\x1b[31m\x85\u2028\u2029\ufeff" * 20, None)
@example("٠١٢٣ ²³ Ⅷ 一二 " * 40, "2022-03-04")
def test_any_text(text: str, published: str | None) -> None:
    assert read(text, published) == read(text, published)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=5, max_size=120),
    st.sampled_from([None, "2022-03-04", "XXXX-03-04"]),
)
def test_pieces_of_reports_in_any_order(pieces: list[str], published: str | None) -> None:
    read(
        "OSLO, March 4 - The foreign minister said that it was so and that they had met. " + " ".join(pieces),
        published,
    )


def mutated(text: str, rng: random.Random) -> str:
    """A report cut, repeated, shuffled, or with quotation marks where they do not belong."""
    at = rng.randrange(len(text))
    to = min(len(text), at + rng.randrange(1, 400))
    lines = text.splitlines(keepends=True)
    rng.shuffle(lines)
    return rng.choice(
        [
            text[:at], text[at:], text[:at] + text[to:], text[:at] + text[at:to] * 9 + text[to:], "".join(lines),
            f"{text[:at]}“{text[at:to]}”{text[to:]}", text[:at] + text[at:to].upper() + text[to:],
            text[:at] + text[at:to].title() + text[to:], text.replace('"', "“"), text.replace("”", ""),
            text.replace("\n", " "), text.replace(" ", "\n"), text.replace(".", ""), text.replace(",", ", ,"),
            text[:at] + "".join(rng.choices("“”‘’\"'()[]—\n\u2029\ud8000123", k=9)) + text[at:],
        ]
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(120))
def test_mutated_samples(seed: int) -> None:
    rng = random.Random(seed)
    text = rng.choice(TEXTS)
    for _ in range(rng.randrange(1, 5)):
        text = mutated(text, rng) or "x"
    read(text)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 5000))
def test_what_lies_beneath_is_in_the_text(text: str, cut: int) -> None:
    try:
        analysis = analyse(report_of(Page(id="a", content=text[cut:])))
    except InputError:
        return
    text, body = analysis.report.text, analysis.report.body
    for thing in (*analysis.times, *analysis.mentions):
        assert 0 <= thing.start < thing.end <= len(text)
    for attribution in analysis.attributions:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(body))
