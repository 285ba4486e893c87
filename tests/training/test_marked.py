"""Sentences with marked names: cut into words as CrossNER's are, and refused where a mark is wrong."""

from pathlib import Path

import pytest

from training.reader import marked

SENTENCES = Path(marked.__file__).parents[1] / "sentences/names"


def test_words_and_tags_of_a_sentence() -> None:
    words, tags = marked.words_and_tags("The [O|Tigers' Party] of [P|J. R. Oduya], in [S|Kenya] since 1,902.")
    assert words == ["The", "Tigers", "'", "Party", "of", "J.", "R.", "Oduya", ",", "in", "Kenya", "since", "1,902", "."]  # fmt: skip
    assert tags == ["O", "B-organisation", "I-organisation", "I-organisation", "O", "B-person", "I-person", "I-person",
                    "O", "O", "B-country", "O", "O", "O"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [("Oduya's seat", ["Oduya", "'s", "seat"]), ("the U.S. Senate", ["the", "U.S.", "Senate"]),
     ("Mombasa–Malindi (East)", ["Mombasa–Malindi", "(", "East", ")"]), ("O'Hara won.", ["O'Hara", "won", "."])],
)  # fmt: skip
def test_words_are_cut_as_crossner_cuts_them(text: str, words: list[str]) -> None:
    assert marked.words_and_tags(text)[0] == words


@pytest.mark.parametrize(
    ("wrong", "why"),
    [("the [X|Kenya]", "no kind 'X'"), ("the [P|Oduya", "not closed"), ("the P|Oduya]", "not closed")],
)
def test_a_wrong_mark_is_named_with_its_line(tmp_path: Path, wrong: str, why: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Nobody came.\n{wrong}\n", encoding="utf-8")
    with pytest.raises(marked.MarkError, match=rf"a\.txt, line 2: .*{why}"):
        list(marked.tagged(path))


def test_all_of_ours_are_marked_rightly() -> None:
    sentences = [row for path in sorted(SENTENCES.glob("*.txt")) for row in marked.tagged(path)]
    assert len(sentences) > 1600
    assert all(len(words) == len(tags) for words, tags in sentences)
    kinds = {tag[2:] for _, tags in sentences for tag in tags if tag != "O"}
    assert kinds == set(marked.KINDS.values())
