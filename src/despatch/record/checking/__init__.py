"""The record held against its reports: every citation exact, every merge explained, everything derived as it would be today."""

from despatch.record.checking.check import check

__all__ = ["check"]
