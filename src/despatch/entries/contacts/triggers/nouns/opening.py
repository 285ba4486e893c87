"""Which nouns open a trigger, and of what kind: a meeting, a call or a conference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides import partners as partners_of
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.meetings import is_noun_use
from despatch.entries.contacts.triggers.nouns.heads import of_heads
from despatch.entries.contacts.triggers.nouns.membership import of_member
from despatch.entries.contacts.triggers.nouns.named import sitting_by_name
from despatch.entries.contacts.triggers.nouns.rows import one_of_each, row_after, row_of_bodies
from despatch.entries.contacts.triggers.nouns.sides import sided
from despatch.entries.contacts.triggers.nouns.strength import PLURALS
from despatch.entries.contacts.triggers.nouns.telephoning import is_told_call
from despatch.entries.contacts.triggers.nouns.visiting import civil_visit, courtesy_call, is_courtesy
from despatch.entries.contacts.triggers.phrases import compound, is_call, phrase_first

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def noun_triggers(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers that the noun at `i` opens, if it is one that tells of a meeting, call or conference."""
    word = view.words[i]
    if word in ("exchange", "exchanges") and _of_views(view, i):
        yield from sided(view, i, phrase_first(view, i), "meeting", title)
        return
    if is_courtesy(view, i) or civil_visit(view, i):
        yield from courtesy_call(view, i, title)
        return
    conference = word in group("conference_nouns") or sitting_by_name(view, i)
    if not conference and word not in group("meeting_nouns") and word not in group("call_nouns"):
        return
    if word in ("meeting", "meet", "talk", "talks", "call", "calls", "meets") and _is_verb(view, i):
        return
    first = phrase_first(view, i)
    if _of_somebody(view, i, first, conference) or (conference and of_member(view, first, i)):
        return
    before = view.words[first:i]
    if any(w in group("not_contact_before") for w in before[-2:]) or compound(view, i):
        return
    if (word == "assembly" and view.word(i - 1) != "general") or (
        word == "bilateral" and not _bilateral_noun(view, i)
    ):
        return
    if (
        conference
        and (view.word(first - 1) in ("a", "an") or view.word(first - 2) != "as")
        and (view.word(first - 1) in ("a", "an", "the") and _equals(view, first))
    ):
        return  # "served as a forum", "is the summit of", but "as the summit opened"
    if conference and "by" in view.words[max(0, first - 2) : first]:  # "adopted by the General Assembly"
        return
    row = row_of_bodies(view, first, i) or row_after(view, i) if conference and word in PLURALS else []
    if row:
        yield from one_of_each(view, i, row, title)
        return
    call = is_call(view, i, first) and not (conference and _of_a_body(view, first, i))
    if word in ("call", "calls") and not is_told_call(view, i, first, call):
        return
    yield from sided(view, i, first, _kind(view, i, call, conference), title)


def _kind(view: View, i: int, call: bool, conference: bool) -> str:
    """A virtual summit is a gathering, or a call of two sides: what it is told with will say (`gatherings`)."""
    word = view.words[i]
    gathers = conference and (word in VIRTUAL or sitting_by_name(view, i))
    talk = word == "conversation" and not partners_of.face_to_face(view)
    if (call and not gathers) or talk or word in ("call", "calls"):
        return "call"
    return "conference" if conference or of_heads(view, i) else "meeting"


VIRTUAL = frozenset(("summit", "summits", "ministerial", "forum"))


def _of_a_body(view: View, first: int, i: int) -> bool:
    """ "the virtual APEC summit": a gathering, wherever those who attend it sit."""
    return any(a.kind == "body" for a in partners_of.inside(view, first, i))


def _of_views(view: View, i: int) -> bool:
    return view.word(i + 1) == "of" and view.word(i + 2) in ("views", "opinions", "view")


def _of_somebody(view: View, i: int, first: int, conference: bool) -> bool:
    """Whether the noun only tells what somebody is, or whom he speaks for."""
    return _of_envoy(view, first) or (conference and (_in_office(view, i) or _spoken_for(view, first)))


def _in_office(view: View, i: int) -> bool:
    """Whether the noun only belongs to somebody's office ("the president of the conference")."""
    n = view.actor_at.get(i)
    return n is not None and view.actors[n].kind in ("person", "office") and view.actors[n].last > i


def _of_envoy(view: View, first: int) -> bool:
    """Whether the talks are but what somebody is envoy for ("the UN envoy for border talks")."""
    i = first - 1 - (view.word(first - 1) == "the")
    return view.word(i) in ("for", "on") and view.word(i - 1) in _ENVOYS


_ENVOYS = frozenset("envoy envoys mediator facilitator rapporteur coordinator spokesman spokeswoman".split())


def _spoken_for(view: View, first: int) -> bool:
    """Whether it is an organisation that only calls itself so ("a spokesman for the Peru Freedom Forum")."""
    i = first - 1 - (view.word(first - 1) in ("the", "a"))
    return view.word(i) in ("for", "of", "with") and view.word(i - 1) in _STAFF


_STAFF = frozenset(
    "spokesman spokeswoman spokesperson member founder director researcher analyst activist".split()
)


def _equals(view: View, first: int) -> bool:
    """Whether the phrase only says what something is ("is the summit of", "will be the 21st summit in the series")."""
    if view.word(first - 2) == "be":
        return view.word(first - 3) == "will" and view.word(first - 4) in ("it", "this")
    return view.word(first - 2) in _EQUALS


_EQUALS = frozenset(("become", "became", "is", "as", "was", "remains"))


def _is_verb(view: View, i: int) -> bool:
    word, before, after = view.words[i], view.word(i - 1), view.word(i + 1)
    if word == "meeting":
        return not is_noun_use(view, i)
    if word == "meet":
        return before not in ("a", "the", "summit")
    if before in ("phone", "telephone", "video"):
        return False
    if word == "talk" and (before in _DETERMINED or view.word(i - 2) in _DETERMINED):
        return False  # "their bilateral talk on Monday with X"
    if word in ("talk", "call", "calls"):
        return before in ("to", "will", "would", "can", "we", "they", "i", "you", "not", "and") or after in ("on", "for", "upon") \
            or (word == "calls" and before not in ("phone", "telephone"))  # fmt: skip
    return (
        word == "talks"
        and after in ("to", "about")
        and before not in group("light_verbs")
        and i - 1 in view.actor_at
    )


_DETERMINED = frozenset("a an his her their its 's ’s".split())


def _bilateral_noun(view: View, i: int) -> bool:
    """ "held a bilateral on the sidelines", not "bilateral relations"."""
    nxt = view.word(i + 1)
    return (nxt in group("prepositions") or nxt in (",", ".", "", "and", "today")) and view.word(i - 1) in (
        "a",
        "the",
        "their",
        "brief",
    )
