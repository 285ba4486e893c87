"""The words of a deed as traits of the judge of commitments."""

import pytest

from despatch.entries.commitments.judge import score, weights
from despatch.entries.commitments.traits import deed_words


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("withdrawing its troops", ["word withdra", "word it", "word troop"]),
        ("withdraw, withdraw and WITHDRAW", ["word withdra", "word and"]),
        ("2006: 30 %", []),
        ("", []),
    ],
)
def test_words_of_a_deed(deed: str, words: list[str]) -> None:
    assert deed_words(deed) == words


def test_only_the_first_words_count() -> None:
    assert len(deed_words("a b c d e f g h i j k l m n o")) == 12


def test_each_weighed_word_can_be_had() -> None:
    weighed = [trait for trait in weights(seen=True) if trait.startswith("word ")]
    assert weighed
    assert all(len(word.removeprefix("word ")) <= 7 and word.islower() for word in weighed)


def test_words_weigh() -> None:
    assert score(["seen deed 4", *deed_words("joint forces")]) > score(
        ["seen deed 4", *deed_words("continue to sustain")]
    )
