"""Whether two tellings may be of one contact."""

from despatch.entries.contacts.merging.sameness.kinds import is_summit
from despatch.entries.contacts.merging.sameness.tellings import same
from despatch.entries.contacts.merging.sameness.tenses import points_back

__all__ = ["is_summit", "points_back", "same"]
