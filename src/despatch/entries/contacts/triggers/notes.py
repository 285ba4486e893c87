"""Messages by other words than "sent": exchanged letters, replied to a letter, lodged a protest, in a letter of 1 March."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.rings import TELLING, opening

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

REPLYING = frozenset("replied replies reply replying responded responds answered".split())
LODGING = frozenset(
    "lodge lodged lodges lodging file filed files filing send sent sends sending hand handed hands deliver delivered delivers "
    "present presented submit submitted issued".split()
)
_NOTES = frozenset(("protest", "protests", "note", "notes", "demarche", "démarche", "complaint"))
_OFFICIAL = frozenset("diplomatic protest formal official strong verbal verbale stern".split())
_WORDS = group("message_nouns") - {"note", "condolence"}
_PERSONS = frozenset(("person", "office", "group", "pronoun"))
_SENDERS = _PERSONS | {"state", "organisation"}
_GREETING = frozenset(("greetings", "letters", "congratulations"))
_OCCASION = frozenset("year anniversary occasion congratulatory festival eid christmas birthday day".split())
_OF_TEXTS = frozenset(
    "agreement accord ratification constituting treaty handshakes smiles pleasantries".split()
)


def notes(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The triggers of messages that the word at `i` opens."""
    word = view.words[i]
    if word in group("exchange_verbs"):
        yield from _exchanged(view, i, title)
    elif word in REPLYING:
        yield from _replied(view, i, title)
    elif word in LODGING:
        yield from _lodged(view, i, title)
    elif word in ("letter", "message", "telegram", "cable", "note"):
        yield from opening(view, i, "message")
        yield from _in_a_letter(view, i, title)
        yield from _in_a_letter_to(view, i)


def _exchanged(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "A and B exchanged messages of congratulation", "A exchanged letters with B"."""
    end = roles.clause_end(view, i)
    noun = next((k for k in range(i + 1, min(i + 7, end)) if view.words[k] in _WORDS), None)
    if noun is None or _OF_TEXTS & set(view.words):
        return
    if view.words[noun] == "greetings" and not _OCCASION & set(view.words):
        return  # said as they met
    sides = [s for s in roles.subject(view, i) if s.kind in _PERSONS]
    sides += [o for o in lists.with_phrase(view, noun + 1, min(noun + 12, end), end) if o.kind in _PERSONS]
    what = status.verb_status(view, i, title)
    if what in ("held", "present") and len({p for a in sides for p in a.parties}) == 2:
        yield Trigger(i, noun + 1, "message", "held", tuple(sides), verb=i)


def _replied(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "replied on Tuesday to a letter from X", "responded to X's message"."""
    end = roles.clause_end(view, i)
    noun = next((k for k in range(i + 1, min(i + 14, end)) if view.words[k] in _WORDS), None)
    if noun is None or "to" not in view.words[i + 1 : noun] or {",", "and", "that"} & set(view.words[i:noun]):
        return
    writers = [s for s in roles.subject(view, i) if s.kind in _PERSONS]
    before = next((k for k in range(noun + 1, min(noun + 6, end)) if view.words[k] in ("from", "by")), None)
    others = lists.actors_after(view, before + 1, end) if before is not None else []
    others = others or [
        a for a in view.actors if i < a.first and a.last < noun and view.word(a.last) in ("'s", "’s")
    ]
    others = [o for o in others if o.kind in _PERSONS]
    what = status.verb_status(view, i, title)
    if (
        writers
        and what in ("held", "present", "planned")
        and len({p for a in (*writers, *others) for p in a.parties}) > 1
    ):
        yield Trigger(i, noun + 1, "message", what, (*writers, *others), verb=i)


def _lodged(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "lodged a formal protest with Peru", "sent a protest note to the Chilean embassy": from state to state."""
    end = roles.clause_end(view, i)
    noun = next(
        (k for k in range(i + 1, min(i + 7, end)) if view.words[k] in _NOTES and k not in view.actor_at), None
    )
    if noun is None or not _OFFICIAL & set(view.words[i + 1 : noun + 3]):
        return
    j = next((k for k in range(noun + 1, min(noun + 12, end)) if view.words[k] in ("to", "with")), None)
    getters = lists.actors_after(view, j + 1, end) if j is not None else []
    what = status.verb_status(view, i, title)
    senders = [s for s in roles.subject(view, i) if s.kind in _SENDERS]
    one = {p for s in senders for p in s.parties}, {p for g in getters for p in g.parties}
    if what in ("held", "present", "planned") and all(len(p) == 1 for p in one) and one[0] != one[1]:
        yield Trigger(i, noun + 1, "message", what, (*_named(senders), *_named(getters)), verb=i)


def _named(actors: list[Actor]) -> list[Actor]:
    return [a for a in actors if a.kind != "organisation" or not all(map(is_body, a.parties))]


def _in_a_letter_to(view: View, i: int) -> Iterator[Trigger]:
    """ "In a letter to X, Y urged calm": from whom the sentence is said of."""
    if view.words[0] != "in" or i > _OPENING or view.word(i + 1) not in ("to", "dated", "sent"):
        return
    comma = next((k for k in range(i + 2, min(i + 20, len(view.words))) if view.words[k] == ","), None)
    to = next((k for k in range(i + 1, comma or 0) if view.words[k] == "to"), None)
    if comma is None or to is None:
        return
    getters = [a for a in lists.actors_after(view, to + 1, comma) if a.kind in ("person", "office", "body")]
    writers = [a for a in roles.dangling_subject(view, comma - 1) if a.kind in _SENDERS]
    own = {p for a in writers for p in a.parties}
    if getters and len(own) == 1 and not own & {p for a in getters for p in a.parties}:
        yield Trigger(i, i + 1, "message", "held", (*writers, *getters))


_OPENING = 5  # words of "In a strongly worded letter"


def _in_a_letter(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "urged X in a letter on Tuesday to lift the ban": what somebody does to another by letter."""
    if view.words[max(0, i - 2) : i] != ["in", "a"] or view.word(i + 1) in ("to", "from"):
        return
    verb = next((k for k in range(i - 3, max(-1, i - 20), -1) if view.words[k] in TELLING), None)
    if verb is None or {",", ";", "that"} & set(view.words[verb:i]):
        return
    to = verb + 1 + (view.word(verb + 1) == "to")
    getters = [a for a in lists.actors_after(view, to, i) if a.kind in _PERSONS]
    writers = [s for s in roles.subject(view, verb) if s.kind in _PERSONS]
    what = status.verb_status(view, verb, title)
    sided = len({p for a in (*writers, *getters) for p in a.parties}) > 1
    if getters and writers and sided and what in ("held", "present") and getters[-1].last == i - 2:
        yield Trigger(i, i + 1, "message", "held", (*writers, *getters), verb=verb)
