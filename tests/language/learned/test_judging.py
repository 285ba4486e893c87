"""What the judging network is shown of a question, and what it says of texts of ours."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from despatch.language.learned import network, unread
from despatch.language.learned.judging import LONGEST, MARKS, Question, Shown, shown
from despatch.language.learned.pieces import pieces_of
from despatch.language.learned.windows import CLS, SEP
from despatch.language.learned.wordpiece import WordPiece
from despatch.model import Span

WORDS = "norway will lend peru money for dams and both should deepen ties soon undertaking of".split()
TOKENS = WordPiece({word: 200 + n for n, word in enumerate([*WORDS, "[UNK]", ".", ",", ":"])})
AROUND, CLAIM, MARKED, TOLD = range(len(MARKS))


def text_of(sentences: list[list[str]]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for words in sentences:
        start = len(text)
        text += " ".join(words) + "."
        spans.append(Span(start, len(text)))
        text += " "
    return text, spans


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, list[Span], Question]:
    text, spans = text_of(draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=140), min_size=1, max_size=9)))  # fmt: skip
    sentence = draw(st.sampled_from(spans))
    start = draw(st.integers(sentence.start, sentence.end - 1))
    end = draw(st.integers(start + 1, sentence.end))
    claim = "undertaking of " + ", ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60)))
    return text, spans, Question("commitment", ("NOR",), claim, Span(start, end), sentence)


@given(questions())
def test_the_window_holds_claim_and_sentence(made: tuple[str, list[Span], Question]) -> None:
    text, spans, question = made
    given_: Shown = shown(question, pieces_of(text, spans, TOKENS), spans[0], TOKENS)
    ids, traits, marks = given_
    assert len(ids) == len(traits) == len(marks)
    gaps = sum(1 for _ in groupby(k for k, piece in enumerate(ids) if piece == SEP))
    assert len(ids) <= LONGEST + gaps
    assert (ids[0], ids[-1], marks[0], marks[-1]) == (CLS, SEP, AROUND, AROUND)
    assert CLAIM in marks
    told = [piece for piece, mark in zip(ids, marks, strict=True) if mark in (MARKED, TOLD)]
    own = pieces_of(text[question.sentence.start : question.sentence.end], [Span(0, 1)], TOKENS).ids
    assert told == own[: len(told)]
    assert len(told) == min(len(own), 110)


def test_the_words_are_marked_and_what_is_left_out_is_parted() -> None:
    text, spans = text_of(
        [["peru", "soon"], *[["money"] * 30] * 4, ["norway", "will", "lend", "money"], ["ties"]]
    )
    start = text.index("lend")
    question = Question("commitment", ("NOR",), "undertaking of norway", Span(start, start + 10), spans[5])
    ids, _, marks = shown(question, pieces_of(text, spans, TOKENS), spans[0], TOKENS)
    word = {number: w for w, number in {**{w: 200 + n for n, w in enumerate(WORDS)}}.items()}
    assert [word.get(i) for i, m in zip(ids, marks, strict=True) if m == MARKED] == ["lend", "money"]
    assert [word.get(i) for i, m in zip(ids, marks, strict=True) if m == CLAIM] == [
        "undertaking",
        "of",
        "norway",
    ]
    assert ids.count(SEP) == 3  # after the claim, after the lead, at the end


@pytest.mark.reader
@pytest.mark.skipif(not (network.FILES / network.JUDGE).exists(), reason="no judging network is shipped here")
def test_what_is_promised_is_told_from_what_is_wished() -> None:
    text = (
        "The foreign ministers of Norway and Peru met in Oslo on Tuesday. Norway will lend Peru 200 million dollars for two "
        "dams by the end of next year, its minister said. Both countries should deepen their traditional friendship, he added."
    )
    stops = [text.index(" Norway will"), text.index(" Both"), len(text)]
    spans = [Span(a, b) for a, b in zip([0, *(s + 1 for s in stops)], stops, strict=False)]
    seen = unread(text, spans)
    assert seen is not None

    def asked(words: str, of: str, sentence: int) -> Question:
        start = text.index(words)
        return Question(
            "commitment", (), f"undertaking of {of}", Span(start, start + len(words)), spans[sentence]
        )

    loan = "lend Peru 200 million dollars for two dams by the end of next year"
    promised, wished = seen.judged(
        [
            asked(loan, "Norway", 1),
            asked("deepen their traditional friendship", "Norway, Peru", 2),
        ]
    )
    assert promised.log_odds > 0 > wished.log_odds
    assert sum(promised.actions) == pytest.approx(1, abs=1e-5)
