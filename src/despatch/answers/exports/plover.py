"""The type, mode and contexts that PLOVER has for what our entries tell; see `plover.yaml`.

PLOVER is the event ontology of the Open Event Data Alliance (codebook 0.8; Halterman, Bagozzi, Beger, Schrodt and
Scarborough 2023, "PLOVER and POLECAT"). What nothing in an entry settles is left out, never guessed.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from despatch.model import Contact, Instrument
from despatch.registers.bodies import bodies
from despatch.registers.states import is_state
from despatch.registers.tables import beside

CONSULT = "CONSULT"


class Coding(NamedTuple):
    """An event type and its mode, each None where nothing settles it."""

    type: str | None
    mode: str | None = None


@cache
def codebook() -> dict[str, Any]:
    """The data of `plover.yaml`."""
    book: dict[str, Any] = beside(__file__, "plover.yaml")
    return book


def quad_code(event_type: str | None) -> int | None:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return codebook()["quad"].get(event_type) if event_type else None


def contact_coding(contact: Contact) -> Coding:
    """CONSULT, and how: a visit, at a third party's, in a multilateral setting, or by phone.

    A letter, and a meeting in the land of one of the two sides, which may be a visit or not, have no mode.
    """
    if contact.kind == "visit":
        return Coding(CONSULT, "visit")
    if contact.kind == "call":
        return Coding(CONSULT, "phone")
    if contact.kind == "conference":
        return Coding(CONSULT, "multilateral")
    if contact.kind == "meeting":
        states = [p for p in contact.parties if is_state(p)]
        if len(states) > 2:
            return Coding(CONSULT, "multilateral")
        two = len(states) == len(contact.parties) == 2
        if two and contact.country and contact.country not in states:
            return Coding(CONSULT, "third-party")
    return Coding(CONSULT)


def instrument_coding(instrument: Instrument) -> Coding:
    """The type of what was done to it; none for a resolution, which may order, condemn or support."""
    book = codebook()
    if instrument.kind in book["instrument_untyped"]:
        return Coding(None)
    return Coding(book["instrument"].get(instrument.action))


def special_context(status: str | None) -> str | None:
    """PLOVER's context of what has not taken place: future | hypothetical | negation; None where it has."""
    found: str | None = codebook()["contact_special"].get(status)
    return found


def happened(status: str | None) -> bool | None:
    """Whether a contact of that status took place, or that was done to an instrument; None for no status."""
    return None if not status else status in codebook()["happened"]


def contexts_of(texts: list[str]) -> list[str]:
    """The contexts whose words stand in the texts, in the codebook's order."""
    joined = "\n".join(texts).casefold().replace("’", "'")
    return [name for name, words in _context_words() if words.search(joined)]


def sector_of(role: str | None) -> str | None:
    """The sector of somebody with that office (GOV, MIL, LEG ...); None where the words do not settle it."""
    if not role:
        return None
    said = role.casefold().replace("-", " ").replace("’", "'")
    return next((code or None for code, words in _sector_words() if words.search(said)), None)


def actor_code(party: str) -> str | None:
    """PLOVER's code of a party: a state's own, IGO of a body; None of a movement, whose sector is not known."""
    if is_state(party):
        return party
    return "IGO" if party in bodies() else None


@cache
def _context_words() -> list[tuple[str, re.Pattern[str]]]:
    words = codebook()["context_words"]
    return [(name, _words(words[name])) for name in codebook()["contexts"] if name in words]


@cache
def _sector_words() -> list[tuple[str, re.Pattern[str]]]:
    return [(code, _words(words)) for code, words in codebook()["sectors"]]


def _words(listed: str) -> re.Pattern[str]:
    ends = (re.escape(w).replace(r"\*", r"\w*") for w in listed.split("|"))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ends)})(?![\w-])")
