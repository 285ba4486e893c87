"""The office that stands before a name in the words cited: "Foreign Secretary Harsh Vardhan Shringla"."""

import re
from functools import cache, lru_cache

from despatch.record.names import fold
from despatch.registers.offices import office_words
from despatch.registers.states import states

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?", re.UNICODE)
_WITHIN = frozenset(("of", "for", "and", "the", "in", "on"))  # inside an office, never at its ends
_PAST = frozenset(
    ("former", "ex", "then", "late", "ousted", "deposed", "retired", "one-time", "onetime", "outgoing")
)
_MOST = 12  # words; no office is longer
_REACH = 160  # characters before the name that are looked at


@lru_cache(maxsize=65536)
def office_before(text: str, name: str) -> str:
    """The words of the office right before the first place where `name` has one; empty if none does.

    The state's adjective before it is left out; of a former office nothing is said.
    """
    at = text.find(name)
    while at >= 0:
        found = _office(text[max(0, at - _REACH) : at])
        if found:
            return found
        at = text.find(name, at + 1)
    return ""


def _office(before: str) -> str:
    spans = [m.span() for m in _TOKEN.finditer(before)]
    taken: list[tuple[int, int, str]] = []
    end = len(before)
    for start, stop in reversed(spans[-_MOST - 1 :]):
        word = fold(before[start:stop].rstrip("."))
        if before[stop:end].strip() or not (word in _words() or word in _WITHIN):
            if word.split("-")[0] in _PAST and not before[stop:end].strip():
                return ""
            break
        taken.append((start, stop, word))
        end = start
    taken.reverse()
    while taken and (taken[0][2] in _WITHIN or taken[0][2] in _adjectives()):
        taken.pop(0)
    if not taken or taken[-1][2] in _WITHIN or not any(w in _heads() for _, _, w in taken):
        return ""
    return " ".join(before[taken[0][0] : taken[-1][1]].split())


@cache
def _heads() -> frozenset[str]:
    known = office_words()
    return frozenset((*known.heads, *(fold(a) for a in known.abbreviations))) - known.plurals


@cache
def _words() -> frozenset[str]:
    known = office_words()
    return frozenset(
        _heads()
        | known.before
        | known.portfolio
        | {"ministry", "state", "general", "white", "house", "department"}
        | _adjectives()
    )


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of states of one word, and their short names, which say whose office it is."""
    names = {
        fold(a) for state in states().values() for a in (*state.adjectives, *state.names[:1]) if " " not in a
    }
    return frozenset(names | {"us", "u.s", "uk", "un", "eu"})
