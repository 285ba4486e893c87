"""People across reports: who is who, in which office, seen when."""

from despatch.record.people.roster import people

__all__ = ["people"]
