"""Offsets to pieces and back, windows, labels of windows, decoding; pieces here are words cut in two."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from despatch.language.learned.labels import Labelled, tags
from despatch.language.learned.pieces import SHAPES, Pieces, _quoted, piece_range, pieces_from
from despatch.language.learned.windows import Size, windows
from despatch.language.learned.wordpiece import Cut
from despatch.model import Span
from training.reader.examples import Example, Link
from training.reader.targets import MASKED, features

CASES = yaml.safe_load((Path(__file__).parent / "reader.yaml").read_text(encoding="utf-8"))
WORDS = st.sampled_from(
    "Talks in Astana on trade ended . Envoys said “ no “ to 3 pacts , they left !".split()
)


def cut(text: str, sentences: list[Span]) -> Pieces:
    """Pieces of at most three letters, as a tokenizer would give them."""
    made = Cut([], [], [], [])
    for m in re.finditer(r"\w+|[^\w\s]", text):
        for at in range(m.start(), m.end(), 3):
            made.ids.append(1000 + at)
            made.starts.append(at)
            made.ends.append(min(at + 3, m.end()))
            made.first.append(at == m.start())
    return pieces_from(text, sentences, made)


def lines(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]


@pytest.mark.parametrize("case", CASES["quotations"])
def test_quoted_characters(case: dict[str, str]) -> None:
    inside = _quoted(case["text"])
    assert "".join(c for c, q in zip(case["text"], inside, strict=False) if q) == case["quoted"]


def test_traits_tell_case_and_beginnings() -> None:
    text = "NATO met Orban.\nHe left"
    pieces = cut(text, lines(text))
    shapes = [SHAPES[t % len(SHAPES)] for t in pieces.traits]
    assert shapes == "upper inner lower title inner punctuation title lower inner".split()
    assert [t // (2 * len(SHAPES)) for t in pieces.traits] == [2, 0, 0, 0, 0, 0, 2, 0, 0]


def test_ranges_widen_to_words() -> None:
    text = "Ministers met"
    pieces = cut(text, lines(text))
    assert piece_range(pieces, 4, 6) == (0, 3)
    assert piece_range(pieces, 9, 10) is None
    assert piece_range(pieces, 0, len(text)) == (0, 4)


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=30), min_size=1, max_size=12), st.sampled_from([24, 40, 90])
)
def test_every_piece_is_read_once(found: list[list[str]], longest: int) -> None:
    text = "\n".join(" ".join(words) for words in found)
    pieces = cut(text, lines(text))
    read = []
    for window in windows(pieces, lines(text), Size(longest, 6, 4, 4)):
        assert len(window.pieces) <= longest
        assert window.pieces[1:-1] == sorted(set(window.pieces[1:-1]))
        read += [k for k, core in zip(window.pieces, window.core, strict=True) if core]
    assert read == list(range(len(pieces.ids)))


def small() -> Example:
    text = "Kim met Lee in Oslo.\nThey signed a pact."
    spans = (
        Labelled(4, 7, "contact", "meeting"), Labelled(0, 3, "mention", "person"), Labelled(15, 19, "mention", "place"),
        Labelled(21, 25, "mention", "person"), Labelled(8, 11, "name", "person"),
    )  # fmt: skip
    links = (Link(0, 1, "participant"), Link(0, 2, "place"), Link(0, 3, "?"))
    return Example(
        id="small", data="own", text=text, sentences=tuple(lines(text)), spans=spans, links=links,
        attributes={0: {"status": "held"}}, layers=frozenset({"contact"}), partial=frozenset({"name"}),
        linked=frozenset({"contact"}),
    )  # fmt: skip


def test_labels_of_a_window() -> None:
    example = small()
    pieces = cut(example.text, example.sentences)
    (window,) = windows(pieces, example.sentences)
    made = features(example, pieces, window)
    contact = dict(zip(made.ids, made.tags["contact"], strict=True))
    assert contact[1004] == tags("contact").index("B-meeting")
    assert contact[1000] == 0
    # Of a layer that is known in part, only what is labelled counts.
    assert [t for t in made.tags["name"] if t != MASKED] == [tags("name").index("B-person")]
    assert len(made.heads) == 1
    by_filler = dict(zip(made.filler_spans, made.roles[0], strict=True))
    assert by_filler[3] == MASKED
    assert by_filler[1] > 0
    assert made.attributes["status"] == [0]
    assert made.attributes["action"] == [MASKED]


def test_masked_words_count_in_no_layer() -> None:
    text = "Kim of Foo"
    example = Example(
        id="m",
        data="conll",
        text=text,
        sentences=(Span(0, 10),),
        masked=(Span(7, 10),),
        layers=frozenset({"name"}),
    )
    pieces = cut(text, example.sentences)
    (window,) = windows(pieces, example.sentences)
    assert features(example, pieces, window).tags["name"] == [MASKED, 0, 0, MASKED, MASKED]


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40), st.data())
def test_spans_come_back_from_their_own_tags(words: list[str], data: st.DataObject) -> None:
    np = pytest.importorskip("numpy")
    from training.reader.spans import spans_of

    text = " ".join(words)
    at = [Span(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    edges = sorted(data.draw(st.sets(st.integers(0, len(at)), max_size=8)))
    spans = tuple(
        Labelled(at[a].start, at[b - 1].end, "contact", data.draw(st.sampled_from(("meeting", "visit"))))
        for a, b in zip(edges[::2], edges[1::2], strict=False)
    )
    example = Example(
        id="x",
        data="own",
        text=text,
        sentences=tuple(lines(text)),
        spans=spans,
        layers=frozenset({"contact"}),
    )
    pieces = cut(text, example.sentences)
    found = []
    for window in windows(pieces, example.sentences, Size(512, 0, 0, 0)):
        row = features(example, pieces, window).tags["contact"]
        logits = np.full((len(row), len(tags("contact"))), -5.0)
        for n, tag in enumerate(row):
            logits[n, max(tag, 0)] = 5.0
        found += spans_of("contact", logits, pieces, window)
    assert tuple(found) == spans
