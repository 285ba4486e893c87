"""Offices in a line: "visiting Russian deputy foreign minister", "Secretary of State for Defence"."""

from despatch.language.names.offices.finding import find_offices

__all__ = ["find_offices"]
