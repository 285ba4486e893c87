"""Persons introduced by office first and by name a sentence later: "The Polish foreign minister said ... Rosati added"."""

from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.people import Figure
from despatch.language.names.persons import Named
from despatch.language.names.roles import agree

_SAYING = frozenset(
    "said told says added urged noted stressed warned made announced voiced expressed".split()
)
_INVERTED = _SAYING - frozenset(
    "told urged warned made voiced expressed".split()
)  # "told X": X was spoken to
_NEAR = 3  # lines between the office and the name


def introduced(
    lines: list[Line], offices: list[list[Office]], named: list[list[Named]], figures: list[Figure]
) -> list[tuple[int, Office]]:
    """Figures without office or party that speak right after an office without a name did, and that office.

    Only where one such office and one such figure stand in that stretch, so that nothing is guessed.
    """
    held = {id(o) for line in named for n in line for o in (n.office, n.second) if o}
    found: list[tuple[int, Office]] = []
    for index, line in enumerate(lines):
        speaking = [
            o for o in offices[index] if id(o) not in held and _speaks(line, o.start, o.end) and _single(o)
        ]
        if len(speaking) != 1 or any(_taken(speaking[0], f) for f in figures):
            continue
        fits = {
            n.person
            for k in range(index, min(index + _NEAR, len(lines)))
            for n in named[k]
            if (k > index or n.start > speaking[0].end)
            and _speaks(lines[k], n.shown, n.end)
            and _open(figures[n.person], n)
        }
        others = {n.person for k in range(index, min(index + _NEAR, len(lines))) for n in named[k]} - fits
        if len(fits) == 1 and not any(figures[p].first == index and not figures[p].offices for p in others):
            found.append((fits.pop(), speaking[0]))
    return found


def _single(office: Office) -> bool:
    return bool(
        office.party
        and "?" not in office.party
        and not office.plural
        and not office.counterpart
        and office.rank <= 4
    )


def _speaks(line: Line, start: int, end: int) -> bool:
    """Whether a verb of saying stands beside, or the sentence begins there and has one."""
    if _SAYING & set(line.lows[end : end + 1]) or _INVERTED & set(line.lows[max(0, start - 1) : start]):
        return True
    return start <= 4 and any(low in _SAYING for low in line.lows[end : end + 40])


def _open(figure: Figure, named: Named) -> bool:
    """Whether a figure is first named here, with neither office nor state."""
    return not figure.offices and not figure.parties and figure.first == named.line and len(named.parts) > 1


def _taken(office: Office, figure: Figure) -> bool:
    """Whether somebody named holds that office already."""
    return any(agree(office.role, o.role) and o.party in (office.party, None) for o in figure.offices)
