"""Readings into the record: which are new, which are there, which take another's place."""

import hashlib
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select, text, update

from despatch.model import Reading, Report
from despatch.record import tables as t
from despatch.record.account import accounts, decode_entry
from despatch.record.added import Put
from despatch.record.numbers import numbers
from despatch.record.profile import profile
from despatch.record.weaving import Profiles, Weaver, chunks
from despatch.reports.copies import copies

_json = msgspec.json.Encoder().encode
_pack = msgspec.msgpack.Encoder().encode
ANEW = 1000  # accounts that are merged again at a time
_MARKED = re.compile(r"(.+)~[0-9a-f]{6,8}\Z", re.S)


class Held(NamedTuple):
    """What is known of a report in the record without reading it."""

    id: int
    name: str
    digest: str
    reading: str


def family(given: str) -> str:
    """The id that a report's source gave it, without the mark by which `sources` tells pages of one name apart."""
    marked = _MARKED.fullmatch(given)
    return marked[1] if marked else given


def digest(value: object) -> str:
    """A short, sure name for a value's content."""
    return hashlib.blake2b(_json(value), digest_size=16).hexdigest()


def put(connection: Connection, readings: Sequence[Reading], profiles: Profiles) -> list[Put]:
    """Put readings into the record in one transaction; says what was done with each.

    A reading that is there is left. One of the same report that reads otherwise (a newer model), or
    of a corrected version of the same page, takes the old one's place. Another report that only
    has the same id is kept beside it, each told apart by a mark of its content.
    """
    done: list[Put] = []
    batch: list[Reading] = []
    seen: set[str] = set()
    for reading in readings:
        name = family(reading.report.id)
        if name in seen:
            done += _put_distinct(connection, batch, profiles)
            batch, seen = [], set()
        batch.append(reading)
        seen.add(name)
    return done + _put_distinct(connection, batch, profiles)


def _put_distinct(connection: Connection, readings: Sequence[Reading], profiles: Profiles) -> list[Put]:
    """Put readings whose ids are all different."""
    there = _held(connection, [family(r.report.id) for r in readings])
    weaver = Weaver(connection, profiles)
    done: list[Put] = []
    fresh: list[tuple[str, str, Reading]] = []
    for reading in readings:
        name = family(reading.report.id)
        outcome, out, new = _settle(connection, name, reading, there.get(name, []))
        if out:
            _drop(connection, weaver, [held.id for held in out])
        fresh += [(name, called, r) for called, r in new]
        done.append(outcome)
    if fresh or any(d != "unchanged" for d in done):
        _insert(connection, weaver, fresh)
        weaver.finish()
    return done


def _settle(
    connection: Connection, name: str, reading: Reading, held: Sequence[Held]
) -> tuple[Put, list[Held], list[tuple[str, Reading]]]:
    """What is to be done: which reports of this id go, and which come, under which names."""
    bare = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=""))
    mine, whole = digest(bare.report), digest(bare)
    for other in held:
        if other.digest == mine:
            if other.reading == whole:
                return "unchanged", [], []
            return "replaced", [other], [(other.name, reading)]
    if not held:
        return "added", [], [(name, reading)]
    former = [h for h in held if _same_page(load_reading(connection, h.id, h.name).report, reading.report)]
    stay = [h for h in held if h not in former]
    marks = sorted([mine, *(h.digest for h in stay)])
    names = {mark: name if n == 0 else f"{name}~{mark[:8]}" for n, mark in enumerate(marks)}
    renamed = [h for h in stay if names[h.digest] != h.name]
    coming = [(names[h.digest], load_reading(connection, h.id, h.name)) for h in renamed]
    return "replaced" if former else "added", former + renamed, [(names[mine], reading), *coming]


def _same_page(old: Report, new: Report) -> bool:
    """Whether two reports of one id are versions of one page, not two reports of like name."""
    if old.url or new.url:
        return old.url == new.url
    return old.outlet == new.outlet and copies(old.text_key, new.text_key)


def _held(connection: Connection, names: Sequence[str]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    table = t.report
    for start in range(0, len(names), 500):
        rows = connection.execute(
            select(table.c.given, table.c.id, table.c.name, table.c.digest, table.c.reading).where(
                table.c.given.in_(names[start : start + 500])
            )
        )
        for given, *rest in rows:
            found.setdefault(given, []).append(Held(*rest))
    return found


def load_reading(connection: Connection, number: int, name: str) -> Reading:
    """A report and its accounts, as they were put in."""
    row = connection.execute(select(t.report.c.body, t.report.c.model).where(t.report.c.id == number)).one()
    entries: dict[str, list[msgspec.Raw]] = {}
    told = (
        select(t.account.c.sort, t.account.c.body)
        .where(t.account.c.report == number)
        .order_by(t.account.c.id)
    )
    for sort, body in connection.execute(told):
        entries.setdefault(f"{sort}s", []).append(msgspec.Raw(body))
    whole = _json({"report": msgspec.Raw(row.body), "model": row.model, **entries})
    return msgspec.json.decode(whole, type=Reading)


def _drop(connection: Connection, weaver: Weaver, numbers: Sequence[int]) -> None:
    for some in chunks(numbers):
        weaver.take(
            connection.execute(text(f"SELECT id FROM account WHERE report IN ({some})")).scalars().all()
        )
        connection.execute(text(f"DELETE FROM report WHERE id IN ({some})"))


def drop(connection: Connection, numbers: Sequence[int], profiles: Profiles) -> None:
    """Take reports out, and make anew what they were merged with."""
    weaver = Weaver(connection, profiles)
    _drop(connection, weaver, numbers)
    weaver.finish()


def merge_anew(connection: Connection, profiles: Profiles) -> None:
    """Merge all that is in the record again, by the rules of today."""
    for table in (t.pair, t.slot, t.entry_party, t.entry_person, t.entry):
        connection.execute(table.delete())
    connection.execute(update(t.account).values(entry=None))
    wanted = (
        select(
            t.account.c.id,
            t.account.c.key,
            t.account.c.sort,
            t.account.c.body,
            t.account.c.report,
            t.report.c.published,
        )
        .join(t.report)
        .order_by(t.account.c.id)
    )
    rows = connection.execute(wanted).all()
    for start in range(0, len(rows), ANEW):
        weaver = Weaver(connection, profiles)
        weaver.again(
            [
                (
                    row.id,
                    profile(
                        decode_entry(row.body, row.sort),
                        key=row.key,
                        report=row.report,
                        published=row.published,
                    ),
                )
                for row in rows[start : start + ANEW]
            ]
        )
        weaver.finish()
        profiles.trim()
    connection.execute(update(t.meta).where(t.meta.c.name == "merging").values(value=t.MERGING))


def _insert(connection: Connection, weaver: Weaver, fresh: Sequence[tuple[str, str, Reading]]) -> None:
    told = []
    reports = []
    number = numbers(connection, sum(1 + _size(r) for _, _, r in fresh))
    for given, name, reading in fresh:
        report = msgspec.structs.replace(reading.report, id=name)
        bare = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=""))
        at = number = number + 1
        reports.append(
            {
                "id": at, "name": name, "given": given, "digest": digest(bare.report), "reading": digest(bare),
                "published": report.published, "text_key": _pack(report.text_key), "body": _json(report),
                "model": reading.model,
            }
        )  # fmt: skip
        for account in accounts(msgspec.structs.replace(reading, report=report)):
            number += 1
            made = profile(account.entry, key=account.key, report=at, published=report.published)
            told.append((number, account, made))
    if reports:
        connection.execute(t.report.insert(), reports)
    weaver.put(told)


def _size(reading: Reading) -> int:
    return sum(map(len, (reading.contacts, reading.instruments, reading.commitments, reading.statements)))
