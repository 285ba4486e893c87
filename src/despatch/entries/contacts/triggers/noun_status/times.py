"""Whether what a noun tells of is over, to come or under way, by the words and times beside its phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def to_come(view: View) -> str:
    """Status of what the rest of the sentence follows on: to come where that is to come, and nobody says so."""
    words = view.words
    is_to = any(
        w in ("is", "are", "was", "were") and words[k + 1 : k + 2] == ["to"] for k, w in enumerate(words)
    )
    if any(_is_future(view, k) for k in range(len(words))) or is_to:
        return "open" if group("say_verbs") & set(words) else "planned"
    return "held"


def gone_by(view: View, first: int) -> bool:
    """Whether the time after the phrase is past in so many words ("following X's visit earlier this month")."""
    timed = [i for i in range(first, min(first + 16, len(view.words))) if i in view.timed]
    return any(view.words[i] in _PAST_TIMES or view.word(i - 1) == "earlier" for i in timed)


_PAST_TIMES = frozenset("earlier last ago yesterday previous".split())


def _is_future(view: View, k: int) -> bool:
    """Whether the word at `k` is "will" or "shall", and not the noun ("both countries' political will")."""
    return view.words[k] in ("will", "shall") and view.word(k - 1) not in _BEFORE_THE_NOUN


_BEFORE_THE_NOUN = frozenset(
    "political the a their his her its our no free good common strong real same".split()
)


_PLAIN = frozenset(("talks", "meeting", "negotiations"))


SCHEDULED = frozenset(("would", "will", "shall", "scheduled", "due", "expected", "slated"))


def leading_up(view: View, i: int, first: int) -> str | None:
    """What "before", "ahead of" or "prior to" at `i` make of the phrase; None where there is none of them."""
    word, before = view.word(i), view.word(i - 1)
    plain = view.word(first - 1) == "the" and _PLAIN & set(view.words[first : first + 6])
    if (word, before) == ("to", "prior") and plain:
        return "open"  # "prior to the talks": they may be over as well
    if word != "before" and (word, before) not in _AHEAD:
        return None
    done = word == "before" and i <= 1 and not (group("say_verbs") | SCHEDULED) & set(view.words)
    return "open" if done else "planned"  # "Before their talks, the two laid a wreath"


_AHEAD = frozenset({("of", "ahead"), ("of", "eve"), ("to", "prior"), ("to", "run-up")})


def beside(view: View, first: int) -> set[str]:
    """The words outside quotations that tell when a phrase with "during" is: not what was said in the talks themselves."""
    said = next((k for k in range(first - 1, -1, -1) if view.words[k] in group("say_verbs")), None)
    after = next(
        (k for k in range(first, len(view.words)) if view.words[k] in group("say_verbs")), len(view.words)
    )
    last = after if said is None else first
    return {view.words[k] for k in range(said or 0, last) if k not in view.quoted}


def acting_there(view: View, i: int, first: int) -> bool:
    """ "will discuss it at a meeting on Sunday", "At the summit, they will sign a pact": the preposition is at `i`."""
    if view.word(i - 1) in _BEING_THERE:
        return False  # "will recall our presence at the forum"
    for k in range(i - 1, max(-1, i - _CLAUSE), -1):
        word = view.words[k]
        if word in _OTHER_CLAUSE or word in group("say_verbs"):
            return False
        if _is_future(view, k):
            return True
    if i > 1:
        return False
    for k in range(first, min(first + 2 * _CLAUSE, len(view.words))):
        word = view.words[k]
        if _is_future(view, k):
            return "," in view.words[first:k]
        if word in group("say_verbs") or word in group("be") or word in group("have") or word.endswith("ed"):
            return False
    return False


def about_to(view: View, i: int) -> bool:
    """ "is set to raise it during his visit", "is to sign it during the talks": the preposition is at `i`."""
    for k in range(i - 1, max(0, i - _CLAUSE), -1):
        word = view.words[k]
        if word in _OTHER_CLAUSE or word in group("say_verbs"):
            return False
        if word == "to" and view.word(k - 1) in _ABOUT_TO and k not in view.timed:
            return True
    return False


_ABOUT_TO = frozenset("is are set poised slated planning intends".split())
_BEING_THERE = frozenset(("presence", "participation", "attendance"))
_CLAUSE = 16  # words
_OTHER_CLAUSE = frozenset('; : “ ” " that who which where what after before when while if and but'.split())
