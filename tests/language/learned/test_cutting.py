"""Windows: what a sentence holds is read once, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from despatch.language.learned.pieces import Pieces
from despatch.language.learned.windows import Size, windows
from despatch.model import Span

SIZES = st.builds(
    Size, st.sampled_from((20, 33, 64)), st.integers(0, 6), st.integers(0, 5), st.integers(0, 4)
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Pieces, list[Span]]:
    """Pieces of two letters, words of one to three pieces, sentences with or without gaps between them."""
    starts: list[int] = []
    first: list[bool] = []
    sentences: list[Span] = []
    for words, gap in draw(st.lists(st.tuples(st.lists(st.integers(1, 3), min_size=1, max_size=40), st.integers(0, 3)),
                                    min_size=1, max_size=8)):  # fmt: skip
        begin = len(starts) * 2
        for long in words:
            first += [True, *[False] * (long - 1)]
            starts += [2 * (len(starts) + n) for n in range(long)]
        sentences.append(Span(begin, len(starts) * 2))
        first += [True] * gap
        starts += [2 * (len(starts) + n) for n in range(gap)]
    pieces = Pieces([1000] * len(starts), starts, [s + 2 for s in starts], first, [0] * len(starts))
    return pieces, sentences


@given(texts(), SIZES)
def test_what_sentences_hold_is_read_once(made: tuple[Pieces, list[Span]], size: Size) -> None:
    pieces, sentences = made
    read: list[int] = []
    for window in windows(pieces, sentences, size):
        assert len(window.pieces) == len(window.core) <= size.longest
        assert window.pieces[0] == window.pieces[-1] == -1
        assert not window.core[0]
        assert not window.core[-1]
        inner = window.pieces[1:-1]
        assert inner == sorted(set(inner))
        read += [k for k, core in zip(window.pieces, window.core, strict=True) if core]
    held = [k for k, at in enumerate(pieces.starts) if any(s.start <= at < s.end for s in sentences)]
    assert read == held


@given(texts(), SIZES, st.data())
def test_of_some_sentences_no_other_is_read(
    made: tuple[Pieces, list[Span]], size: Size, data: st.DataObject
) -> None:
    pieces, sentences = made
    wanted = data.draw(st.sets(st.integers(0, len(sentences) - 1)))
    cut = windows(pieces, sentences, size, wanted)
    read = [k for window in cut for k, core in zip(window.pieces, window.core, strict=True) if core]
    of = [sentences[n] for n in sorted(wanted)]
    assert read == [k for k, at in enumerate(pieces.starts) if any(s.start <= at < s.end for s in of)]
    assert all(len(window.pieces) <= size.longest for window in cut)
