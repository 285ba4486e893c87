"""The accounts of an entry, as a judgement speaks of them."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from despatch.model import RecordError, UsageError
from despatch.model.judgement import Anchor
from despatch.record import tables as t
from despatch.record.asking import known_by
from despatch.record.told import accounts_of


def home_of(connection: Connection, id: str) -> str:  # noqa: A002
    """The id of the entry that is meant by an id, the start of one, or the id it had before it was merged.

    Raises:
        RecordError: no such entry, or a beginning that fits several.
    """
    home = select(t.account.c.entry).where(known_by(id)).distinct().limit(9)
    found = [e for e in connection.execute(home).scalars() if e]
    if len(found) > 1 and id in found:
        return id
    if len(found) != 1:
        several = f"fits several: {', '.join(sorted(found))}"
        raise RecordError(f"entry {id}", several if found else "there is none", "despatch timeline")
    return str(found[0])


def homes_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    """The different entries that these ids mean, in their order."""
    return list(dict.fromkeys(home_of(connection, id_) for id_ in ids))


def anchors_of(connection: Connection, id: str, off: Sequence[str] = ()) -> tuple[Anchor, ...]:  # noqa: A002
    """Anchors at the accounts of an entry, in the order of publication; those in `off` on side 1.

    Raises:
        RecordError: no such entry.
        UsageError: `off` names what does not tell of the entry, or all that does.
    """
    ordered = accounts_of(connection, home_of(connection, id))
    sides = _sides(ordered, off) if off else {}
    return tuple(
        Anchor(
            report=row.given, digest=row.digest, key=row.key, sort=row.sort,
            entry=msgspec.json.decode(row.body), side=sides.get(row.key, 0),
        )
        for row in ordered
    )  # fmt: skip


def _sides(rows: Sequence[Any], off: Sequence[str]) -> dict[str, int]:
    gone: set[str] = set()
    for wanted in off:
        named = {r.key for r in rows if wanted in (r.name, r.given)}
        found = named or {r.key for r in rows if r.key.startswith(wanted)}
        if not found:
            few = ", ".join(dict.fromkeys(r.name for r in rows))
            raise UsageError("split", f"{wanted!r} does not tell of this entry", f"one of {few}")
        gone |= found
    if len(gone) == len(rows):
        raise UsageError("split", "nothing would be left", "only the reports that tell of something else")
    return dict.fromkeys(gone, 1)
