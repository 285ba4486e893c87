"""Dated facts: states, capitals, demonyms, bodies and their members, offices, towns."""
