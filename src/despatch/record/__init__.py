"""Readings to a record: comparison, merging, differences, the store."""

from despatch.record.added import Added
from despatch.record.record import Record

__all__ = ["Added", "Record"]
