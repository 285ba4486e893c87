"""Whether a stretch of capitals is a person's name, where no office and no honorific says so."""

from functools import lru_cache

from despatch.language.names.lexicon import words
from despatch.language.names.lines import Line
from despatch.language.names.persons.beside import office_after
from despatch.language.names.persons.borne import BORNE
from despatch.language.names.persons.named import Named
from despatch.registers.offices import given_names, office_words
from despatch.registers.places import is_town, regions

_TITLES_KEPT = frozenset("sheikh sheik shaikh ayatollah grand sayyid sayed syed hojatoleslam mullah".split())
_SURNAMES = frozenset("banks church chambers house temple hall parks brooks woods fields".split())
_CALLINGS = ("ers", "ors", "ists", "ants", "ents", "ians", "sses", "ials", "ives", "ties", "ests")


@lru_cache(maxsize=1)
def _not_last() -> frozenset[str]:
    w = words()
    return w.organisation | w.occasion | w.instrument | w.things


def is_surname(line: Line, start: int, end: int) -> bool:
    """Whether a noun of organisations is a family name here, after an office and a given name ("Director Dana Banks")."""
    last = line.lows[end - 1]
    known = line.words[start] in given_names() and last in words().organisation
    return end - start == 2 and (known or last in _SURNAMES)


def is_thing(line: Line, start: int, end: int) -> bool:
    """Whether the stretch ends in the noun of an organisation, an occasion, an instrument or a thing."""
    last = line.lows[end - 1]
    first = line.words[start] in given_names() or line.words[start] in BORNE
    if end - start > 1 and last in words().things and first:
        return False  # "John Tower", "Chad Wolf"
    if last in _not_last() and end - start > 1:
        return True
    return end - start == 1 and last in _not_last()


def looks_like_person(line: Line, named: Named, title: bool) -> bool:
    """Whether the shape of the words and what stands beside them speak for a person; `named.weak` if only the shape."""
    start, end = named.start, named.end
    if line.words[start] in ("FC", "AC", "SC", "CF", "TV", "UN", "EU", "US"):
        return False
    size = end - start
    before = line.lows[start - 1] if start else ""
    after = line.lows[end] if end < len(line.words) else ""
    joined = before == "-" and line.tokens[start].start == line.tokens[start - 1].end
    if is_thing(line, start, end) or before == "the" or joined or size > 6:
        return False
    if any(line.lows[k] in ("of", "for") for k in range(start, end)):
        return False
    if size == 1:
        return _lone_person(line, named, before, after, title)
    if _apposed_office(line, end):
        return True
    name = line.text(start, end)
    if name in regions() or (is_town(name) and line.words[start] not in given_names()):
        return False
    if _has_persons_word(line, start, end):
        return True
    if (title and not line.capitals and _title_case(line)) or before in ("in", "at", "from", "near", "into"):
        return False
    named.weak = after not in words().person_verbs
    if line.capitals or (named.weak and _is_weak(line, start, end)):
        return False
    capitals = all(line.words[k][0].isupper() for k in range(start, end))
    bound = any(line.lows[k] in ("bin", "al", "el", "van", "ibn", "der") for k in range(start, end))
    return not named.weak or bound or (capitals and size in (2, 3))


def _has_persons_word(line: Line, start: int, end: int) -> bool:
    """Whether a given name, an initial or a style ("Sheikh") stands in the stretch."""
    if line.words[start] in given_names() or line.words[start + 1] in given_names():
        return True
    if any((len(w) == 2 and w[1] == ".") or len(w) == 1 for w in line.words[start:end] if w[0].isupper()):
        return True
    return line.lows[start] in _TITLES_KEPT


def _is_weak(line: Line, start: int, end: int) -> bool:
    """Whether two capitals alone are too little to speak of a person: ordinary words, a title in quotes."""
    if len(line.words[start]) > 5 and line.lows[start].endswith("ing"):
        return True  # "Protecting Access"
    vocabulary = office_words()
    plain = words().common | _not_last()
    for k in range(start, end):
        low = line.lows[k]
        if low in vocabulary.portfolio or low in vocabulary.before or low in plain:
            return True
        if "-" in low and any(part in plain or part in vocabulary.portfolio for part in low.split("-")):
            return True
    return (
        start > 0
        and line.words[start - 1] in ('"', "“", "‘", "'")
        and end < len(line.words)
        and not _owned(line, start)
    )


def _owned(line: Line, start: int) -> bool:
    """Whether the apostrophe before a name ends a state's genitive ("Cyprus' Ana Soto"), and opens no quotation."""
    if start < 2 or line.words[start - 1] != "'" or not line.lows[start - 2].endswith("s"):
        return False
    return (
        line.tokens[start - 1].start == line.tokens[start - 2].end
        and line.known_before(start - 1) is not None
    )


def _lone_person(line: Line, named: Named, before: str, after: str, title: bool) -> bool:
    word = line.words[named.start]
    if title or word.isupper() or len(word) < 2:
        return False
    if named.start == 0 and line.lows[0].endswith(_CALLINGS):
        return False  # "Organizers said"
    if after in ("said", "told", "added", "says", "noted", "stressed", "tweeted"):
        named.weak = True
        return (line.lows[named.start] not in _not_last() and named.start > 0) or not is_town(word)
    return _apposed_office(line, named.end) and word not in BORNE and not is_town(word)


def _title_case(line: Line) -> bool:
    letters = [w for w in line.words if w[0].isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in letters) * 3 > 2 * len(letters)


def _apposed_office(line: Line, end: int) -> bool:
    """Whether an office stands in apposition after `end`: ", the Russian foreign minister," or "(foreign minister)"."""
    return office_after(line, end) is not None
