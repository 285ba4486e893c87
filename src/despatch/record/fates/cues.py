"""Words that tell of a promise that it is done, will not be, or is not yet: cue, tense, polarity, and what they are said of."""

from collections.abc import Sequence
from typing import NamedTuple

from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.promise import Promise
from despatch.record.fates.scope import AFTER, acts, auxiliaries, part, said_of
from despatch.record.fates.sense import is_so, of_itself, sense
from despatch.record.fates.tokens import Token

# Where one sentence tells several, the first of these counts.
_CHOICE = ("contradicted", "not yet", "again", "in part", "done")


class Cue(NamedTuple):
    """What a sentence tells of a promise, and the tokens (first, last) that tell it."""

    relation: str
    first: int
    last: int
    why: str


def cue_in(run: Sequence[Token], promise: Promise, shared: frozenset[str]) -> Cue | None:
    """The most telling cue of a sentence that is said of the promise's own words (`shared`), or None."""
    found = []
    for at, token in enumerate(run):
        if token.mark:
            continue
        cue = _late(run, at, promise, shared) or _verb(run, at, promise, shared)
        if cue:
            found.append(cue)
    if not found:
        return None
    return min(found, key=lambda c: (_CHOICE.index(c.relation), c.first))


def _late(run: Sequence[Token], at: int, promise: Promise, shared: frozenset[str]) -> Cue | None:
    """ "later than planned", "no longer": set phrases."""
    for phrase in lexicon().late.get(run[at].root, ()):
        part = run[at : at + len(phrase)]
        if len(part) == len(phrase) and all(t.root == p for t, p in zip(part, phrase, strict=True)):
            first, last = at, at + len(phrase) - 1
            near = said_of(run, first, last, shared, passive=True)
            if near and acts(run, promise):
                return Cue("contradicted", first, last, "later than promised, or no longer meant")
    return None


def _verb(run: Sequence[Token], at: int, promise: Promise, shared: frozenset[str]) -> Cue | None:
    words, token = lexicon(), run[at]
    own = token.root in promise.done_by
    completing = token.root in words.completed or (token.root in words.completed_now and is_so(run, at))
    aux = auxiliaries(run, at)
    before = frozenset(t.root for t in aux)
    if not own and (token.root in words.decided or token.root in words.denial):
        return _off(run, at, before, shared)
    if token.root in words.opposites.get(promise.verb, ()):
        return _opposite(run, at, before, shared)
    if not own and not completing:
        return None
    if promise.negative or promise.vague:
        return None
    passive = bool(before & words.being) and token.past
    if not said_of(
        run, at, at, shared, passive=passive or completing or of_itself(run, at), completing=completing
    ):
        return None
    relation = sense(run, at, before, own)
    if relation is None:
        return None
    if relation == "done":
        some = part(run, at, promise)
        return Cue("in part" if some else "done", at, at, some)
    return Cue(relation, at, at, "")


def _off(run: Sequence[Token], at: int, before: frozenset[str], shared: frozenset[str]) -> Cue | None:
    """A promise cancelled, put off, denied: unless that is denied itself, or only feared."""
    words = lexicon()
    token = run[at]
    denied = any(t.root in words.denial for t in run[:at])
    if before & words.perhaps or before & words.negation or denied:
        return None
    if at and run[at - 1].root in ("to", "plan", "want") and not before & {"decide", "have"}:
        return None
    denial = token.root in words.denial
    passive = (
        (bool(before & words.being) and token.past) or token.root in ("postpone", "delay", "miss") or denial
    )
    if not said_of(run, at, at, shared, passive=passive, reach=6 if denial else AFTER + 1):
        return None
    if (
        denial
        and any(t.root in words.decided or t.root in words.negation for t in run if t != token)
        and token.root in ("deny", "refute")
    ):
        return None
    return Cue("contradicted", at, at, "denied" if denial else "")


def _opposite(run: Sequence[Token], at: int, before: frozenset[str], shared: frozenset[str]) -> Cue | None:
    """The contrary of what was promised, told of the past."""
    words, token = lexicon(), run[at]
    if not token.past or before & (words.ahead | words.negation | words.denial):
        return None
    if not said_of(run, at, at, shared, passive=bool(before & words.being)):
        return None
    return Cue("contradicted", at, at, "the opposite of what was promised")
