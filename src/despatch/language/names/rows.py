"""Names in a row after one office in the plural: "the foreign ministers of Peru and Chile, Luis Vega and Ana Rojas"."""

from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.persons import Named

_BETWEEN = frozenset(", and & of the from".split())
_APART = ([","], ["–"], ["—"], ["-"], ["--"], [":"])
_FAR = 6  # tokens between two names of a row, the state of the first among them


def with_rows(line: Line, offices: list[Office], named: list[Named]) -> None:
    """Give every name of a row the office before it, and the state that stands in its place or behind it."""
    for office in offices:
        if not office.plural or office.counterpart:
            continue
        row = _row(line, office, named)
        if len(row) < 2:
            continue
        states = [s for s in office.states if s and "?" not in s]
        apart = line.words[office.end : office.end + 1] in _APART
        if len(states) != len(row) and (apart or len(states) > 1):
            continue
        for place, one in enumerate(row):
            one.office = office
            if len(states) == len(row):
                one.party = states[place]


def _row(line: Line, office: Office, named: list[Named]) -> list[Named]:
    """The names that follow the office with nothing but commas, "and" and their states between; none with an office of its own."""
    at = office.end + (line.words[office.end : office.end + 1] in _APART)
    row: list[Named] = []
    for one in named:
        if one.start < office.end:
            continue
        own = one.office is not None and one.office is not office
        if own or (not row and one.shown != at) or (row and not _joined(line, row[-1].end, one.shown)):
            break
        row.append(one)
        at = one.end
    return row


def _joined(line: Line, start: int, end: int) -> bool:
    between = line.lows[start:end]
    if not between or len(between) > _FAR or not {",", "and"} & set(between):
        return False
    return all(low in _BETWEEN or _of_state(line, k) for k, low in enumerate(between, start))


def _of_state(line: Line, k: int) -> bool:
    """Whether the token belongs to the name of a state or a body."""
    owner = line.owner[k]
    return isinstance(owner, Known) and owner.type in ("state", "body")
