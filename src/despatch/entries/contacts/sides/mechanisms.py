"""The recurring format that a contact belongs to, as the report names it ("12th meeting of the ... Working Group")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors.organs import joint_organ
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_LEFT_STOPS = frozenset(
    'the a an his her their its this that at in on to for with from by during after before and , ; : “ ” "'.split()
)
_ADJECTIVES = frozenset(
    "upcoming ongoing planned scheduled next last recent previous two-day three-day four-day one-day five-day day held late "
    "forthcoming proposed key special emergency crucial landmark".split()
)


_ORGANS = frozenset("council commission committee dialogue group forum".split())
_RIGHT_STOPS = frozenset(", . ; in at said which that who will to was is".split())


def mechanism_of(view: View, trigger: Trigger) -> str | None:
    """The mechanism that the words of `trigger` name; None where they only say "talks" or "meeting"."""
    marked = _marked(view, trigger)
    if marked is not None:
        return marked
    if trigger.kind not in ("meeting", "conference", "call"):
        return None
    noun = trigger.last - 1
    first, last = _leftwards(view, noun, trigger.first), _rightwards(view, noun)
    if trigger.verb == noun:  # "The Council of Ministers met": its organ is the format, a bare body is none
        organs = [a for a in trigger.sides if joint_organ(view, a)]
        first, last = (organs[0].first, organs[0].last) if organs else (first, noun)
        return view.text(first, last) if organs or _ORGANS & set(view.words[first:last]) else None
    words = view.words[first:last]
    if not any(_named(view, i) for i in range(first, last)):
        return None
    if trigger.kind != "conference" and not set(words) & group("formats"):
        return None
    return view.text(first, last)


def _marked(view: View, trigger: Trigger) -> str | None:
    best: str | None = None
    for mention in view.mentions:
        if mention.type != "occasion":
            continue
        first, last = _part(view, trigger, *view.extent(mention.start, mention.end))
        while last - 1 > first and (
            last - 1 in view.timed or last - 1 == trigger.verb or view.words[last - 1] in ("on", "in", "at")
        ):
            last -= 1
        words = view.text(first, last)
        if words.rpartition(" of ")[2].lower().split()[-1:] in _HOLDERS:
            continue  # "Trilateral Meeting of Prime Minister [X] and President [Y]": those who meet are no format
        if first < trigger.last <= last + 1 and len(words.split()) > 1 and len(words) > len(best or ""):
            best = words
    if best is None or not ({"margins", "sidelines"} & set(best.split())):
        return best
    within = best.rpartition(" of ")[2].removeprefix("the ")  # "meeting on sidelines of APEC forum"
    return within or None if trigger.kind == "conference" else None


_HOLDERS = [
    [head] for head in ("minister", "president", "premier", "chancellor", "secretary", "king", "leader")
]


def _part(view: View, trigger: Trigger, first: int, last: int) -> tuple[int, int]:
    """Of "annual summit and 2+2 meeting" the part that the trigger is in."""
    nouns = [
        k
        for k in range(first, last)
        if view.words[k] in group("meeting_nouns") or view.words[k] in group("conference_nouns")
    ]
    cuts = [
        k
        for k in range(first, last)
        if view.words[k] == "and" and any(n < k for n in nouns) and any(n > k for n in nouns)
    ]
    for cut in cuts:
        if trigger.last <= cut:
            return first, cut
        if trigger.first > cut:
            first = cut + 1
    return first, last


def _named(view: View, i: int) -> bool:
    word = view.tokens[i].word
    return word[0].isupper() or word[0].isdigit()


def _leftwards(view: View, noun: int, first: int) -> int:
    """Left over the phrase and over "Council of Heads of State" before it."""
    i = max(first, noun - 12)
    while i > 1 and noun - i < 14:
        word, before = view.word(i - 1), view.word(i - 2)
        if word == "of" and before and view.tokens[i - 2].word[0].isupper():
            i -= 2
        elif (
            _named(view, i - 1)
            and word not in _LEFT_STOPS
            and view.word(i) not in ("meeting", "talks", "summit", "session")
        ):
            i -= 1
        else:
            break
    while i < noun and (view.words[i] in _ADJECTIVES or view.words[i] in _LEFT_STOPS or i in view.timed):
        i += 1
    return i


def _rightwards(view: View, noun: int) -> int:
    """Right over "of the Chile-Peru Working Group on fisheries", "(CHS)"."""
    i, n = noun + 1, len(view.words)
    if view.word(i) == "(" and view.word(i + 2) == ")":
        i += 3
    if view.word(i) != "of":
        return i
    end, j = i, i + 1
    while j < n and j - i < 22:
        word = view.words[j]
        listed = word == "," and j + 1 < n and _named(view, j + 1) and "commission" in view.words[i:j]
        if not listed and (j in view.timed or word in _RIGHT_STOPS):
            break
        j += 1
        if (
            _named(view, j - 1)
            or word in group("formats")
            or word in (")", "ministers", "leaders", "terrorism", "cooperation")
        ):
            end = j
    words = set(view.words[i:end])
    bodies = [view.actors[view.actor_at[k]] for k in range(i, end) if k in view.actor_at]
    return end if words & group("formats") or any(a.kind == "body" for a in bodies) else noun + 1
