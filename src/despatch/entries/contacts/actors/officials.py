"""Officials of a party that is not told: "will meet with government officials" on a visit to Peru are Peru's."""

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis

_OFFICIALS = frozenset(
    "officials leaders ministers authorities lawmakers legislators parliamentarians negotiators diplomats officers commanders "
    "president minister premier representatives executives".split()
)


def of_other_side(analysis: Analysis, one: Candidate) -> None:
    """Give officials met whose party nothing tells that of the one side of a meeting for which nobody is named."""
    if one.kind not in ("meeting", "call") or len(one.parties) != 2 or not one.offices:
        return
    named = {analysis.people[p].party for p in one.people} | {party for _, party in one.unnamed}
    rest = {p for p in one.parties if p not in named and not is_body(p)}
    if len(rest) == 1 and named & one.parties:
        party = rest.pop()
        one.unnamed += [(o, party) for o in one.offices if o.lower().split()[-1] in _OFFICIALS][:1]
