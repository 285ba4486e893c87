"""Finds the names of persons in a line."""

from despatch.language.names.lexicon import words
from despatch.language.names.lines import Line
from despatch.language.names.persons.beside import office_before
from despatch.language.names.persons.borne import is_borne
from despatch.language.names.persons.holding import (
    apposition,
    belonging,
    chained,
    give_office,
    office_past_comma,
    styled,
)
from despatch.language.names.persons.likeness import is_surname, is_thing, looks_like_person
from despatch.language.names.persons.named import Named
from despatch.language.names.persons.rowed import rowed, shared_office
from despatch.language.names.persons.stretches import extent, is_initials, opens
from despatch.language.names.persons.titles import after_titles, before_titles

_LABELS = frozenset(
    "republican republicans democrat democrats tory labour liberal conservative socialist communist generalissimo regent "
    "congressmen reverend rev archduke duke duchess count countess virginian texan muslim christian islamist "
    "democratic former ex-president sergeant corporal private lieutenant-colonel lieutenant colonel lt sgt cpl".split()
)


def find_named(line: Line, ordinary: set[str], title: bool) -> tuple[list[Named], list[tuple[int, int]]]:
    """Names of persons in `line`, and the other capitalised stretches (start, end) left to classify.

    `ordinary` holds words that the report also writes in small letters.
    """
    found: list[Named] = []
    left: list[tuple[int, int]] = []
    after = 0
    for i in [i for i, word in enumerate(line.words) if word[0].isupper() or "-" in word]:
        if i < after or not opens(line, i, ordinary, title):
            continue
        start, gender = after_titles(line, i)
        borne = start > i and start < len(line.words) and is_borne(line, start, titled=True)
        j = extent(line, start if borne else max(i, start - 1), title)
        named = _person(line, i, j, title, (start, gender))
        if named:
            found.append(named)
            line.claim(named.shown, named.end, named)
            j = named.end
        else:
            left.append((i, j))
        after = max(j, i + 1)
    return found, left


def _person(line: Line, i: int, j: int, title: bool, titled: tuple[int, str | None]) -> Named | None:
    """The person named in the stretch from `i` to `j`, whose titles end, and tell a gender, as `titled` has it."""
    start, gender = titled
    acronym = start + 1 < j and line.words[start].isupper() and len(line.words[start]) > 2
    if acronym and not line.capitals and not is_initials(line.words[start]):
        start += 1  # "NWPP Narayan Man Bijukchhe"
    if start + 2 < j + 0 and line.lows[start] in _LABELS:
        start += 1  # "Republican Warren Hale"
    if start == j:
        return None
    while j > start and (
        line.words[j - 1] in (",",)
        or (line.lows[j - 1] in words().particles and line.words[j - 1][0].islower())
    ):
        j -= 1
    named = Named(line.index, start, j, _parts(line, start, j))
    named.shown = i
    named.gender = gender if gender in ("m", "f") else None
    if not is_thing(line, start, j) and rowed(line, named):
        return named
    front = before_titles(line, i)
    office = office_before(line, front) or office_past_comma(line, front, j) or shared_office(line, i, j)
    style = office
    office = styled(line, office) if office else None
    if office and (not is_thing(line, start, j) or is_surname(line, start, j)):
        give_office(named, office)
        if style is not office:
            named.second = style
        chained(line, named, office)
    elif gender is None and not looks_like_person(line, named, title):
        return None
    apposition(line, named)
    belonging(line, named)
    return named


def _parts(line: Line, start: int, end: int) -> tuple[str, ...]:
    out: list[str] = []
    for k in range(start, end):
        word = line.words[k]
        if word == "-" and out:
            out[-1] += "-"
        elif (out and out[-1].endswith("-") and len(out[-1]) > 1) or (word in ("'", "’", "‘") and out):
            out[-1] += word
        elif word != ",":
            out.append(word)
    if line.capitals:
        out = [w.title() if len(w) > 2 else w for w in out]
    return tuple(out)
