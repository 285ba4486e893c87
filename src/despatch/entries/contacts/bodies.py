"""Which parties are intergovernmental bodies."""

from despatch.registers.bodies import bodies


def is_body(party: str) -> bool:
    """Whether a party is an intergovernmental body and not a state."""
    return party in bodies()
