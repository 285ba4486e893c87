"""Readings to a record: comparison, merging, differences, the store."""
