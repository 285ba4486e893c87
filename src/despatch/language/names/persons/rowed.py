"""Holders named one by one after the state of each: "the prime ministers of Norway, Jens Berg, and Peru, Luis Soto"."""

from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.persons.named import Named

_OPENS = (",", "(")
_LINKS = (",", "and", ")", "&")


def rowed(line: Line, named: Named) -> bool:
    """Give a name the office and the state of its row, and whether it stands in one.

    The first name stands after the office and its state, each further one after a state that follows the name before.
    """
    at = named.shown - 1
    if at < 1 or line.words[at] not in _OPENS:
        return False
    owner = line.owner[at - 1]
    if isinstance(owner, Office):
        first = owner.end == at and owner.plural and len(owner.states) == 1
        if first and _goes_on(line, named.end):
            return _give(named, owner, owner.states[0])
        return False
    known = line.known_before(at)
    before = (
        _before(line, known[0]) if known and known[1].type == "state" and known[1].form != "demonym" else None
    )
    if before is None or known is None or before.office is None or not before.office.plural:
        return False
    named.shown = known[0]
    return _give(named, before.office, known[1].code)


def _give(named: Named, office: Office, party: str) -> bool:
    named.office, named.party = office, party
    return True


def _before(line: Line, i: int) -> Named | None:
    """The name that a comma, "and" or a bracket parts from what begins at `i`."""
    k = i - 1
    while k > 0 and k >= i - 4 and (line.words[k] in _LINKS or line.lows[k] == "the"):
        k -= 1
    owner = line.owner[k] if k < i - 1 else None
    return owner if isinstance(owner, Named) else None


def _goes_on(line: Line, end: int) -> bool:
    """Whether a further state with its holder follows: ", and Peru, Luis Soto", ") and Peru (Luis Soto)"."""
    k = end
    while k < len(line.words) and k < end + 4 and (line.words[k] in _LINKS or line.lows[k] == "the"):
        k += 1
    known = line.known.get(k) if k > end else None
    return (
        known is not None
        and known[1].type == "state"
        and known[1].form != "demonym"
        and line.words[known[0] : known[0] + 1] in ([","], ["("])
    )
