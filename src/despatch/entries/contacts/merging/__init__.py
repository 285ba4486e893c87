"""Triggers to candidates, candidates of one contact merged, filled from what is told beside them, and made entries."""
