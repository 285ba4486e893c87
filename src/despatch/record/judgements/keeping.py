"""Judgements in the database: kept, looked up, and anchored in the reports that come and go."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select, text

from despatch.model.judgement import Judgement
from despatch.record import tables as t
from despatch.record.judgements.anchoring import Placed
from despatch.record.judgements.standing import Bonds, standing
from despatch.record.numbers import chunks

_decode = msgspec.json.Decoder(Judgement).decode
MANY = 500


def keep(connection: Connection, one: Judgement) -> bool:
    """Write a judgement down for good; False if it is there already."""
    there = select(t.judgement.c.id).where(t.judgement.c.id == one.id)
    if connection.execute(there).first():
        return False
    connection.execute(
        t.judgement.insert(),
        {"id": one.id, "at": one.at, "author": one.author, "act": one.act, "body": msgspec.json.encode(one)},
    )
    reports = sorted({a.report for a in one.anchors})
    if reports:
        connection.execute(
            t.judgement_report.insert(), [{"given": given, "judgement": one.id} for given in reports]
        )
    return True


def judgements(connection: Connection) -> list[Judgement]:
    """All that was ever decided, in order."""
    rows = connection.execute(select(t.judgement.c.body)).scalars()
    return sorted((_decode(body) for body in rows), key=lambda j: j.order)


def undos(connection: Connection) -> list[Judgement]:
    """The undos among them: without these nothing tells whether a judgement stands."""
    rows = connection.execute(select(t.judgement.c.body).where(t.judgement.c.act == "undo")).scalars()
    return [_decode(body) for body in rows]


def standing_about(connection: Connection, given: Iterable[str]) -> dict[str, list[Judgement]]:
    """Standing judgements by the given id of each report that they speak of."""
    names = sorted(set(given))
    about: dict[str, list[str]] = {}
    for start in range(0, len(names), MANY):
        wanted = select(t.judgement_report).where(t.judgement_report.c.given.in_(names[start : start + MANY]))
        for row in connection.execute(wanted):
            about.setdefault(row.given, []).append(row.judgement)
    if not about:
        return {}
    found = {j.id: j for j in standing_among(connection, {i for ids in about.values() for i in ids})}
    return {
        name: sorted((found[i] for i in ids if i in found), key=lambda j: j.order)
        for name, ids in about.items()
    }


def spoken_of(connection: Connection, given: Iterable[str]) -> list[Judgement]:
    """All judgements that speak of reports of these given ids, undone or not; undos speak of none."""
    names = sorted(set(given))
    found: dict[str, Judgement] = {}
    for start in range(0, len(names), MANY):
        wanted = (
            select(t.judgement.c.body)
            .join(t.judgement_report, t.judgement_report.c.judgement == t.judgement.c.id)
            .where(t.judgement_report.c.given.in_(names[start : start + MANY]))
            .distinct()
        )
        found |= {j.id: j for j in map(_decode, connection.execute(wanted).scalars())}
    return sorted(found.values(), key=lambda j: j.order)


def standing_among(connection: Connection, ids: Iterable[str]) -> list[Judgement]:
    """Those of the given judgements that stand, in order."""
    wanted = sorted(set(ids))
    found: list[Judgement] = []
    for start in range(0, len(wanted), MANY):
        rows = select(t.judgement.c.body).where(t.judgement.c.id.in_(wanted[start : start + MANY]))
        found += [_decode(body) for body in connection.execute(rows).scalars()]
    return standing([*found, *undos(connection)]) if found else []


def anchor(connection: Connection, placed: Sequence[tuple[Placed, int]]) -> None:
    """Write down which accounts (by number) judgements are anchored at."""
    if placed:
        connection.execute(
            t.anchor.insert(),
            [{"judgement": p.judgement, "account": n, "place": p.place, "side": p.side} for p, n in placed],
        )


def bonds(connection: Connection, keys: Mapping[int, str]) -> Bonds:
    """What judgements say of accounts, given by their numbers with their keys."""
    anchors: dict[str, list[tuple[int, str, int]]] = {}
    for some in chunks(keys):
        rows = connection.execute(
            text(f"SELECT judgement, account, place, side FROM anchor WHERE account IN ({some})")
        )
        for judgement, number, place, side in rows:
            anchors.setdefault(judgement, []).append((place, keys[number], side))
    if not anchors:
        return Bonds((), {})
    sides = {one: [(key, side) for _, key, side in sorted(found)] for one, found in anchors.items()}
    return Bonds(standing_among(connection, anchors), sides)


def concerned(connection: Connection, new: Sequence[Judgement]) -> list[str]:
    """The given ids of the reports for which these judgements change what stands."""
    wanted: set[str] = {a.report for one in new for a in one.anchors}
    of = {one.of for one in new if one.of}
    while of:
        rows = connection.execute(
            select(t.judgement.c.body).where(t.judgement.c.id.in_(sorted(of)))
        ).scalars()
        found = [_decode(body) for body in rows]
        wanted |= {a.report for one in found for a in one.anchors}
        of = {one.of for one in found if one.of}
    return sorted(wanted)
