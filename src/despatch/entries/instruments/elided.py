"""Texts told without their noun: "a memorandum on energy and one on tourism", "a pact with Chile on fish and with Peru on ports"."""

from collections.abc import Callable
from typing import NamedTuple

from despatch.entries.instruments.actions import action_of
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.deeds import deed_at
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.lists import COUNTING, singular
from despatch.model import Token

_JOINING = frozenset(("and", "but", ",", ";", ":"))
_ORDERED = frozenset(("second", "third", "fourth", "other", "further", "one"))
_OF_IT = frozenset("on for with between concerning covering about to in regarding governing".split())
_STOPS = frozenset("; . who which that said told when while because although if whether".split())
_REACH = 26  # tokens from one text to the next that shares its noun
_SUBJECT = 5  # tokens that a new subject takes ("and Chile one with Vietnam")


class Joint(NamedTuple):
    """Where a text without its noun is joined on: the token that joins it, what stands for the noun, its own subject and verb."""

    at: int
    head: int
    subject: bool = False
    verb: bool = False


def joint(tokens: tuple[Token, ...], k: int) -> Joint | None:
    """The text without its noun that is joined on by the word at `k`; None where none is."""
    if k + 3 >= len(tokens) or tokens[k].word.lower() not in _JOINING:
        return None
    n = k + 1 + (tokens[k + 1].word.lower() in ("and", "but"))
    entry = deed_at(tokens, n)
    verb = bool(entry and entry[1] == "past")
    head = _stands_for(tokens, n + verb)
    if head:
        return Joint(k, head, verb=verb)
    if verb or not tokens[n].word[0].isupper():
        return None
    for m in range(n + 1, min(n + _SUBJECT, len(tokens) - 2)):
        if tokens[m].word.lower() in ("one", "another") and tokens[m + 1].word.lower() in _OF_IT:
            return Joint(k, m, subject=True)
        if not (tokens[m].word[0].isupper() or tokens[m].word.lower() in ("and", "the", "of")):
            return None
    return None


def _stands_for(tokens: tuple[Token, ...], n: int) -> int | None:
    """The token that stands for the noun in "one on", "another with", "a second (one) on", "the other on" at `n`."""
    low = [t.word.lower() for t in tokens[n : n + 4]]
    if len(low) < 4:
        return None
    if low[0] in ("one", "another") and low[1] in _OF_IT:
        return n
    if (low[0] in ("a", "yet") and low[1] in _ORDERED) or low[:2] in (["the", "other"], ["the", "one"]):
        last = n + 1 + (low[2] == "one")
        return last if tokens[last + 1].word.lower() in _OF_IT else None
    return None


def with_again(tokens: tuple[Token, ...], begin: int, k: int) -> bool:
    """Whether "and with" at `k` goes on after a "with" told from `begin` on: "with Chile on fish | and with Peru on ports"."""
    if tokens[k].word != "and" or k + 2 >= len(tokens) or all(t.word != "with" for t in tokens[begin:k]):
        return False
    if tokens[k + 1].word == "with":
        return any(
            t.word[0].isupper() for t in tokens[k + 2 : k + 5]
        )  # or "on fish with Chile | and on ports with Peru"
    between = [t.word for t in tokens[k + 2 : k + _SUBJECT + 2]]
    if tokens[k + 1].word != "on" or "with" not in between[1:]:
        return False
    matter = between[: between.index("with")]
    return all(w.islower() for w in matter) and lexicon().last_words.isdisjoint(matter)


def elided(whole: Candidate, text: str, end_after: Callable[[int], int]) -> list[Candidate]:
    """`whole` with the texts that share its noun behind it; "two pacts, one on gas and one on oil" gives way to these.

    `text` is the report's, `end_after` tells where what is told of a text ends of which a token stands for the noun.
    """
    tokens = whole.sentence.tokens
    told = [t.word for t in tokens[whole.first : whole.head + 1] if t.word.lower() not in COUNTING]
    noun = singular(" ".join(told)) if told and told[-1].endswith("s") else " ".join(told)
    found: list[Candidate] = []
    k, last, counts = whole.head + 1, whole.head + _REACH, False
    while k < min(last, len(tokens) - 3):
        low = tokens[k].word.lower()
        if low in _STOPS or (k >= whole.end and low in lexicon().last_words):
            break
        at = joint(tokens, k) or (Joint(k, k) if with_again(tokens, whole.head, k) else None)
        if at is None:
            k += 1
            continue
        counts = counts or (not found and low in (",", ":") and noun != " ".join(told) and not at.subject)
        end = end_after(at.head)
        title = f"{noun} {text[tokens[at.head + 1].start : tokens[end - 1].end]}".replace("\n", " ")
        action, own = whole.action, action_of(tokens, at.head, at.head, end)
        if own and own.at >= end:
            action = own  # "and another on banks was signed on Friday"
        elif own and action and at.verb:
            action = action._replace(action=own.action)
        found.append(
            whole._replace(first=at.head, head=at.head, end=end, title=title, action=action, definite=False,
                           listed=True, since=at.at if at.subject else None))  # fmt: skip
        k, last = end, end + _REACH
    return found if counts else [whole, *found]
