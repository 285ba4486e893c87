"""The contact that a noun tells of, with all its sides: owners, partners, those inside its phrase and around its verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.occasions import beside_contact
from despatch.entries.contacts.sides import partners as partners_of
from despatch.entries.contacts.sides.attendance import Around, attending
from despatch.entries.contacts.sides.co_chairs import co_chairs
from despatch.entries.contacts.sides.mediators import mediators
from despatch.entries.contacts.sides.speaking import people_from
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.meetings import as_body, of_body, separate
from despatch.entries.contacts.triggers.noun_status import passive_status
from despatch.entries.contacts.triggers.nouns.heads import body_of_heads
from despatch.entries.contacts.triggers.nouns.standing import standing
from despatch.entries.contacts.triggers.nouns.strength import ABSTRACT, PLURALS, one_of_its_kind, strength_of
from despatch.entries.contacts.triggers.phrases import governing_verb, is_call
from despatch.entries.contacts.triggers.rings import apart

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


_DEFINITE = frozenset(("the", "this", "that", "these", "those", "their", "his", "her", "its", "our"))


_HELD = frozenset(("held", "had", "holds"))


def _that_were_held(view: View, i: int, first: int, kind: str) -> Trigger | None:
    """ "the talks that A held in Lima on Tuesday with B": sides told in a relative clause."""
    if view.word(i + 1) not in ("that", "which") and i + 1 not in view.actor_at:
        return None
    verb = next((k for k in range(i + 2, min(i + 14, len(view.words))) if view.words[k] in _HELD), None)
    if verb is None or "," in view.words[i:verb] or status.verb_status(view, verb) != "held":
        return None
    if view.word(verb + 1) in group("bare_object"):
        return None
    partners = lists.with_phrase(
        view, verb + 1, min(verb + 10, len(view.words)), roles.clause_end(view, verb)
    )
    subjects = [a for a in roles.subject(view, verb) if a.first > i]
    if not partners or not subjects:
        return None
    return Trigger(first, i + 1, kind, "held", (*subjects, *partners), verb=verb)


def sided(view: View, i: int, first: int, kind: str, title: bool) -> Iterator[Trigger]:
    """The contact of `kind` that the noun at `i` tells of, its phrase begun at `first`, with all its sides."""
    relative = _that_were_held(view, i, first, kind)
    if relative is not None:
        yield relative
        return
    end = roles.clause_end(view, i)
    verb = governing_verb(view, first)
    owners = roles.possessor(view, first) or body_of_heads(view, i)
    inside = partners_of.inside(view, first, i) or mediators(view, first, i)
    between = partners_of.between(view, i, end)
    partners = between or partners_of.partners(view, i, end)
    partners = partners + [c for c in co_chairs(view, i + 1, end) if c not in partners]
    if kind == "call" and not partners and view.word(i + 1) == "to":
        partners = lists.actors_after(view, i + 2, end)
    told_to = partners[-1].last if partners and partners[-1].last - i < 30 else i + 1
    what = standing(view, i, first, verb, (told_to, end), title)
    if what == status.NONE:
        return
    if (
        what == "proposed"
        and kind == "conference"
        and verb is not None
        and view.words[verb] in group("attend_verbs")
    ):
        what = "planned"  # "may attend the summit": it takes place whoever comes
    listed = participants(view, i)
    around = Around(owners, inside, between, partners)
    subjects = listed or attending(view, i, first, verb, around, kind)
    if kind == "conference" and not around.parties and beside_contact(view, first):
        subjects = []
    elif kind != "call" and len(around.parties | {p for a in subjects for p in a.parties}) < 2:
        subjects = [*subjects, *partners_of.present(view, i, len(view.words))]
    if partners_of.only_where(view, inside, _parties(owners, subjects, partners)):
        inside = []
    definite = view.word(first - 1) in _DEFINITE or (bool(owners) and owners[0].kind == "pronoun")
    definite = definite or (not partners and partners_of.both(view, i))
    sat = not (partners or owners or inside) and of_body([as_body(s) for s in subjects])
    if kind == "meeting" and sat:
        kind = "conference"
    several = view.words[i] in PLURALS
    told = verb is not None or (not several and passive_status(view, told_to, end) is not None)
    strength = 2 if listed else _strength(view, (first, i), kind, verb, around, subjects, told=told, sat=sat)
    if not strength and view.words[i] == "meetings" and view.word(first - 2) in ("at", "in", "during"):
        return  # "our presence at the meetings": several, none of them told
    former = _undone_before(view, verb, what) or bool(
        {"initially", "originally", "previously", "earlier"} & set(view.words[i + 1 : i + 6])
    )
    sets = [tuple(partners)]
    if partners and not between and kind in ("meeting", "call"):
        sets = separate(view, partners) if kind == "meeting" else apart(view, partners)
    for one in sets:
        sides = (*owners, *inside, *subjects, *one)
        yield Trigger(
            first,
            i + 1,
            kind,
            "held" if listed else what,
            sides,
            definite=definite,
            verb=verb,
            strength=strength,
            former=former,
        )


def _parties(*sides: list[Actor]) -> set[str]:
    return {p for side in sides for a in side for p in a.parties}


def _strength(
    view: View, phrase: tuple[int, int], kind: str, verb: int | None, around: Around, subjects: list[Actor], *,
    told: bool, sat: bool,
) -> int:  # fmt: skip
    """How surely the noun at the end of its `phrase` tells of a contact; `told`: of a verb; `sat`: a body among itself."""
    first, i = phrase
    faced = len({p for a in subjects for p in a.parties}) > 1
    holding = verb is not None and view.words[verb] in _HOLDING
    holding = holding and (view.words[i] not in ABSTRACT or one_of_its_kind(view, first, i))
    sides = bool(around.partners or around.inside or around.owners or around.between or sat)
    strength = strength_of(view, i, told, sides or (holding and faced))
    if kind == "call" and is_call(view, i, first):
        spoke = partners_of.attended(view, first) and faced
        if (strength == 1 and around.partners) or spoke:
            return 2  # "during a phone talk with X", "agreed in a phone talk": no verb needs to say that it took place
    return strength


def _undone_before(view: View, verb: int | None, what: str) -> bool:
    """ "had suspended talks": what was undone before the news may be taken up again in it."""
    undone = verb is not None and what in ("cancelled", "postponed")
    return undone and "had" in view.words[max(0, (verb or 0) - 2) : verb]


def participants(view: View, i: int) -> list[Actor]:
    """ "Participants in the call included A, B and C": who they are."""
    if view.words[0] not in ROLL or i > _OPENING:
        return []
    if view.word(i + 1) not in ("included", "include", "were", "are"):
        return []
    return people_from(view, i + 2)


ROLL = frozenset(("participants", "attendees"))


_OPENING = 6  # words of "Participants in today's video call"


_HOLDING = frozenset(
    "hold holds held holding conduct conducts conducted began opened resumed concluded chaired co-chaired led headed "
    "presided had have".split()
)
