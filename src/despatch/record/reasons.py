"""Why accounts are one entry, or are not: every pair compared as merging compares it, with its reasons."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from despatch.model.compared import Compared, Side, Weight
from despatch.record.compare import compare
from despatch.record.comparison import THRESHOLD
from despatch.record.judgements.keeping import bonds
from despatch.record.judgements.standing import Bonds, pair
from despatch.record.profile import Profile
from despatch.record.told import accounts_of, side_of

_PROFILE = msgspec.msgpack.Decoder(Profile)


class _Account(NamedTuple):
    number: int
    side: Side
    profile: Profile
    home: str


def reasons(connection: Connection, homes: Sequence[str]) -> list[Compared]:
    """The pairs of accounts of one entry, or those across two: the most alike first."""
    told = {home: _accounts(connection, home) for home in dict.fromkeys(homes)}
    every = [account for group in told.values() for account in group]
    held = bonds(connection, {a.number: a.side.key for a in every})
    groups = list(told.values())
    pairs = combinations(groups[0], 2) if len(groups) == 1 else product(*groups[:2])
    found = [_compared(a, b, held) for a, b in pairs]
    return sorted(found, key=lambda c: (c.veto is not None, -c.score, c.a.key, c.b.key))


def _accounts(connection: Connection, home: str) -> list[_Account]:
    return [
        _Account(row.id, side_of(row), _PROFILE.decode(row.profile), home)
        for row in accounts_of(connection, home)
    ]


def _compared(a: _Account, b: _Account, held: Bonds) -> Compared:
    found = compare(a.profile, b.profile)
    together = b.side.key in held.group(a.side.key)
    apart = pair(a.side.key, b.side.key) in held.apart
    return Compared(
        a=a.side,
        b=b.side,
        reasons=tuple(Weight(name=r.name, weight=r.weight) for r in found.reasons),
        score=found.score,
        needed=THRESHOLD,
        veto=found.veto,
        decided="together" if together else "apart" if apart else None,
        joined=a.home == b.home,
    )
