"""Triggers by verbs of which only the words around tell that somebody was met: saw, told visiting X, summoned, signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import status

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def saw(view: View, i: int) -> Iterator[Trigger]:
    """ "saw Minister X in Lima on Tuesday": somebody in person, where or when is told."""
    objects = lists.actors_after(view, i + 1, roles.clause_end(view, i))
    subjects = [s for s in roles.subject(view, i) if s.kind in ("person", "office", "pronoun")]
    seen = [o for o in objects if o.kind in ("person", "office")]
    what = status.verb_status(view, i)
    if what == "purpose" and view.word(i - 2) in ("scheduled", "due", "expected", "hopes"):
        what = "planned"
    joined = _joined(view, i)
    if joined and what == "present":
        what = "planned"
    if not seen or not subjects or seen != objects or what not in _SEEN:
        return
    after = range(seen[-1].last, min(seen[-1].last + 5, len(view.words)))
    placed = any(
        k in view.timed or view.word(k) in ("here", "there") or any(a == k for a, _, _ in view.named_places)
        for k in after
    )
    if (placed or joined) and not {p for s in subjects for p in s.parties} & {
        p for o in seen for p in o.parties
    }:
        yield Trigger(i, i + 1, "meeting", "held" if what == "present" else what, (*subjects, *seen), verb=i)


def _joined(view: View, i: int) -> bool:
    """ "is to hold talks with Y and see X": one more of those who are to be met."""
    if view.words[i] != "see" or view.word(i - 1) != "and":
        return False
    before = set(view.words[max(0, i - _ROW) : i])
    return bool(before & {"to", "will"}) and bool(before & (group("meet_verbs") | group("meeting_nouns")))


_ROW = 20  # tokens from the first verb of the row
_SEEN = ("held", "present", "planned", "unfulfilled")


def told_visitor(view: View, i: int) -> Iterator[Trigger]:
    """ "told visiting Minister X": the words were said to his face."""
    if view.word(i + 1) != "visiting":
        yield from _told_there(view, i)
        return
    hosts, guests = roles.subject(view, i), lists.actors_after(view, i + 2, roles.clause_end(view, i))
    if hosts and any(g.kind in ("person", "office", "group") for g in guests):
        yield Trigger(i, i + 1, "meeting", "held", (*hosts, *guests), verb=i)


def _told_there(view: View, i: int) -> Iterator[Trigger]:
    """ "told President X in Lima on Monday that": what is told in a town is told face to face."""
    others = lists.actors_after(view, i + 1, roles.clause_end(view, i))
    if len(others) != 1 or others[0].kind != "person" or view.word(others[0].last) not in ("in", "at"):
        return
    at = others[0].last + 1
    town = next((b for a, b, m in view.named_places if a == at and m.type == "place"), None)
    sides = [*(s for s in roles.subject(view, i) if s.kind in ("person", "office", "pronoun")), *others]
    dated = town is not None and (town in view.timed or (view.word(town) == "on" and town + 1 in view.timed))
    said = status.verb_status(view, i) in ("held", "present")
    if dated and said and len({p for s in sides for p in s.parties}) > 1:
        yield Trigger(i, i + 1, "meeting", "held", tuple(sides), verb=i)


def called_in(view: View, i: int) -> Iterator[Trigger]:
    """ "called in the Peruvian ambassador", "was called in by the ministry": summoned by another word."""
    end = roles.clause_end(view, i)
    if view.word(i - 1) in ("was", "were", "been"):
        by = next((k for k in range(i + 2, min(i + 8, end)) if view.words[k] == "by"), None)
        guests, hosts = (
            roles.subject(view, i),
            lists.actors_after(view, by + 1, end) if by is not None else [],
        )
    else:
        guests, hosts = lists.actors_after(view, i + 2, end), roles.subject(view, i)
    envoys = [g for g in guests if _ENVOYS & set(view.words[g.first : g.last])]
    if envoys and hosts and status.verb_status(view, i) in ("held", "present"):
        yield Trigger(i, i + 2, "meeting", "held", (*hosts, *envoys), verb=i)


_ENVOYS = frozenset(
    "ambassador ambassadors envoy diplomat diplomats charge d'affaires chargé consul attache".split()
)


def summoned(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """An ambassador or envoy summoned by a ministry is received there."""
    what = status.verb_status(view, i, title)
    end = roles.clause_end(view, i)
    others = (
        lists.actors_after(view, i + 2, end)
        if view.word(i + 1) in ("by", "to")
        else lists.actors_after(view, i + 1, end)
    )
    subjects = roles.subject(view, i)
    if others and subjects and what in ("held", "present", "ongoing"):
        yield Trigger(i, i + 1, "meeting", what, (*subjects, *others), verb=i)


def signings(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "A and B signed the deal in X", "signed by A and B": officials of two parties who sign stand together."""
    if status.verb_status(view, i, title) not in ("held", "present", "participle"):
        return
    end = roles.clause_end(view, i)
    by = next((j for j in range(i + 1, min(i + 12, end)) if view.words[j] == "by"), None)
    signers = lists.actors_after(view, by + 1, end) if by is not None else roles.subject(view, i)
    named = [s for s in signers if s.kind == "person"]
    # "The first text was signed by X and Y": who signed is told of a text; where they stood makes it an occasion.
    met = by is None or any(m.type == "place" for _, _, m in view.named_places)
    if met and len(named) > 1 and len({p for s in named for p in s.parties}) > 1:
        yield Trigger(i, i + 1, "meeting", "held", tuple(named), verb=i)
    elif len({p for s in signers for p in s.parties}) > 1:
        yield Trigger(i, i + 1, "signing", "held", tuple(signers), verb=i, strength=0, definite=True)
