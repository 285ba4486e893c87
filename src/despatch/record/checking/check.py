"""All checks, one after the other, in one consistent state of the record."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select, text

from despatch.model.judgement import Judgement
from despatch.model.problem import Problem
from despatch.record import tables as t
from despatch.record.checking.entries import entries
from despatch.record.checking.reports import reports
from despatch.record.judgements.standing import undone


def check(connection: Connection) -> Iterator[Problem]:
    """Everything that is not as it must be; nothing, of a record that can be trusted."""
    for said in _integrity(connection):
        yield Problem(what="database damaged", where="the database", why=said, mend="restore a backup")
    wrong = list(_judgements(connection))
    yield from wrong
    if any(one.what == "decision damaged" for one in wrong):
        return  # what follows from decisions cannot be checked without them
    yield from reports(connection)
    yield from entries(connection)


def _integrity(connection: Connection) -> Iterator[str]:
    """What the database itself finds wrong. PostgreSQL checks its pages when it reads them, if it was set up to."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield str(said)


def _judgements(connection: Connection) -> Iterator[Problem]:
    """Decisions that are damaged, or that find nothing to speak of though their report is there."""
    found: list[Judgement] = []
    for id_, body in connection.execute(select(t.judgement.c.id, t.judgement.c.body)):
        try:
            one = msgspec.json.decode(body, type=Judgement)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Problem(what="decision damaged", where=id_, why=str(error), mend="restore a backup")
            continue
        if one.id != id_:
            yield Problem(
                what="decision altered", where=id_, why="it is not what was decided", mend="restore a backup"
            )
        found.append(one)
    placed: dict[str, int] = dict(
        connection.execute(select(t.anchor.c.judgement, func.count()).group_by(t.anchor.c.judgement)).all()
    )
    gone = undone(found)
    for one in found:
        given = sorted({a.report for a in one.anchors})
        there = (
            connection.execute(select(t.report.c.given).where(t.report.c.given.in_(given))).scalars().all()
        )
        if one.act != "undo" and one.id not in gone and there and not placed.get(one.id):
            yield Problem(
                what="decision without entry",
                where=one.id,
                why=f"what {one.author} judged ({one.act}) is not found in {', '.join(sorted(set(there)))} any more",
                mend="despatch log, then decide again or undo it",
            )
