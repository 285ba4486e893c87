"""Sides that meet among themselves: those of a body ("EU foreign ministers meet"), those of several parties."""

from __future__ import annotations

import msgspec

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Actor


def of_body(subjects: list[Actor]) -> bool:
    """ "EU foreign ministers meet in Brussels": those of a body meet among themselves."""
    parties = {p for s in subjects for p in s.parties}
    return (
        bool(parties)
        and all(is_body(p) for p in parties)
        and all(s.kind in ("office", "group", "body") for s in subjects)
    )


def as_body(actor: Actor) -> Actor:
    """ "The CIS Council of Heads of State met": an organ of a body is the body."""
    return msgspec.structs.replace(actor, kind="body") if actor.kind == "organisation" else actor


def reciprocal(subjects: list[Actor]) -> bool:
    """Whether those named are several parties or people, who can meet one another."""
    return (
        len({p for a in subjects for p in a.parties}) > 1 or len({p for a in subjects for p in a.people}) > 1
    )


def of_two_sides(subjects: list[Actor]) -> bool:
    """Several people or offices of two parties, who deal with one another; states may do so by letter, "the leaders" are told before."""
    parties = {p for s in subjects for p in s.parties}
    several = len(subjects) > 1 or any(
        s.kind == "office" for s in subjects
    )  # "officials from Peru and Chile"
    return several and len(parties) > 1 and all(s.kind in ("person", "office") for s in subjects)
