"""Word pieces: cases of our own with a small vocabulary, and the same outcome as `tokenizers` where that is installed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from despatch.language.learned.wordpiece import WordPiece

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?;:'\"()[]-–—“”‘’$%&*+/<=>@^_`{|}~#€£°βσя中文한"
VOCABULARY = {
    word: n
    for n, word in enumerate(
        dict.fromkeys(
            [
                "[UNK]",
                "[CLS]",
                "[SEP]",
                *(c for c in _LETTERS if c not in "qя"),
                *(f"##{c}" for c in _LETTERS if c not in "qя" and c.isalnum()),
                *"minister min ##ister ##isters talk talks ##s visit ##ed mosc ##ow the of sao paulo".split(),
            ]
        )
    )
}
TEXTS = [
    "Ministers talked; the visit ended.",
    "São Paulo, ＭＯＳＣＯＷ and Zürich’s “talks”",
    "U.S.-led talks ($5.5bn), 中文 報, 한국",
    "soft\u00adhyphen zero\u200bwidth no\u00a0break line\u2028end tab\tand\nnew\r\nline",
    "bell\x07 vertical\x0btab file\x1cmark next\x85line \ufffd\ufeffmark",
    "cafe\u0301 İstanbul ΟΔΟΣ straße ﬁne",
    "a" * 120 + " q qqq visitq",
    "€5 5°C ¼ ™ № …",
    "",
    "   ",
]
# Characters of scripts that the press uses: later versions of Unicode add others, and the two know different ones.
WIDE = st.text(
    st.one_of(
        st.sampled_from("minster talk vosw.,'-“”\n\t q"), st.characters(max_codepoint=0x5FF, exclude_categories=("Cn",))
    ),
    max_size=60,
)  # fmt: skip


def pieces(text: str) -> list[str]:
    return [text[a:b] for a, b in zip(*WordPiece(VOCABULARY).cut(text)[1:3], strict=True)]


def test_longest_match_first_with_offsets_in_the_text() -> None:
    cut = WordPiece(VOCABULARY).cut("Ministers, talked")
    words = {n: w for w, n in VOCABULARY.items()}
    assert [words[i] for i in cut.ids] == ["minister", "##s", ",", "talk", "##ed"]
    assert list(zip(cut.starts, cut.ends, strict=True)) == [(0, 8), (8, 9), (9, 10), (11, 15), (15, 17)]
    assert cut.first == [True, False, True, True, False]


def test_accents_go_and_offsets_stay() -> None:
    assert pieces("São Paulo") == ["São", "Paulo"]


def test_what_no_piece_spells_is_unknown_as_a_whole() -> None:
    cut = WordPiece(VOCABULARY).cut("visitq " + "a" * 101)
    assert cut.ids == [VOCABULARY["[UNK]"]] * 2
    assert cut.ends == [6, 108]


def test_marks_of_the_encoder_in_a_page_are_text() -> None:
    assert VOCABULARY["[SEP]"] not in WordPiece(VOCABULARY).cut("end [SEP] begin").ids


def test_another_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": {"type": "BPE", "vocab": {}}}), encoding="utf-8")
    with pytest.raises(ValueError, match="BPE"):
        WordPiece.from_file(path)


@given(WIDE)
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    cut = WordPiece(VOCABULARY).cut(text)
    assert len(cut.ids) == len(cut.starts) == len(cut.ends) == len(cut.first)
    assert cut.starts == sorted(cut.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(cut.starts, cut.ends, strict=True))


@given(WIDE, WIDE)
def test_what_was_read_before_changes_nothing(before: str, text: str) -> None:
    used = WordPiece(VOCABULARY)
    used.cut(before)
    assert used.cut(text) == WordPiece(VOCABULARY).cut(text)


@pytest.fixture(scope="module")
def peer() -> object:
    tokenizers = pytest.importorskip("tokenizers", reason="the peer is no dependency: pip install tokenizers")
    made = tokenizers.Tokenizer(tokenizers.models.WordPiece(VOCABULARY, unk_token="[UNK]"))
    made.normalizer = tokenizers.normalizers.BertNormalizer()
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return made


def told_by(peer: object, text: str) -> tuple[list[int], list[int], list[int], list[bool]]:
    found = peer.encode(text, add_special_tokens=False)  # type: ignore[attr-defined]
    words = found.word_ids
    return (
        found.ids, [a for a, _ in found.offsets], [b for _, b in found.offsets],
        [n == 0 or words[n] != words[n - 1] for n in range(len(words))],
    )  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_peer_cuts_it(peer: object, text: str) -> None:
    assert tuple(WordPiece(VOCABULARY).cut(text)) == told_by(peer, text)


@given(text=WIDE)
def test_as_the_peer_cuts_anything(peer: object, text: str) -> None:
    assert tuple(WordPiece(VOCABULARY).cut(text)) == told_by(peer, text)
