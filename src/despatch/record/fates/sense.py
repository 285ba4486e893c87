"""Tense and polarity of a verb: done, not yet, still to come, or not to be."""

from collections.abc import Sequence

from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.tokens import Token

_SUBJECTS = frozenset(("it", "they", "we", "he", "she", "who", "which", "that", "also", "and"))


def of_itself(run: Sequence[Token], at: int) -> bool:
    """Whether what undergoes a verb is its subject: "the tanks arrived", "the ban took effect"."""
    return run[at].root in lexicon().intransitive and not (
        at + 1 < len(run) and (run[at + 1].root in ("the", "a", "an", "its", "their", "all"))
    )


def sense(run: Sequence[Token], at: int, before: frozenset[str], own: bool) -> str | None:
    """done | not yet | again | contradicted, from the tense and polarity of a verb; None where neither is plain."""
    words, token = lexicon(), run[at]
    ahead, no = bool(before & words.ahead), bool(before & words.negation)
    if not ahead and at and run[at - 1].root == "to":
        ahead = not no or "fail" not in before
    if no and ahead:
        certain = before & (words.certain | {"cannot"}) and not before & words.perhaps
        return (
            "contradicted"
            if own and certain and "yet" not in before
            else "not yet"
            if "yet" in before
            else None
        )
    if no:
        return "not yet" if token.past or before & {"do", "have", "fail", "be"} else None
    if ahead or "to" in [t.root for t in run[max(0, at - 2) : at]]:
        return "again"
    if token.past:
        return "done" if _told_of(run, at, before) else None
    return "done" if token.root in words.completed_now and is_so(run, at) else None


def _told_of(run: Sequence[Token], at: int, before: frozenset[str]) -> bool:
    """Whether a past form is what somebody did, or what was done: not an adjective ("the increased effort")."""
    if before & lexicon().being:
        return True
    previous = run[at - 1] if at else None
    if previous is None:
        return at + 1 < len(run)  # a headline or a list: "Donated ten million doses"
    return previous.root not in lexicon().stop or previous.root in _SUBJECTS


def is_so(run: Sequence[Token], at: int) -> bool:
    """ "is complete", "are now operational": an adjective that ends what is said."""
    follows = run[at + 1].root if at + 1 < len(run) else ","
    before = [t.root for t in run[max(0, at - 2) : at]]
    return (
        not run[at].past
        and "be" in before
        and (not follows.isalnum() or follows in ("and", "in", "since", "for"))
    )
