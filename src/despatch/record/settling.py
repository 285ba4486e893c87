"""What a report brings into the record: the accounts that are read in it, and what people decided of them."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from despatch.model import Reading
from despatch.model.judgement import Judgement
from despatch.record.account import Account, accounts, source_of
from despatch.record.judgements.anchoring import Placed, Told, place
from despatch.record.judgements.standing import Bonds


class Fresh(NamedTuple):
    """A reading that comes in: the id its source gave it, the id it is cited by, when it first came in (None: now)."""

    given: str
    name: str
    reading: Reading
    added: str | None = None


class Settled(NamedTuple):
    """Accounts, each with the id of the judgement that alone has it there, or None; and where judgements are anchored."""

    accounts: list[tuple[Account, str | None]]
    placed: list[Placed]
    bonds: Bonds


def settle(one: Fresh, judged: Sequence[Judgement]) -> Settled:
    """The accounts of a reading, beside them what a person keeps there, and the anchors of standing judgements."""
    report = msgspec.structs.replace(one.reading.report, id=one.name)
    read = list(accounts(msgspec.structs.replace(one.reading, report=report)))
    if not judged:
        return Settled([(account, None) for account in read], [], Bonds((), {}))
    placed, kept = place(judged, one.given, report.text, [Told(a.key, a.sort, a.entry) for a in read])
    source = source_of(report)
    more = [
        (Account(key=told.key, sort=told.sort, entry=told.entry, source=source), judgement)
        for judgement, told in kept
    ]
    sides: dict[str, list[tuple[str, int]]] = {}
    for found in placed:
        sides.setdefault(found.judgement, []).append((found.key, found.side))
    return Settled([*((a, None) for a in read), *more], placed, Bonds(judged, sides))
