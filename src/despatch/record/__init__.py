"""Readings to a record: comparison, merging, differences, the store."""

from despatch.record.record import Added, Record

__all__ = ["Added", "Record"]
