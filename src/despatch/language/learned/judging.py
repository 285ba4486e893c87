"""What a third network says of candidates: whether a text tells what an entry would claim.

The rules find a candidate - a deed that may be undertaken, a phrase that may name a text between parties - and say whose it
is. The network reads the claim in plain words ("undertaking of India"), the sentence with the candidate's words marked, and
a little around it: claim and text side by side, as in textual entailment (Dagan et al. 2006). It has three layers, half of the
reader's, and is asked only where its word can change an entry.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from despatch.language.learned import network
from despatch.language.learned.passing import shares
from despatch.language.learned.pieces import Pieces, piece_range, pieces_of
from despatch.language.learned.windows import CLS, SEP
from despatch.language.learned.wordpiece import WordPiece
from despatch.model import Span

KINDS = ("commitment", "instrument")
"""What is asked about, in the order of the network's first columns; those of `labels.ACTIONS` follow."""
MARKS = ("around", "claim", "words", "sentence")
"""What a piece of the window is; the network embeds it beside the piece."""
LONGEST = 200  # pieces of a window
_CLAIM, _SENTENCE, _BEFORE, _AFTER, _LEAD = 48, 110, 48, 24, 24  # pieces of each part, at most
_AROUND, _OF_CLAIM, _WORDS, _TOLD = range(len(MARKS))


class Question(NamedTuple):
    """A candidate: its kind (of `KINDS`), whose it would be, what an entry would claim, its words, and their sentence."""

    kind: str
    parties: tuple[str, ...]
    claim: str
    words: Span
    sentence: Span


class Verdict(NamedTuple):
    """`log_odds` that the text tells what is claimed; of an instrument, the chance of each of `labels.ACTIONS`."""

    log_odds: float
    actions: tuple[float, ...]


class Shown(NamedTuple):
    """What the network is given of one question: parallel lists."""

    ids: list[int]
    traits: list[int]
    marks: list[int]


def shown(question: Question, pieces: Pieces, lead: Span, tokenizer: WordPiece) -> Shown:
    """The claim, and the sentence with its surroundings and the `lead` of the text, in their order."""
    claim = _claim(question.claim, tokenizer)
    own = range(*(piece_range(pieces, *question.sentence) or (0, 0)))
    parts = (own[:_SENTENCE], range(own.start - 1, max(-1, own.start - 1 - _BEFORE), -1),
             range(own.stop, min(len(pieces.ids), own.stop + _AFTER)),
             range(*(piece_range(pieces, *lead) or (0, 0)))[:_LEAD])  # fmt: skip
    room = LONGEST - len(claim.ids) - 3
    taken = sorted(list(dict.fromkeys(k for part in parts for k in part))[:room])
    words = range(*(piece_range(pieces, *question.words) or (0, 0)))
    made = Shown([CLS, *claim.ids, SEP], [0, *claim.traits, 0], [0, *[_OF_CLAIM] * len(claim.ids), 0])
    last = taken[0] if taken else 0
    for k in taken:
        if k > last + 1:
            _put(made, SEP, 0, _AROUND)  # something is left out here
        _put(made, pieces.ids[k], pieces.traits[k], _WORDS if k in words else _TOLD if k in own else _AROUND)
        last = k
    _put(made, SEP, 0, _AROUND)
    return made


def _put(made: Shown, piece: int, trait: int, mark: int) -> None:
    made.ids.append(piece)
    made.traits.append(trait)
    made.marks.append(mark)


@lru_cache(maxsize=512)
def _claim(claim: str, tokenizer: WordPiece) -> Shown:
    cut = pieces_of(claim, (Span(0, len(claim)),), tokenizer)
    return Shown(cut.ids[:_CLAIM], cut.traits[:_CLAIM], [])


def verdicts(
    path: Any, pieces: Pieces, sentences: Sequence[Span], asked: Iterable[Question]
) -> list[Verdict]:
    """What the network of the folder `path` says of each question; each is read by itself, so none hangs on the others."""
    questions = list(asked)
    given = [_fed(shown(q, pieces, sentences[0], network.tokenizer(path))) for q in questions]
    told = network.runs(path / network.JUDGE, ["scores"], given)
    return [_verdict(scores[0], q.kind) for (scores,), q in zip(told, questions, strict=True)]


def _fed(given: Shown) -> dict[str, Any]:
    return {
        name: np.asarray([values], np.int64)
        for name, values in zip(("ids", "traits", "marks"), given, strict=True)
    }


def _verdict(scores: Any, kind: str) -> Verdict:
    return Verdict(float(scores[KINDS.index(kind)]), tuple(shares(scores[len(KINDS) :]).tolist()))
