"""Mechanisms across entries: which meetings are of one recurring format, and in what rhythm they are held."""

from despatch.record.mechanisms.listing import mechanisms

__all__ = ["mechanisms"]
