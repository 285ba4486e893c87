"""The climate conferences of the United Nations by their short names: "COP26", "the COP-28 summit", "the 27th COP"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.worldwide import is_cop
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.triggers import nouns

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_AFTER = 14  # words after "conference of the parties" in which its short name or its treaty is told


def cops(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The conference that the short name at `i` stands for, if no noun of its own follows it or told it before."""
    named = group("conference_nouns") & set(view.words[i + 1 : i + 4])
    if (
        named
        or view.word(i - 1) == "("
        or view.word(i + 1) in ("president", "presidency", "president-designate")
    ):
        return
    for one in nouns.sided(view, i, i, "conference", title):
        yield msgspec.structs.replace(one, sides=(*one.sides, Actor(i, i + 1, "body", (), ("UN",))))


def of_climate(view: View, trigger: Trigger, made: Candidate) -> None:
    """ "The COP-28 summit", "the Conference of the Parties (COP26)": they are the United Nations' and their host's."""
    if made.kind != "conference":
        return
    phrase = view.words[trigger.first : trigger.last]
    if view.words[trigger.last : trigger.last + 3] == ["of", "the", "parties"]:
        phrase = view.words[trigger.first : trigger.last + _AFTER]
    if any(is_cop(w) for w in (*phrase, *view.words[max(0, trigger.first - 2) : trigger.first])):
        made.parties |= {"UN", made.country} if made.country else {"UN"}
