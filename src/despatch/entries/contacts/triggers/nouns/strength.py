"""How surely a noun tells of a contact of its own: a summit does, engagement or a round hardly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def one_of_its_kind(view: View, first: int, i: int) -> bool:
    """Whether "dialogue" is one that is held: "hold a strategic dialogue", not "hold dialogue" or "a dialogue of cultures"."""
    return (
        first < i
        and view.words[i] in ("dialogue", "dialog")
        and view.word(first - 1) in ("a", "an", "another")
    )


ABSTRACT = frozenset(
    "dialogue dialog engagement engagements interaction interactions exchanges contacts".split()
)


PLURALS = frozenset(("forums", "summits", "conferences", "sessions", "meetings"))


def strength_of(view: View, i: int, told: bool, sided: bool) -> int:
    """`told`: a verb says that it takes place; `sided`: its phrase names somebody."""
    word = view.words[i]
    if word == "round" and told and is_round(view, i):
        return 1
    if word in ("round", "rounds") and not {"talks", "negotiations", "consultations", "dialogue"} & set(
        view.words[i + 1 : i + 7]
    ):
        return 0
    if word.startswith("exchange"):
        return 2 if told and sided else 1 if sided else 0
    if word in PLURALS and not told:
        return 1 if sided else 0
    if word in group("series_nouns"):
        return 0
    if word in ABSTRACT and not told:  # "active engagement", "a dialogue between cultures"
        return (
            1
            if sided and word == "dialogue" and view.tokens[i].word[0] == "D" and not view.sentence.title
            else 0
        )
    if word in group("weak_nouns"):
        return 2 if told and sided else 1 if sided else 0
    return 2


def is_round(view: View, i: int) -> bool:
    """Whether "round" at `i` is one of a series told elsewhere ("The first round was held in 2003")."""
    return view.words[i] == "round" and view.word(i - 1) in _COUNTED and view.word(i + 1) != "of"


_COUNTED = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last previous latest next".split()
)
