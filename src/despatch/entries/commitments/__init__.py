"""What parties undertake after publication, apart from contacts and instruments still to come."""

from despatch.entries.commitments.assemble import assemble
from despatch.model import Analysis, Commitment, Contact, Instrument


def commitments(
    analysis: Analysis, contacts: tuple[Contact, ...], instruments: tuple[Instrument, ...]
) -> tuple[Commitment, ...]:
    """What parties undertake after publication, other than the contacts and instruments already found."""
    return assemble(analysis, contacts, instruments)


__all__ = ["commitments"]
