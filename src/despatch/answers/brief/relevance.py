"""Whether words that one side said are about the other: it is named, or its people are, close to them."""

import re
from functools import cache

from despatch.answers.brief.dossier import Dossier
from despatch.answers.brief.wording import lexicon
from despatch.model import Contact, Report
from despatch.record.names import fold, name_words
from despatch.registers.states import states

_BEFORE, _AFTER = 500, 200  # characters around the words, and the title
_MANY = 10  # words that say something even without a verb known here
_WORD = re.compile(r"[^\W\d_]+")


def worth_of(other: str, sentence: str) -> int:
    """How much a sentence of a longer speech says on the other party: courtesies count against it."""
    folded = f" {fold(sentence)} "
    names = sum(bool(re.search(rf"\b{re.escape(name)}\b", sentence)) for name in _names(other))
    return 2 * min(names, 2) + 1 - 4 * any(word in folded for word in lexicon().courtesy)


def says_something(stretches: tuple[str, ...], party: str) -> bool:
    """Whether quoted words make a clause, or are many; and are not on the speaker's own country as on a partner,
    which somebody of the other side says."""
    words = [fold(w) for s in stretches for w in _WORD.findall(s)]
    if len(words) < _MANY and lexicon().clause.isdisjoint(words):
        return False
    own = "|".join(re.escape(name) for name in _names(party))
    return not re.search(
        rf"\b(?:{own}) (?:is|has been|remains) .{{0,40}}\b(?:partner|friend|neighbour|ally)\b",
        " ".join(stretches),
    )


def about(dossier: Dossier, report: Report, party: str, start: int, end: int) -> bool:
    """Whether the other of the two parties, or somebody of it, is named near the words of `party` or in the title."""
    other = next(p for p in dossier.ask.parties if p != party)
    around = f"{report.title or ''} {report.text[max(0, start - _BEFORE) : end + _AFTER]}"
    if any(re.search(rf"\b{re.escape(name)}\b", around) for name in _names(other)):
        return True
    return not _surnames(dossier, other).isdisjoint(w.casefold() for w in _WORD.findall(around))


@cache
def _names(code: str) -> tuple[str, ...]:
    state = states().get(code)
    return (code, *state.names, *state.adjectives, *state.people, *state.seats) if state else (code,)


def _surnames(dossier: Dossier, party: str) -> frozenset[str]:
    """The last words of the names of a party's people."""
    people = (p for m in dossier.entries if isinstance(m.entry, Contact) for p in m.entry.participants)
    return frozenset(
        name_words(p.name)[-1] for p in people if p.name and p.party == party and name_words(p.name)
    )
