"""What a cluster does not say itself, taken from what is told beside it: the visit, the conference, the saying, the dateline."""

from despatch.entries.contacts.merging.filling.courtesies import without_courtesies
from despatch.entries.contacts.merging.filling.hosts import hosts_of_visitors
from despatch.entries.contacts.merging.filling.steps import fill

__all__ = ["fill", "hosts_of_visitors", "without_courtesies"]
