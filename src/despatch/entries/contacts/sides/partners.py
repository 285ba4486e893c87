"""Who a noun of meeting joins: "Sino-US talks", "talks between A and B", "a meeting with C", "at talks in X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.places.seats import capital_of
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_FACE_TO_FACE = frozenset(
    "sidelines margins face-to-face person dinner lunch here opened private tete-a-tete one-on-one presence delegations "
    "palace residence airport lounge".split()
)


def face_to_face(view: View) -> bool:
    """Whether a place or an occasion tells that a conversation was not by telephone."""
    words = set(view.words)
    return bool(words & _FACE_TO_FACE) or any(
        m.type == "place" and view.word(a - 1) in ("in", "at") for a, _, m in view.places
    )


def both(view: View, i: int) -> bool:
    """ "talks between the two sides" points back to sides told already."""
    after = view.words[i + 1 : i + 6]
    return after[:1] in (["between"], ["of"]) and bool({"two", "both", "three"} & set(after))


def attended(view: View, first: int) -> bool:
    """ "said at a meeting of", "during talks in Abidjan", "failed in three hours of talks": who is spoken of was there."""
    i = _before_length(view, first) - 1
    while i >= 0 and (i in view.timed or view.words[i] in _BEFORE_NOUN):
        i -= 1
    return view.word(i) in ("at", "during", "in", "after", "attended", "attend", "attending", "told", "addressed",
                            "addressing")  # fmt: skip


_BEFORE_NOUN = frozenset("the a an their this his her 's ’s".split())
_MEALS = frozenset("dinner lunch luncheon banquet breakfast reception".split())
_PARTNER_STOPS = frozenset(
    "that who which while when but said where whose discussed discussing agreed aimed ; after before saying ahead".split()
)


_SIGNING = frozenset(
    "sign signs signed signing agree agreed adopt adopted conclude concluded initial initialled reach reached clinched struck".split()
)


def signers(view: View, first: int) -> list[Actor]:
    """ "A and B will sign the treaty at a summit in Paris": both are there."""
    if not attended(view, first):
        return []
    first = _before_length(view, first)
    for i in range(first - 2, max(-1, first - 14), -1):
        if view.words[i] in _SIGNING:
            by = view.word(i + 1) == "by"  # "was reached by A and B at talks in Lima"
            found = lists.actors_after(view, i + 2, first) if by else roles.subject(view, i)
            return found if len({p for a in found for p in a.parties}) > 1 else []
        if view.words[i] in ("that", "who", "which", "said"):
            break
    return []


def _before_length(view: View, first: int) -> int:
    """Where "two days of talks", "weeks of talks" begins, for the phrase at `first`; else `first`."""
    if view.word(first - 1) != "of" or view.word(first - 2) not in _LENGTHS:
        return first
    i = first - 2
    while view.word(i - 1) in _COUNTS or i - 1 in view.timed:
        i -= 1
    return i


_LENGTHS = frozenset("day days hour hours week weeks round rounds month months".split())
_COUNTS = frozenset("a an the two three four five six several many long intense intensive".split())


def inside(view: View, first: int, noun: int) -> list[Actor]:
    """Parties named within the phrase: "Sino-US talks", "India-Russia summit", "EU-China summit"."""
    return [
        a
        for a in view.actors
        if first <= a.first + (view.words[a.first] == "the")
        and a.parties
        and (a.last <= noun or (a.kind == "body" and a.last == noun + 1))
    ]


def only_where(view: View, named: list[Actor], others: set[str]) -> bool:
    """Whether a phrase names a capital alone, and a side besides is told: "A at the Abuja talks" is there."""
    if len(named) != 1 or named[0].kind != "state" or not others - {*named[0].parties}:
        return False
    return view.text(named[0].first, named[0].last) == capital_of(named[0].parties[0])


_LISTING = frozenset("includes included covers covered comprises contains".split())


def between(view: View, i: int, end: int) -> list[Actor]:
    """The actors of "between A and B" or "of A and B" after the noun at `i`."""
    for j in range(i + 1, min(i + 14, end)):
        word = view.words[j]
        if word in _LISTING:
            return []  # "the agenda of the meeting includes the dispute between A and B"
        if word in ("between", "among", "involving"):
            return lists.actors_after(view, j + 1, end)
        if word == "of" and all(k in view.timed or view.words[k] == "on" for k in range(i + 1, j)):
            return _with_whom(view, lists.actors_after(view, j + 1, end), end)
        if word == "of" and _after_place(view, i, j):
            found = lists.actors_after(view, j + 1, end)
            return found if len(found) > 1 or any(len(a.parties) > 1 for a in found) else []
        if word == "with":
            return []
    return []


def _with_whom(view: View, found: list[Actor], end: int) -> list[Actor]:
    """The actors of "of A with B", where A is one side."""
    if found and len({p for a in found for p in a.parties}) < 2 and view.word(found[-1].last) == "with":
        return [*found, *lists.actors_after(view, found[-1].last + 1, end)]
    return found


_DRAWING = frozenset("gathered gathers gathering involved involves involving grouped groups grouping".split())


_GIVEN = frozenset(
    "hosted co-hosted cohosted co-chaired co-sponsored cosponsored co-organized co-organised".split()
)


_LED = frozenset("chaired led headed".split())


def present(view: View, i: int, end: int) -> list[Actor]:
    """Who takes part by the predicate after the noun at `i`: "was attended by A and B", "which brought together A and B"."""
    for j in range(i + 1, min(i + 26, end - 1)):
        pair = (view.words[j], view.words[j + 1])
        given = pair[0] in _GIVEN and pair[1] == "by"
        if given or pair in (("attended", "by"), ("brought", "together")):
            return lists.actors_after(view, j + 2, end)
        if pair[0] in _LED and pair[1] == "by" and view.words[j - 1] in group("be"):
            chairs = lists.actors_after(view, j + 2, end)
            if len({p for a in chairs for p in a.parties}) > 1:
                return chairs
        if pair[0] in _DRAWING and view.word(j - 1) in (
            "which",
            "and",
            ",",
            "meeting",
            "summit",
            "conference",
            "talks",
            "session",
        ):
            return lists.actors_after(view, j + 1, end)
        if pair[0] in ("said", "told", ";", "that"):
            return []
    return []


def _after_place(view: View, i: int, j: int) -> bool:
    """ "the meeting in Moscow of A and B"."""
    return view.word(i + 1) in ("in", "at") and any(
        m.type == "place" and first == i + 2 and last == j for first, last, m in view.places
    )


def _for_whom(view: View, i: int, end: int) -> int:
    """Index of the "for" before those a meal is given for, where and when it is given passed over."""
    placed = {k for a, b, _ in view.places for k in range(a, b)}
    while i < end and (i in view.timed or i in placed or view.words[i] in ("in", "at", "on")):
        i += 1
    return i


def partners(view: View, i: int, end: int) -> list[Actor]:
    """The actors of "with ..." after the noun, before the next verb of a new clause; who a meal is given for."""
    if view.words[i] in _MEALS and (view.word(i + 1) in ("for", "in", "on") or i + 1 in view.timed):
        given = _for_whom(view, i + 1, end)
        guests = given + 1 if view.word(given) == "for" else i + 4 if view.word(i + 3) == "of" else end
        found = [a for a in lists.actors_after(view, guests, end) if a.kind in ("person", "office", "group")]
        if found:
            return found
    if view.words[i] in ("audience", "audiences"):
        given = next(
            (j for j in range(i + 1, min(i + 6, end)) if j not in view.timed and view.words[j] != "on"), end
        )
        if view.word(given) in ("to", "for"):
            return lists.actors_after(view, given + 1, end)
    stop = end
    for j in range(i + 1, end):
        word = view.words[j]
        if word in _PARTNER_STOPS or (word == "," and j + 1 not in view.timed and j - 1 not in view.timed):
            stop = j
            break
        if word == "with":
            found = lists.actors_after(view, j + 1, end)
            if not lists.only_talked_of(view, i + 1, j, found):
                return found
    return lists.with_phrase(view, i + 1, stop)
