"""Quotations that belong together: one frame attributes them, or they go on from their neighbours."""

from collections.abc import Sequence
from typing import NamedTuple

from despatch.language.quotations.direct import Clause, Line

Key = tuple[int, int]  # index of a clause, and of the verb of a frame in it
_TELLING = frozenset(("say", "tell", "judge"))
_WHOLE = 5  # words of a quotation that may stand alone


class Block(NamedTuple):
    """Lines that the frame `key` attributes; `lent` where it is the frame of the sentence before, which has its own content."""

    key: Key
    lines: list[Line]
    lent: bool = False


def blocks(lines: Sequence[Line], made: Sequence[Clause | None]) -> list[Block]:
    """Lines grouped by the frame that attributes them, those without one joined to their neighbours, in order."""
    found: list[Block] = []
    waiting: list[Line] = []
    before: Line | None = None
    for line in lines:
        goes_on = line.quote.continues and bool(found) and found[-1].lines[-1] is before
        key = _key(line)
        if line.how == "title":
            continue
        if goes_on and line.how not in ("intro", "after"):
            found[-1].lines.append(line)
        elif key is None:
            if found and not waiting and _near(found[-1].lines[-1], line):
                found[-1].lines.append(line)
            elif line.how == "chain":
                waiting.append(line)
        else:
            ahead = [
                w
                for w in waiting
                if (line.how == "after" and line.first - w.last <= 1)
                or (line.quote.continues and w is before)
            ]
            found += _lent([w for w in waiting if w not in ahead], made)
            if found and found[-1].key == key and not found[-1].lent:
                found[-1].lines.extend([*ahead, line])
            else:
                found.append(Block(key, [*ahead, line]))
            waiting = []
        before = line
    return found + _lent(waiting, made)


def _key(line: Line) -> Key | None:
    return None if line.clause is None or line.frame is None else (line.clause, line.frame.verb)


def _near(before: Line, line: Line) -> bool:
    """Whether a line that nothing attributes goes on with the one before: in its sentence, or right after it."""
    if line.how == "none":
        return line.first == before.last
    return line.first - before.last <= 1


def _lent(lines: Sequence[Line], made: Sequence[Clause | None]) -> list[Block]:
    """Quotations that stand alone, given to whom the sentence before quotes ("He voiced a rumour. \"They should ...\"")."""
    found = []
    for line in lines:
        if line.quote.end - line.quote.start <= _WHOLE * 5:
            continue
        before = line.first - 1
        clause = made[before] if before >= 0 else None
        if clause is None or clause.sentence.title:
            continue
        frames = [f for f in clause.frames if f.source and f.cue.kind in _TELLING]
        # "..., according to the results, said the chairman": whoever says so goes before what he goes by
        frames.sort(key=lambda f: f.cue.lemma == "according")
        if frames:
            found.append(Block((before, frames[0].verb), [line], True))
    return found
