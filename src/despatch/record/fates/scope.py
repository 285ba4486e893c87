"""What stands around a cue: the words that change its sense, and those that it is said of."""

from collections.abc import Sequence

from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.promise import Promise
from despatch.record.fates.tokens import Token, figure_of_time

_BEFORE, AFTER, _AUXILIARY = 5, 2, 5  # content words before and after a cue; tokens that may change its sense
_PARTING = frozenset((";", ":", "—", "–", "(", ")"))


def auxiliaries(run: Sequence[Token], at: int) -> list[Token]:
    """The tokens before a verb, within its clause, that can change its sense."""
    out: list[Token] = []
    for token in reversed(run[:at]):
        if token.root in _PARTING or token.root in ("but", "while", "and", "which") or len(out) == _AUXILIARY:
            break
        if token.mark and len(out) > 1:
            break
        if token.root == "want" and token.past and out and out[-1].root != "to":
            continue  # "the wanted man"
        out.append(token)
    return out


def said_of(
    run: Sequence[Token], first: int, last: int, shared: frozenset[str], *,
    passive: bool, reach: int = AFTER, completing: bool = False,
) -> bool:  # fmt: skip
    """Whether a cue is said of the shared words: its object, or its subject where that is what undergoes it."""
    after = _content(run[last + 1 :], reach)
    if any(t.root in shared for t in after):
        return True
    if not passive:
        return False
    before = _content(run[:first][::-1], _BEFORE)
    if any(t.root in shared for t in before):
        return True
    return completing and any(t.root in lexicon().acts and t.root in shared for t in run)


def _content(run: Sequence[Token], most: int) -> list[Token]:
    """The next telling tokens of the clause; parties and small words do not count towards `most`."""
    words, out = lexicon(), []
    count = 0
    for token in run:
        if token.root in _PARTING or (token.root in ("but", "while", "although", "whereas")):
            break
        if token.mark or token.root in words.stop or (token.root in words.common and not token.figure):
            continue
        out.append(token)
        count += not token.party
        if count == most:
            break
    return out


def acts(run: Sequence[Token], promise: Promise) -> bool:
    """Whether what is promised is done anywhere in the sentence: its verb, or one for the same."""
    return any(t.root in promise.done_by for t in run)


def part(run: Sequence[Token], at: int, promise: Promise) -> str:
    """Why only a part is told to be done; "" if it is the whole."""
    figures = {t.root for n, t in enumerate(run) if t.figure and not figure_of_time(run, n)}
    of = [n for n, t in enumerate(run[1:-1], 1) if t.root == "of" and run[n - 1].figure]
    if any(run[n - 1].root not in promise.figures for n in of):
        return "of a part of it"  # "three of the five"
    object_ = {t.root for t in run[at + 1 : at + 4] if t.figure}
    if promise.figures and object_ and object_.isdisjoint(promise.figures):
        return "with other figures"
    told = bool(promise.figures & figures)
    partial = (lexicon().partly if told else lexicon().part) - promise.parts
    if any(t.root in partial for t in _clause(run, at)):
        return "of a part of it"
    if not promise.figures or told:
        return ""
    if figures:
        return "with other figures"
    return "" if any(t.root in lexicon().whole for t in run) else "without the figures promised"


def _clause(run: Sequence[Token], at: int) -> Sequence[Token]:
    """The tokens around a verb, up to the next mark on either side."""
    first = next((n + 1 for n in range(at - 1, max(-1, at - 9), -1) if run[n].mark), max(0, at - 8))
    last = next((n for n in range(at + 1, min(len(run), at + 7)) if run[n].mark), min(len(run), at + 6))
    return run[first:last]
