"""Agreements and other texts between parties: one entry per text and its latest action."""

from despatch.entries.instruments.assemble import assemble
from despatch.entries.instruments.learned import with_learned
from despatch.model import Analysis, Contact, Instrument


def instruments(analysis: Analysis, contacts: tuple[Contact, ...]) -> tuple[Instrument, ...]:
    """Every instrument that the report tells of, one per text and action, in order of first citation."""
    return with_learned(analysis, assemble(analysis, contacts))


__all__ = ["instruments"]
