"""When a contact takes place: the time expression that belongs to a trigger, and how far its telling reaches."""

from despatch.entries.contacts.times.dating.choosing import date_of
from despatch.entries.contacts.times.dating.earlier import days_of_return
from despatch.entries.contacts.times.dating.reach import past_list, told_until
from despatch.entries.contacts.times.dating.rivals import days_of_saying

__all__ = ["date_of", "days_of_return", "days_of_saying", "past_list", "told_until"]
