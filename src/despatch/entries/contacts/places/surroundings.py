"""What stands around the name of a town: "in the rebel-held northern Peruvian town of X", "at the new X Convention Centre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TOWNS = frozenset(
    "town city village resort port capital suburb township settlement hamlet stronghold hub metropolis island state country "
    "nation enclave emirate oasis outpost".split()
)
_VENUES = frozenset(
    "center centre hall hotel palace airport guesthouse castle university institute academy museum stadium complex villa".split()
)
_IN = frozenset(("in", "at", "near", "outside", "inside"))
_MOST_MODIFIERS = 7  # tokens between "in the" and the town noun
_MOST_NAMES = 5  # tokens of a venue's name


def before_town(view: View, first: int) -> int | None:
    """Index of the preposition of "in the [modifiers] town of X", where X begins at `first`; None if it is not so told."""
    noun = first - 1 - (view.word(first - 1) == "of")
    if view.word(noun) not in _TOWNS or noun < 1:
        return None
    for i in range(noun - 1, max(-1, noun - 2 - _MOST_MODIFIERS), -1):
        word = view.words[i]
        if word in _IN:
            return i
        if not (word[0].isalnum() or word in ("'s", "’s")) or _joins(word):
            return None
    return None


def of_occasion(view: View, start: int, first: int) -> bool:
    """Whether a place after `start` is that of what a contact follows on: "met X after clashes in Gaza", "amid unrest in Y"."""
    i = first - 1 - (view.word(first - 1) == "the")
    noun = view.tokens[i - 1].word if i > start else ""
    if view.word(i) not in ("in", "at", "near") or not noun.isalpha() or not noun.islower() or len(noun) < 4:
        return False
    if noun.endswith(("ing", "ly")) or noun in _MEETING or i - 1 in view.timed:
        return False  # "after arriving in Lima", "after talks in Lima"
    for k in range(i - 2, max(start - 1, i - 2 - _MOST_MODIFIERS), -1):
        if view.words[k] in _FOLLOWED:
            return True
        if k in view.actor_at or view.words[k] in (",", "and", "at", "in", "with", "to"):
            return False
    return False


_FOLLOWED = frozenset("after following amid over despite since".split())
_MEETING = frozenset(
    "talks meeting meetings visit visits summit conference ceremony negotiations session trip tour stay stop dinner "
    "lunch forum election inauguration funeral parade dialogue consultations".split()
)


def at_venue(view: View, first: int, last: int) -> bool:
    """Whether the town named between the tokens opens the name of the house where something is ("at Lima's Government Palace")."""
    if _after_venue(view, first):
        return True
    end = last + (view.word(last) in ("'s", "’s"))
    named = end
    while named < min(len(view.tokens), end + _MOST_NAMES) and view.tokens[named].word[:1].isupper():
        named += 1
    if named == end or view.words[named - 1] not in _VENUES:
        return False
    i = first - 1
    while (
        i > first - 6 and view.word(i) not in _IN and view.word(i)[:1].isalpha() and not _joins(view.word(i))
    ):
        i -= 1
    return view.word(i) in _IN


def _after_venue(view: View, first: int) -> bool:
    """Whether the house stands before the comma: "at State House, Nairobi", "at the Government Palace, Lima"."""
    i = first - 1
    if view.word(i) != "," or view.word(i - 1) not in _VENUES | {"house"}:
        return False
    while i > first - 7 and view.tokens[i - 1].word[:1].isupper():
        i -= 1
    i -= view.word(i - 1) == "the"
    return view.word(i - 1) in _IN


def within_town_phrase(view: View, first: int, last: int) -> bool:
    """Whether a place only tells where the town named after it lies ("the West Bank city of X", "the Baltic port X")."""
    for noun in range(last, min(last + 4, len(view.words) - 1)):
        if view.words[noun] in _TOWNS:
            town = noun + 1 + (view.word(noun + 1) == "of")
            named = any(a == town and m.type in ("place", "state") for a, _, m in view.places)
            return named and before_town(view, town) is not None
        if not view.words[noun][0].isalpha() or _joins(view.words[noun]):
            return False
    return False


def _joins(word: str) -> bool:
    """Whether a word begins or joins clauses and phrases: no modifier of a noun."""
    return word in _JOINING or any(
        word in group(name) for name in ("prepositions", "be", "have", "subordinators", "say_verbs")
    )


_JOINING = frozenset("and or but of that which who where".split())
