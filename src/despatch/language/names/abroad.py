"""What a journey tells of the traveller: nobody visits the own state, so the state visited is not the one that is served."""

from collections.abc import Iterator, Sequence

from despatch.language.names.lexicon import Known
from despatch.language.names.lines import Line
from despatch.language.names.people import Figure
from despatch.language.names.persons import Named
from despatch.registers.places import countries_of

_VISITING = frozenset("visit visits visited visiting tour tours toured touring".split())
_GOING = frozenset(
    "arrive arrives arrived arriving travel travels travelled traveled travelling traveling fly flies flew flying go goes "
    "went head heads headed heading leave leaves left leaving depart departs departed jet jets jetted".split()
)
_TOWARDS = frozenset("to in for at into".split())
_FAR = 12  # tokens from the name to the verb
_NEAR = 5  # tokens from the verb to the state
_GONE = frozenset("SUN YUG SCG CSK DDR".split())  # nobody travels for them any more
_LEADING = 2  # the lowest rank of who is told of without a state


def visited(lines: Sequence[Line], namings: Sequence[Named]) -> set[str]:
    """The states that the person of these namings is told to visit or to travel to."""
    return {code for n in namings for code in _after(lines[n.line], n)}


def met_there(lines: Sequence[Line], namings: Sequence[Named]) -> str | None:
    """The state in which somebody of no told party is met: "visited Peru and met his counterpart X", "to Peru, where he met President X"."""
    codes = {code for n in namings if n.office for code in _before(lines[n.line], n)}
    return codes.pop() if len(codes) == 1 else None


def _before(line: Line, naming: Named) -> Iterator[str]:
    """The state visited that stands before a meeting with the person of this naming, no other state between."""
    for k in range(naming.shown - 1, max(-1, naming.shown - _FARTHEST), -1):
        if isinstance(line.owner[k], Named):
            return
        known = line.known_before(k + 1)
        if known is None:
            continue
        start, stands = known
        between = set(line.lows[k + 1 : naming.shown])
        led = line.lows[max(0, start - 4) : start]
        going = bool(led) and (
            led[-1] in _VISITING or (led[-1] in _TOWARDS | {"the"} and bool(_GOING & set(led)))
        )
        code = _state_of(stands)
        if code and going and between & _MEETING:
            yield code
        return


_FARTHEST = 16  # tokens from the state to the name of who is met there
_MEETING = frozenset("met meet meets meeting talks where".split())


def own_state(
    figure: Figure, abroad: set[str], others: Sequence[tuple[Figure, str | None]], front: Sequence[str]
) -> str | None:
    """The one state of the report, of which `front` tells, that a traveller can serve who leads some state: neither
    visited nor led by one of the others."""
    if not abroad or not _leads(figure):
        return None
    led = {party for other, party in others if other is not figure and party and _leads(other)}
    left = [code for code in front if code not in abroad | led | _GONE]
    return left[0] if len(left) == 1 else None


def _leads(figure: Figure) -> bool:
    return any(o.rank <= _LEADING and not o.counterpart for o in figure.offices)


def _after(line: Line, naming: Named) -> Iterator[str]:
    verb = None
    for k in range(naming.end, min(naming.end + _FAR, len(line.words))):
        if line.lows[k] in _VISITING or line.lows[k] in _GOING:
            verb = k
            break
        if isinstance(line.owner[k], Named) or line.words[k] in (".", ";", '"', "“", "”"):
            return
    if verb is None:
        return
    direct = line.lows[verb] in _VISITING
    for k in range(verb + 1, min(verb + 1 + _NEAR, len(line.words))):
        if not direct and line.lows[k - 1] not in _TOWARDS | {"the"}:
            continue
        known = line.known.get(k)
        code = _state_of(known[1]) if known else None
        if code is None and line.free(k) and line.words[k][0].isupper():
            places = countries_of(line.words[k])
            code = places[0][0] if len(places) == 1 else None
        if code:
            yield code
            return
        if isinstance(line.owner[k], Named) or line.lows[k] in ("by", "from"):
            return


def _state_of(known: Known) -> str | None:
    stands = known.type in ("state", "capital") and known.form == "name" and len(known.code) == 3
    return known.code if stands else None
