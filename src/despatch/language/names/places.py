"""Whether a name is a place here or stands for a state, and in which state a town lies."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.registers.places import countries_of, regions

_AT = frozenset(
    "in at near into outside around across via leaving left reached visited visiting reaching through "
    "central downtown suburban greater northern southern eastern western arrive arrived arriving".split()
)
_TO = frozenset(
    "visit visits trip trips travel travels travelled traveled travelling traveling flew fly flies flying came come "
    "comes coming go goes went going return returned returns returning arrived head headed heads heading journey "
    "tour flight way drive drove moved sent invited dispatched delegation paid pay back sail trek".split()
)


def is_place(line: Line, start: int, end: int) -> bool:
    """Whether a capital or a seat of power (tokens `start` to `end`) is meant as a place."""
    i = start - 1
    after = line.lows[end] if end < len(line.words) else ""
    if start == 0 and _opens_dateline(line, end):
        return True
    if after == "-" or (i >= 0 and line.words[i] == "-"):
        return False
    while i >= 0 and line.lows[i] in ("the", "both", "capital", "of", "city"):
        if line.lows[i] in ("capital", "city"):
            return True
        i -= 1
    if i < 0:
        return False
    before = line.lows[i]
    if before in _AT:
        return True
    if before in ("to", "for", "from", "towards", "toward"):
        return any(low in _TO for low in line.lows[max(0, i - 6) : i])
    if before in ("and", ",") and i > 0:
        other = line.known_before(i)
        if other and other[1].type in ("capital", "place"):
            return is_place(line, other[0], i)
    after = line.lows[end] if end < len(line.words) else ""
    return (
        after == ","
        and end + 1 < len(line.words)
        and isinstance(line.owner[end + 1], Known)
        and before in (",",)
    )


def _opens_dateline(line: Line, end: int) -> bool:
    """Whether the words up to `end` are a dateline's town: "MOSCOW:", "New Delhi, May 5 (IANS):"."""
    rest = line.words[end : end + 8]
    if not rest or rest[0] in (":", "--", "–", "—", "("):
        return True
    return rest[0] == "," and len(rest) > 2 and (rest[1][:3].lower() in _MONTHS or rest[2] in (":", "("))


_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def town_at(line: Line, start: int, end: int, hint: tuple[str, ...]) -> tuple[int, str | None] | None:
    """The town or region that a capitalised stretch names in a place's position: its end and its state."""
    before = line.lows[start - 1] if start else ""
    if start == 0 and _opens_dateline(line, end):
        before = "in"
    if before == "the" and start > 1:
        before = line.lows[start - 2] + " the"
    placed = (
        before in _AT or before in ("to", "of", ",", "and") or before in ("city", "town", "resort", "port")
    )
    told = _state_after(line, end) if placed and end - start < 3 else None
    if told and line.words[end] == "," and _closes(line, end + 1):
        return end, told  # "Cornwall, U.K."
    for stop in range(end, start, -1):
        name = line.text(start, stop)
        if line.capitals or name.isupper():
            name = name.title()
        if name in regions():
            return stop, regions()[name]
        found = countries_of(name)
        if not found:
            continue
        named = _state_after(line, stop)
        size = found[0][1]
        if named and any(code == named for code, _ in found):
            return stop, named
        if name in words().no_towns:
            continue
        if not placed or (before in ("of", ",", "and", "to") and size < 100_000) or len(name) < 3:
            continue
        near = [code for code, _ in found if code in hint]
        return stop, near[0] if near else found[0][0]
    return None


def _closes(line: Line, at: int) -> bool:
    """Whether the state named at `at` ends an address: no list of states goes on after it."""
    stop = line.known[at][0]
    if stop >= len(line.words):
        return True
    if line.lows[stop] in ("and", "'s", "’s", "or"):
        return False
    on = stop + 1 + (line.lows[stop + 1 : stop + 2] == ["and"])
    return not (line.words[stop] == "," and on in line.known)


def namesake(line: Line, start: int, end: int, known: Known) -> str | None:
    """The state of "Tripoli, Lebanon", "Santiago, Chile" or "Atlanta, Georgia", where it makes the name a place."""
    if known.code == "GEO" and known.type == "state":
        town = line.words[start - 2] if start > 1 and line.words[start - 1] == "," else ""
        of = countries_of(town)
        return "USA" if of and of[0][0] == "USA" else None
    if known.type != "capital":
        return None
    named = _state_after(line, end)
    if named and (
        named == known.code or any(code == named for code, _ in countries_of(line.text(start, end)))
    ):
        return named
    return None


def _state_after(line: Line, end: int) -> str | None:
    """The state named after "Tripoli," in "Tripoli, Lebanon"."""
    if end + 1 < len(line.words) and line.words[end] in (",", "("):
        known = line.known.get(end + 1)
        if known and known[1].code and known[1].form != "demonym":
            return known[1].code
    return None
