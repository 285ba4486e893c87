"""Who is meant by `--by`: a person, whatever form of the name; the holders of an office; a party."""

import re
from functools import cache
from typing import NamedTuple

from despatch.answers.parties import party_code
from despatch.model import Statement, UsageError
from despatch.model.merged import MergedEntry
from despatch.record.names import fold, name_words, office_of, same_name
from despatch.registers.offices import office_words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LINKS = frozenset(("of", "the", "for", "and", "s"))


class Speaker(NamedTuple):
    """Who is asked for: a `name`, or an `office` (folded words), or neither; at `party` where one is told."""

    name: str | None = None
    office: str | None = None
    party: str | None = None

    def fits(self, m: MergedEntry, told_office: str | None) -> bool:
        """Whether a statement is theirs; `told_office` is the speaker's, as a report of it tells it."""
        if not isinstance(m.entry, Statement) or (self.party and self.party not in m.parties):
            return False
        if self.office:
            return any(same_office(self.office, o) for o in (told_office, _office_alone(m.entry.speaker)))
        return not self.name or same_name(name_words(self.name), name_words(m.entry.speaker)) == 2


def speaker_asked(by: str | None) -> Speaker | None:
    """What is meant by a name, an office ("foreign minister", "Russian president") or a party as written.

    >>> speaker_asked("S. Jaishankar").name, speaker_asked("Russian foreign minister")[1:]
    ('S. Jaishankar', ('foreign minister', 'RUS'))
    """
    if not by or not by.strip():
        return None
    party = _party(by)
    if party:
        return Speaker(party=party)
    words = _WORD.findall(by)
    for start, end in sorted(_runs(len(words)), key=lambda run: run[0] - run[1]):
        party = _party(" ".join(words[start:end])) if end > start else None
        rest = words[:start] + words[end:]
        if (party or start == end) and _is_office(rest):
            kept = [w for w in (fold(w).removesuffix("'s") for w in rest) if w not in ("of", "the")]
            return Speaker(office=" ".join(kept), party=party)
    return Speaker(name=by)


def same_office(a: str | None, b: str | None) -> bool:
    """Whether two offices as said are of one class, or one is said with the words of the other."""
    if not a or not b:
        return False
    first, second = office_of(a), office_of(b)
    if first or second:
        return first == second
    return set(_folded(a)) <= set(_folded(b))


def _party(words: str) -> str | None:
    try:
        return party_code(words.removesuffix("'s").removesuffix("’s"))
    except UsageError:
        return None


def _runs(length: int) -> list[tuple[int, int]]:
    """Runs of words that might name a party; an empty one for none."""
    return [(s, e) for s in range(length) for e in range(s + 1, length + 1)] + [(0, 0)]


def _office_alone(speaker: str | None) -> str | None:
    """The words of a speaker who is known by office alone."""
    asked = speaker_asked(speaker)
    return asked.office if asked else None


def _folded(office: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(office)]


def _is_office(words: list[str]) -> bool:
    """Whether words are all of the vocabulary of offices, with one among them that makes an office."""
    known = office_words()
    folded = [fold(word).removesuffix("'s") for word in words]
    heads = known.heads.keys() | {fold(a) for a in known.abbreviations} | known.plurals
    return any(w in heads for w in folded) and all(w in heads or w in _vocabulary() for w in folded)


@cache
def _vocabulary() -> frozenset[str]:
    known = office_words()
    return known.before | known.portfolio | known.stage | _LINKS
