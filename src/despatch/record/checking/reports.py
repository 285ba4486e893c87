"""Reports and what they tell: whole as they came in, each account cited in the very words."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from despatch.model import Entry, Report
from despatch.model.problem import Problem
from despatch.record import tables as t
from despatch.record.account import decode_entry
from despatch.record.judgements.fields import as_judged
from despatch.record.judgements.keeping import bonds
from despatch.record.judgements.standing import Bonds
from despatch.record.profile import Profile, profile
from despatch.record.putting import digest

READ_AGAIN = "despatch check --mend, which reads the report again"
ANEW = "despatch check --mend"
AT_ONCE = 200
_PROFILE = msgspec.msgpack.Decoder(Profile)


def reports(connection: Connection) -> Iterator[Problem]:
    """Everything that is wrong with the reports and their accounts."""
    last: int | None = -1
    while last is not None:
        wanted = select(t.report).where(t.report.c.id > last).order_by(t.report.c.id).limit(AT_ONCE)
        rows = connection.execute(wanted).all()
        for row in rows:
            yield from _report(connection, row)
        last = rows[-1].id if rows else None


def _report(connection: Connection, row: Any) -> Iterator[Problem]:
    try:
        report = msgspec.json.decode(row.body, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield Problem(
            what="report damaged", where=row.name, why=str(error), mend="despatch add the report again"
        )
        return
    if digest(msgspec.structs.replace(report, id="")) != row.digest:
        yield Problem(
            what="report altered",
            where=row.name,
            why="its text or head is not what was added",
            mend="restore a backup, or despatch add the report again",
        )
    told = connection.execute(
        select(t.account).where(t.account.c.report == row.id).order_by(t.account.c.id)
    ).all()
    held = bonds(connection, {a.id: a.key for a in told})
    homes = {a.entry for a in told if a.entry}
    there = set(connection.execute(select(t.entry.c.id).where(t.entry.c.id.in_(homes))).scalars())
    for account in told:
        if account.entry not in there:
            where = f"{row.name}, account {account.key}"
            yield Problem(what="account without entry", where=where, why="no entry holds it", mend=ANEW)
        yield from _account(account, report, row, held)


def _account(account: Any, report: Report, row: Any, held: Bonds) -> Iterator[Problem]:
    where = f"{row.name}, account {account.key}"
    try:
        entry = decode_entry(account.body, account.sort)
        made = _PROFILE.decode(account.profile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield Problem(what="account damaged", where=where, why=str(error), mend=READ_AGAIN, report=row.name)
        return
    yield from cited(entry, report, where, row.name)
    expected = profile(
        as_judged(entry, held, account.key),
        key=account.key, report=row.id, published=report.published,
    )  # fmt: skip
    if made != expected:
        yield Problem(
            what="account compared wrongly",
            where=where,
            why="what it is compared by is not what it says",
            mend=ANEW,
        )


def cited(entry: Entry, report: Report, where: str, name: str) -> Iterator[Problem]:
    """Citations that are not exactly the words of the report."""
    if not entry.citations:
        yield Problem(what="no citation", where=where, why="it cites no words", mend=READ_AGAIN, report=name)
    for citation in entry.citations:
        words = report.text[citation.start : citation.end]
        if words != citation.text or citation.start < 0:
            yield Problem(
                what="citation inexact",
                where=where,
                why=f"characters {citation.start}-{citation.end} are {words[:40]!r}, cited is {citation.text[:40]!r}",
                mend=READ_AGAIN,
                report=name,
            )
