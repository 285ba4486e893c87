"""Sides that a word stands for, told of before: "his guest", "the delegation", "the board of the IAEA"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def delegation(view: View, verb: int) -> list[Actor]:
    """ "The delegation also met X": that of the state whose delegation the report has told of."""
    i = verb - 1 - (view.word(verb - 1) in ("also", "then", "later"))
    if view.words[max(0, i - 1) : i + 1] != ["the", "delegation"]:
        return []
    start = view.sentence.start
    for mention in reversed(view.analysis.mentions):
        if (
            mention.start < start
            and len(mention.parties) == 1
            and mention.type in ("state", "organisation", "office")
        ):
            said = view.analysis.report.text[mention.start : mention.end + len(" delegation")].lower()
            if said.endswith("delegation"):
                return [Actor(i - 1, i + 1, "group", (), mention.parties)]
    return []


def guest(view: View, verb: int) -> list[Actor]:
    """ "met his guest", "received her visitor": the last person told of before who is of another party."""
    if view.word(verb + 1) not in ("his", "her") or view.word(verb + 2) not in _GUESTS:
        return []
    own = {p for s in roles.subject(view, verb) for p in s.parties}
    start = view.tokens[verb].start
    for mention in reversed(view.analysis.mentions):
        if mention.start < start and mention.type == "person" and len(mention.people) == 1:
            party = view.analysis.people[mention.people[0]].party
            if party and own and party not in own:
                return [Actor(verb + 1, verb + 3, "person", mention.people, (party,))]
    return []


_GUESTS = frozenset("guest visitor host".split())


def council(view: View, verb: int) -> list[Actor]:
    """ "The governing board of the IAEA is to meet", "IGAD's council met": the body whose organ meets, told before the verb."""
    owner = _owner_of_organ(view, verb)
    before = [a for a in view.actors if a.last <= verb and not a.modifier]
    if owner is not None or not before:
        return [owner] if owner is not None else []
    if before[-1].kind not in ("body", "organisation") or ";" in view.words[before[-1].last : verb]:
        return []
    first = before[-1].first - 1
    if view.word(first) == "the":
        first -= 1
    organ = view.word(first) == "of" and _ORGANS & set(view.words[max(0, first - 2) : first])
    return before[-1:] if organ else []


def _owner_of_organ(view: View, verb: int) -> Actor | None:
    """The body before whose verb "'s council of ministers" or "'s peace and security council" stands."""
    end = verb
    while view.word(end - 1) in _AUXILIARIES or view.word(end - 1).endswith("ly") or end - 1 in view.timed:
        end -= 1
    for i in range(end - 1, max(0, end - _LONG - 1), -1):
        if view.words[i] in ("'s", "’s"):
            n = view.actor_at.get(i - 1)
            owned = n is not None and view.actors[n].kind in ("body", "organisation")
            return view.actors[n] if n is not None and owned and _organ(view.words[i + 1 : end]) else None
        if not view.words[i].isalpha():
            break
    return None


def _organ(words: list[str]) -> bool:
    """Whether a phrase ends in the name of an organ, told alone or with who sits in it ("council of ministers")."""
    head = words[: words.index("of")] if "of" in words else words
    return bool(head) and head[-1] in _ORGANS


def bloc(view: View, verb: int) -> list[Actor]:
    """ "The group will meet again in May", "ministers may meet", "the bloc's ministers": those of the report's one body."""
    end = verb
    while view.word(end - 1) in _AUXILIARIES or view.word(end - 1).endswith("ly"):
        end -= 1
    first = end - 1
    bare = view.word(first) in _THEIRS and view.word(first - 1) in ("", ",", "that", "oil")
    bare = bare and view.word(verb + 1) == "again"  # "ministers may meet again in May": those who just met
    if view.word(first) in _THEIRS and not bare:
        while view.word(first) not in ("'s", "’s") and end - first < _LONG:
            first -= 1
        first -= 1
    if not bare and (view.word(first) not in _BLOCS or view.word(first - 1) != "the"):
        return []
    start = view.tokens[first].start
    told = [
        m for m in view.analysis.mentions if m.start < start and len(m.parties) == 1 and is_body(m.parties[0])
    ]
    bodies = {m.parties[0] for m in told} - {"UN"}
    lately = view.analysis.sentences[max(0, view.index - _LATELY)].start
    if len(bodies) != 1 or not any(m.start >= lately and m.parties[0] in bodies for m in told):
        return []
    return [Actor(first - 1, end, "body", (), (bodies.pop(),))]


_BLOCS = frozenset("bloc group grouping cartel alliance organisation organization union".split())
_THEIRS = frozenset("ministers leaders members".split())
_AUXILIARIES = frozenset(
    "will would is are was were to be due has have had also again next may could should scheduled expected set".split()
)
_LATELY = 3  # sentences in which the body has been named
_LONG = 6  # words of "bloc's foreign ministers"


_ORGANS = frozenset(
    "council board committee commission assembly parliament ministers leaders members governors heads group conference".split()
)
