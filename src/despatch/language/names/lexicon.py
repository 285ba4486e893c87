"""The known names - states, bodies, movements, seats of power, regions - as a table by first word."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from despatch.language.sentences import tokenize
from despatch.registers.bodies import bodies, movements
from despatch.registers.places import fixed_names, regions
from despatch.registers.states import states
from despatch.registers.tables import beside


class Known(NamedTuple):
    """What a known name means.

    `type`: state, body, place, organisation, or `capital` and `seat` (which stand for their state
    or are places, as the context has it). `code`: the party or the state where it lies, or "".
    `form`: name, demonym, people ("the Russians") or code.
    """

    type: str
    code: str
    form: str = "name"


Phrase = tuple[tuple[str, ...], Known]


class Lexicon(NamedTuple):
    """Phrases by first word, longest first: as written, and in capitals (headlines, datelines)."""

    plain: dict[str, list[Phrase]]
    upper: dict[str, list[Phrase]]


def _entries() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for name, (kind, code) in fixed_names().items():
        found[name] = Known(kind, code)
    for name, code in regions().items():
        found.setdefault(name, Known("place", code))
    for movement in movements().values():
        for name in movement.names:
            found[name] = Known("body", movement.code)
    for body in bodies().values():
        for name in body.names:
            found[name] = Known("body", body.code)
    for state in states().values():
        for n, name in enumerate(state.seats):
            found.setdefault(name, Known("seat" if _is_seat(name, n) else "capital", state.code))
        for name in state.people:
            found.setdefault(name, Known("state", state.code, "people"))
        for name in state.adjectives:
            found[name] = Known("state", state.code, "demonym")
        for name in state.names:
            short = name.isupper() or "." in name
            found[name] = Known("state", state.code, "code" if short and len(name) < 7 else "name")
    found["Brussels"] = Known("capital", "EU")
    found["Korean"] = found["Koreans"] = Known("state", "KOR?", "demonym")
    found["Koreas"] = Known("state", "KOR+PRK", "name")
    return found


_SEAT_WORDS = frozenset(
    "House Palace Square Hill Office Street Kremlin Pentagon Elysee Élysée Bottom Block Bhavan Matignon Itamaraty "
    "Planalto Rosada Moneda Chigi Quirinale Farnesina Kantei Kasumigaseki Akorda Dae Putra Istana Bankova Moncloa "
    "Malacanang Malacañang Miraflores Whitehall Westminster Chequers David d'Orsay d’Orsay Muqata Zhongnanhai 10 "
    "Diaoyutai Buildings Marg Department Baabda Bundeskanzleramt Ballhausplatz Rock Pinos Mar-a-Lago Binnenhof People".split()
)


def _is_seat(name: str, n: int) -> bool:
    return bool(_SEAT_WORDS & set(name.split()))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All known names."""
    plain: dict[str, list[Phrase]] = defaultdict(list)
    upper: dict[str, list[Phrase]] = defaultdict(list)
    for name, known in _entries().items():
        for written in {name, name.replace("'", "’")}:
            words = tuple(t.word for t in tokenize(written, 0, len(written)))
            plain[words[0]].append((words, known))
        if "-" in name and " " in name:  # "Asia- Pacific Economic Cooperation", as lines break
            apart = name.replace("-", " - ").split()
            plain[apart[0]].append((tuple(apart), known))
        if not name.isupper() and len(words[0]) > 2:
            upper[words[0].upper()].append((tuple(w.upper() for w in words), known))
    for table in (plain, upper):
        for phrases in table.values():
            phrases.sort(key=lambda p: (-len(p[0]), p[0]))
    return Lexicon(dict(plain), dict(upper))


class Words(NamedTuple):
    """The word lists of `words.yaml`."""

    common: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    organisation: frozenset[str]
    occasion: frozenset[str]
    instrument: frozenset[str]
    things: frozenset[str]
    person_verbs: frozenset[str]
    no_towns: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists of `words.yaml`."""
    data = beside(__file__, "words.yaml")
    return Words(**{field: frozenset(str(data[field]).split()) for field in Words._fields})
