"""Judgements of people: which of them stand, which accounts they speak of, and what follows for the entries."""
