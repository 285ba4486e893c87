"""Capitalised names that are no person's: organisations, instruments, towns."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.places import town_at

Thing = tuple[int, int, str, tuple[str, ...], str | None]  # start, end, type, parties, country


def thing_at(line: Line, start: int, end: int, near: tuple[str, ...]) -> Thing | None:
    """What the capitalised stretch from `start` to `end` names; `near` are states that help to tell namesakes."""
    head = _head(line, start, end)
    if head:
        kind, stop = head
        first = _first(line, start)
        stop = _last(line, stop)
        if stop - first > 1:
            return first, stop, kind, _parties(line, first, stop), None
        return None
    town = town_at(line, start, end, near)
    if town:
        return start, town[0], "place", (), town[1]
    if end - start == 1 and line.words[start].isupper() and len(line.words[start]) > 2 and not line.capitals:
        named = line.words[start].isalpha() and line.lows[start] not in words().common
        return (start, end, "organisation", (), None) if named else None
    return None


def _head(line: Line, start: int, end: int) -> tuple[str, int] | None:
    w = words()
    for k in range(end - 1, start - 1, -1):
        low = line.lows[k]
        if low in w.instrument:
            return "instrument", k + 1
        if low in w.organisation or low in _ORGANS:
            return "organisation", k + 1
        if low in w.occasion:
            return ("organisation" if low in _ORGANS else "occasion"), k + 1
    return None


_ORGANS = frozenset("commission committee council congress assembly".split())


def _first(line: Line, start: int) -> int:
    """The start with the states, bodies and ordinals that open the name: "Serbian Radical Party"."""
    while True:
        known = line.known_before(start)
        if known is None or known[1].type == "place":
            return start
        start = known[0]


def _last(line: Line, end: int) -> int:
    """The end with "of Serbia", "for Regional Development", "on Climate Change"."""
    n = len(line.words)
    while end + 1 < n and line.lows[end] in ("of", "for", "on", "against"):
        at = end + 1 + (line.lows[end + 1] == "the" and end + 2 < n)
        known = line.known.get(at)
        if known and known[1].form not in ("demonym", "people"):
            end = known[0]
            continue
        j = at + (1 if known else 0)
        while j < n and (line.words[j][0].isupper() or (line.lows[j] in ("and", ",", "&") and j > at)):
            if line.owner[j] is not None and not isinstance(line.owner[j], Known):
                break
            j += 1
        while j > at and not line.words[j - 1][0].isupper():
            j -= 1
        if j == at:
            return end
        end = j
    return end


def _parties(line: Line, start: int, end: int) -> tuple[str, ...]:
    found: list[str] = []
    for k in range(start, end):
        owner = line.owner[k]
        if (
            isinstance(owner, Known)
            and owner.code
            and owner.type in ("state", "organisation", "seat", "body")
        ):
            found += [p for p in owner.code.split("+") if "?" not in p and p not in found]
    if not found and start > 1:
        before = line.known_before(start - 1 if line.words[start - 1] in ("'s", "’s") else start)
        if before and before[1].type in ("state", "body", "capital") and "?" not in before[1].code:
            found.append(before[1].code)
    return tuple(found)
