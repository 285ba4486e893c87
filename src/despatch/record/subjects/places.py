"""Places that are matters between states, and towns with what stands there; other places are but where one is."""

from functools import cache
from typing import NamedTuple

from despatch.model import Sentence
from despatch.model.subjects import SubjectKind
from despatch.record.names import fold
from despatch.record.subjects.lexicon import alike, lexicon, singular
from despatch.registers.places import is_town, regions
from despatch.registers.states import states


class Name(NamedTuple):
    """A name at its place; `alias` is the key of an acronym told for it in brackets.

    It is not `sure` where its capital may be but that of the sentence.
    """

    key: str
    kind: SubjectKind
    start: int
    end: int
    alias: str | None = None
    sure: bool = True


def place_name(text: str, sentence: Sentence, start: int, end: int, sort: str) -> Name | None:
    """A place that is a matter: a region or water, or a town with what stands there ("Chabahar port", "Kyoto Protocol")."""
    name = fold(text[start:end])
    after = [t for t in sentence.tokens if t.start >= end][:3]
    following = [fold(t.word) for t in after]
    project = next((k for k, word in enumerate(following) if word in lexicon()["projects"]), None)
    if project is not None and all(w in lexicon()["behind"] for w in following[:project]):
        if sort == "state":
            return None
        words = [*name.split(), following[project]]
        return Name(" ".join(map(singular, words)), "name", start, after[project].end)
    name = _kept_form(name)
    if name not in lexicon()["places"] and (sort == "state" or _only_a_place(name, text[start:end])):
        return None
    return Name(singular(name), "name", start, end)


def _kept_form(name: str) -> str:
    """The form of a place's name that all its forms are kept by."""
    return next((kept for kept, forms in alike().items() if name in forms), name)


def _only_a_place(name: str, written: str) -> bool:
    """Whether a name is where one is, not what one deals with: a town, a province, a house of power, a continent."""
    return (
        name in lexicon()["areas"]
        or name.split()[-1] in lexicon()["institutions"]
        or name in _seats()
        or written in regions()
        or is_town(written)
    )


@cache
def _seats() -> frozenset[str]:
    """Capitals and houses of power, which stand for states and are where one meets."""
    return frozenset(fold(seat) for state in states().values() for seat in state.seats)
