"""A phrase that may name an instrument."""

from typing import NamedTuple

from despatch.entries.instruments.actions import Action
from despatch.model import Sentence
from despatch.registers.texts import Text


class Candidate(NamedTuple):
    """A phrase `tokens[first:end]` of a sentence with head `head`, its kind and its action.

    `definite` is true for a bare "the agreement", which points back to a text already told.
    `named` is true for a proper name ("Kyoto Protocol"), which counts without any action.
    `listed` is true for a later item of a list of texts, which shares the action of the first.
    `known` is the text of the register that it names, if any.
    `since` is the token from which a subject of its own is told, of a text without verb and noun ("and Chile one with Peru").
    """

    sentence: Sentence
    first: int
    head: int
    end: int
    kind: str
    action: Action | None
    title: str
    definite: bool
    named: bool
    listed: bool = False
    known: Text | None = None
    since: int | None = None
