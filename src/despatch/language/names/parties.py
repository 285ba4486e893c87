"""Which side a person serves, where the office as said does not tell."""

from collections import Counter
from collections.abc import Sequence

from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.people import Figure
from despatch.language.names.persons import Named
from despatch.registers.holders import party_of_holder
from despatch.registers.places import countries_of


def settle(
    figure: Figure, namings: Sequence[Named], lines: Sequence[Line], home: str | None, year: int | None
) -> str | None:
    """The party of a person: said in the report; else known of the office's holder; else of the context."""
    said = [(n, p) for p, n in figure.parties.items() if p and p != "KOR?"]
    if said:
        return max(said, key=lambda np: (np[0], np[1]))[1]
    offices = [o for o in figure.offices if o.head != "counterpart"]
    if not offices:
        return party_of_holder(figure.parts, None, year)
    rank = min(o.rank for o in offices)
    known = party_of_holder(figure.parts, offices[0].role, year)
    if known:
        return known
    if rank > 3 and not any("general" in o.role for o in offices):
        return None
    return _context(figure, namings, lines, home)


def _context(figure: Figure, namings: Sequence[Named], lines: Sequence[Line], home: str | None) -> str | None:
    """The state last named before the person in the sentence, where that reads as theirs."""
    votes: Counter[str] = Counter()
    for naming in namings:
        line = lines[naming.line]
        at = naming.office.start if naming.office and naming.office.end <= naming.start else naming.shown
        code = _nearest(line, at)
        if code:
            votes[code] += 1
    if votes:
        return max(sorted(votes), key=lambda c: votes[c])
    return home


def _nearest(line: Line, at: int) -> str | None:
    """The state of "with Turkish leaders, including Prime Minister X" or "In Turkey, he will meet President X"."""
    for i in sorted((k for k in line.known if k < at), reverse=True):
        end, known = line.known[i]
        if known.type != "state" or not known.code or "?" in known.code or "+" in known.code:
            continue
        if line.lows[end : end + 1] and line.lows[end] in (
            "leaders",
            "officials",
            "hosts",
            "leadership",
            "side",
        ):
            return known.code
        if i and line.lows[i - 1] in ("in",) and i <= 2:
            return known.code
        break
    return None


def home_of(dateline: str | None, lines: Sequence[Line]) -> str | None:
    """The state of the dateline's town, or None."""
    if not dateline:
        return None
    town = dateline.split(",")[0].strip()
    town = town.title() if town.isupper() else town
    for line in lines[:3]:
        for i, (end, known) in line.known.items():
            if known.type == "capital" and line.text(i, end).title() == town.title():
                return known.code
    found = countries_of(town)
    return found[0][0] if found else None


def state_of(known: Known) -> tuple[str, ...]:
    """The parties that a known name stands for."""
    if not known.code or "?" in known.code:
        return ()
    return tuple(known.code.split("+"))
