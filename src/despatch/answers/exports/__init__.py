"""A record for other programs: Parquet, iCalendar, FollowTheMoney, and event data in PLOVER.

Every export is a stream: entries are read from the record as they are written, and what is kept meanwhile
is little (FollowTheMoney: who was named; the others: nothing that grows).
"""
