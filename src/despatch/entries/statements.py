"""Statements."""

from despatch.model import Analysis, Statement


def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Every direct quotation of four words or more, and every indirect statement, with its speaker."""
    return ()
