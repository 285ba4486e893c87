"""Days and places of sayings: "X said here on Tuesday ..., in a meeting with Y" dates the meeting too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.times.days import single

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


class Saying(NamedTuple):
    """Who (indices of people) said something, on which day, and whether "here"."""

    people: tuple[int, ...]
    day: str
    here: bool
    sentence: int = 0
    unnamed: bool = False


def lead_saying(views: list[View]) -> Saying | None:
    """The dated saying that the report opens with; one of somebody named rather than of "a senior official"."""
    unnamed: Saying | None = None
    for view in views[:5]:
        if view.sentence.title:
            continue
        verb = next(
            (i for i, w in enumerate(view.words) if w in group("say_verbs") or w in group("assert_verbs")),
            None,
        )
        if verb is None:
            continue
        day = _day(view, verb)
        known = view.analysis.people
        people = tuple(
            p for a in roles.subject(view, verb) for p in a.people if p < len(known) and known[p].name
        )
        office = not people and any(
            a.kind in ("office", "person", "group") for a in roles.subject(view, verb)
        )
        said = Saying(people, day, "here" in view.words[verb : verb + 5], view.index, office) if day else None
        if said and people:
            return said
        unnamed = unnamed or said
    return unnamed


def lead_day(views: list[View]) -> str | None:
    """The one day of which the first sentence after the headline tells, or None."""
    for view in views[:5]:
        if not view.sentence.title and len(view.words) > 6:
            told = {t.edtf for _, _, t in view.spans_of_times if t.edtf and single(t.edtf)}
            return told.pop() if len(told) == 1 else None
    return None


def _day(view: View, verb: int) -> str | None:
    for first, last, time in view.spans_of_times:
        told = view.words[verb] == "told" and first <= verb + 10 and "that" not in view.words[verb:first]
        if (
            single(time.edtf)
            and time.edtf
            and (verb < first <= verb + 5 or 0 <= verb - last <= 2 or (told and verb < first))
        ):
            return time.edtf
    return None


_CLOSING = frozenset(('"', "”", "''"))


def told_at(view: View, first: int) -> bool:
    """Whether the trigger at token `first` is where the words were said ("told the meeting", "said when meeting X")."""
    if first <= 3 and view.words[0] in ("in", "during", "at"):
        return True  # "In a meeting with X, the president referred to ..."
    before = view.words[max(0, first - 12) : first]
    closed = max((i for i in range(first) if view.words[i] in _CLOSING), default=None)
    if closed is not None:
        before += view.words[
            closed + 1 : closed + 3
        ]  # "...," said X, head of an office of Y, during a meeting with Z
    said = any(
        w in group("say_verbs") or w in group("assert_verbs") or w in ("remarks", "remark", "comments")
        for w in before
    )
    said = said or _made_remarks(view, first)
    near = view.words[max(0, first - 4) : first]
    if {"ceremony", "session"} & set(near):
        near = view.words[max(0, first - 8) : first]  # "while addressing the opening ceremony of the summit"
    return said and bool(
        {"in", "at", "during", "when", "while", "told", "with", "after", "following"} & set(near)
    )


def _made_remarks(view: View, first: int) -> bool:
    """Whether the sentence takes up what was said, however long the list of those it was said with."""
    opening = view.words[: min(first, 8)]
    return "made" in opening and bool({"remark", "remarks", "comment", "comments"} & set(opening))
