"""Commitments."""

from despatch.model import Analysis, Commitment, Contact, Instrument


def commitments(
    analysis: Analysis, contacts: tuple[Contact, ...], instruments: tuple[Instrument, ...]
) -> tuple[Commitment, ...]:
    """What parties undertake after publication, other than the contacts and instruments already found."""
    return ()
