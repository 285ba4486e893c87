"""Accounts that may be the same thing as others: found by what they have in common, and compared with these."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from despatch.record.blocks import sought
from despatch.record.compare import compare
from despatch.record.compare_dates import days_apart
from despatch.record.numbers import chunks
from despatch.record.profile import Head, Profile
from despatch.record.profiles import Profiles


def alike(
    connection: Connection, profiles: Profiles, fresh: Sequence[tuple[int, Profile]]
) -> dict[tuple[int, int], int]:
    """The pairs (the lesser number first), with their scores, of accounts of the record that are like a fresh one.

    A body that meets often has hundreds of accounts in a month. They come one after the other, and most are
    ruled out by their days before they are decoded whole.
    """
    made = dict(fresh)
    seekers = _seekers(connection, fresh)

    def worth(number: int, other: Head) -> bool:
        return any(not ruled_out(made[n], other) for n in seekers[number])

    found: dict[tuple[int, int], int] = {}
    for number, other in profiles.those(connection, seekers, worth):
        for seeker in seekers[number]:
            pair = (min(seeker, number), max(seeker, number))
            if pair not in found:
                compared = compare(made[seeker], other)
                if compared.alike:
                    found[pair] = compared.score
    return found


def ruled_out(a: Profile, other: Head) -> bool:
    """Whether sort, report, kind or days alone show that two accounts are not alike: `compare` says so as well."""
    if a.sort != other.sort or (a.report == other.report and a.sort != "statement"):
        return True
    return a.sort == "contact" and (a.kind != other.kind or days_apart(a, other))


def _seekers(connection: Connection, fresh: Sequence[tuple[int, Profile]]) -> dict[int, set[int]]:
    """The accounts that share something with fresh ones, each with these."""
    by_slot = defaultdict(list)
    for number, made in fresh:
        for slot in sought(made):
            by_slot[slot].append(number)
    found: dict[int, set[int]] = defaultdict(set)
    for some in chunks(by_slot):
        for slot, number in connection.exec_driver_sql(
            f"SELECT slot, account FROM slot WHERE slot IN ({some})"
        ):
            found[number].update(seeker for seeker in by_slot[slot] if seeker != number)
    return found
