"""Holders named one by one after the state of each: "the prime ministers of Norway, Jens Berg, and Peru, Luis Soto"."""

from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.persons.named import Named

_OPENS = (",", "(")
_LINKS = (",", "and", ")", "&")
_THE = ("the", "of")


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
    known = _state(line.known_before(at))
    before = _before(line, known[0]) if known else None
    if before is None or known is None or before.office is None or not before.office.plural:
        return False
    named.start = named.shown = known[0]  # the state is told for his sake
    return _give(named, before.office, known[1].code)


def shared_office(line: Line, i: int, end: int) -> Office | None:
    """The plural office that a name shares whose fellow and his state stand before it: "ministers Berg of Norway and (Soto) of Peru"."""
    if not _state_opens(line, end):
        return None
    k = i - 1
    while k > 0 and (line.words[k] in _LINKS):
        k -= 1
    known = line.known_before(k + 1) if k < i - 1 else None
    if known is None or known[1].type != "state" or line.words[known[0] - 1] not in _OF:
        return None
    owner = line.owner[known[0] - 2]
    plural = isinstance(owner, Named) and owner.office is not None and owner.office.plural
    return owner.office if isinstance(owner, Named) and plural else None


_OF = ("of", "from", "(")


def _state_opens(line: Line, end: int) -> bool:
    """Whether "of Peru" or "(Peru)" follows a name that ends there."""
    if end + 1 >= len(line.words) or line.words[end] not in _OF:
        return False
    return _state(line.known.get(end + 1 + (line.lows[end + 1] == "the"))) is not None


def _state(known: tuple[int, Known] | None) -> tuple[int, Known] | None:
    """A known name where it is that of a state, not of its people."""
    return known if known and known[1].type == "state" and known[1].form != "demonym" else None


def _give(named: Named, office: Office, party: str) -> bool:
    named.office, named.party = office, party
    return True


def _before(line: Line, i: int) -> Named | None:
    """The name that a comma, "and" or a bracket parts from what begins at `i`."""
    k = i - 1
    while k > 0 and k >= i - 5 and (line.words[k] in _LINKS or line.lows[k] in _THE):
        k -= 1
    linked = any(word in _LINKS for word in line.words[k + 1 : i])
    owner = line.owner[k] if linked else None
    return owner if isinstance(owner, Named) else None


def _goes_on(line: Line, end: int) -> bool:
    """Whether a further state with its holder follows: ", and Peru, Luis Soto", ") and Peru (Luis Soto)"."""
    k = end
    while k < len(line.words) and k < end + 5 and (line.words[k] in _LINKS or line.lows[k] in _THE):
        k += 1
    known = _state(line.known.get(k)) if k > end else None
    return known is not None and line.words[known[0] : known[0] + 1] in ([","], ["("])
