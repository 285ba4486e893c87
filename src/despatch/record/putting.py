"""Readings into the record: which are new, which are there, which take another's place."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select, text

from despatch.model import Reading, Report
from despatch.record import tables as t
from despatch.record.added import Put
from despatch.record.judgements.fields import as_judged
from despatch.record.judgements.keeping import anchor, standing_about
from despatch.record.numbers import chunks, numbers
from despatch.record.profile import profile
from despatch.record.profiles import Profiles
from despatch.record.search_index import file_reports, forget_reports
from despatch.record.settling import Fresh, settle
from despatch.record.weaving import Weaver
from despatch.reports.copies import copies

_json = msgspec.json.Encoder().encode
_pack = msgspec.msgpack.Encoder().encode
LONGEST = 500  # characters of an id: PostgreSQL does not look up what has some 2700 bytes
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_MARKED = re.compile(r"(.+)~[0-9a-f]{6,8}\Z", re.S)


class Held(NamedTuple):
    """What is known of a report in the record without reading it."""

    id: int
    name: str
    digest: str
    reading: str
    added: str | None


def family(given: str) -> str:
    """The id that a report's source gave it, without the mark by which `sources` tells pages of one name apart.

    What a database cannot hold in a name is replaced; a very long one ends in a digest of it.
    """
    marked = _MARKED.fullmatch(given)
    name = _UNFIT.sub("\ufffd", marked[1] if marked else given)
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 34]}..{hashlib.blake2b(name.encode(), digest_size=16).hexdigest()}"


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
    fresh: list[Fresh] = []
    for reading in readings:
        name = family(reading.report.id)
        outcome, out, new = _settle(connection, name, reading, there.get(name, []))
        if out:
            _drop(connection, weaver, [held.id for held in out])
        fresh += new
        done.append(outcome)
    if fresh or any(d != "unchanged" for d in done):
        _insert(connection, weaver, fresh)
        weaver.finish()
    return done


def _settle(
    connection: Connection, name: str, reading: Reading, held: Sequence[Held]
) -> tuple[Put, list[Held], list[Fresh]]:
    """What is to be done: which reports of this id go, and which come, under which names."""
    bare = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=""))
    mine, whole = digest(bare.report), digest(bare)
    for other in held:
        if other.digest == mine:
            if other.reading == whole:
                return "unchanged", [], []
            return "replaced", [other], [Fresh(name, other.name, reading, other.added)]
    if not held:
        return "added", [], [Fresh(name, name, reading)]
    former = [h for h in held if _same_page(load_reading(connection, h.id, h.name).report, reading.report)]
    stay = [h for h in held if h not in former]
    marks = sorted([mine, *(h.digest for h in stay)])
    names = {mark: name if n == 0 else f"{name}~{mark[:8]}" for n, mark in enumerate(marks)}
    renamed = [h for h in stay if names[h.digest] != h.name]
    coming = [Fresh(name, names[h.digest], load_reading(connection, h.id, h.name), h.added) for h in renamed]
    return "replaced" if former else "added", former + renamed, [Fresh(name, names[mine], reading), *coming]


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
            select(
                table.c.given, table.c.id, table.c.name, table.c.digest, table.c.reading, table.c.added
            ).where(table.c.given.in_(names[start : start + 500]))
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
        .where(t.account.c.report == number, t.account.c.judgement.is_(None))
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
        forget_reports(connection, some)
        connection.execute(text(f"DELETE FROM report WHERE id IN ({some})"))


def drop(connection: Connection, numbers: Sequence[int], profiles: Profiles) -> None:
    """Take reports out, and make anew what they were merged with."""
    weaver = Weaver(connection, profiles)
    _drop(connection, weaver, numbers)
    weaver.finish()


def _insert(connection: Connection, weaver: Weaver, fresh: Sequence[Fresh]) -> None:
    if not fresh:
        return
    judged = standing_about(connection, [one.given for one in fresh])
    settled = [settle(one, judged.get(one.given, [])) for one in fresh]
    number = numbers(connection, sum(1 + len(s.accounts) for s in settled))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    reports, told, anchored = [], [], []
    for one, found in zip(fresh, settled, strict=True):
        at = number = number + 1
        reports.append({"id": at, **_report_row(one), "added": one.added or now})
        by_key = {}
        for account, judgement in found.accounts:
            number += 1
            by_key[account.key] = number
            entry = as_judged(account.entry, found.bonds, account.key)
            made = profile(entry, key=account.key, report=at, published=one.reading.report.published)
            told.append((number, account, made, judgement))
        anchored += [(placed, by_key[placed.key]) for placed in found.placed]
    connection.execute(t.report.insert(), reports)
    file_reports(
        connection, [(row["id"], one.reading.report) for row, one in zip(reports, fresh, strict=True)]
    )
    weaver.put(told)
    anchor(connection, anchored)


def _report_row(one: Fresh) -> dict[str, Any]:
    report = msgspec.structs.replace(one.reading.report, id=one.name)
    bare = msgspec.structs.replace(one.reading, report=msgspec.structs.replace(report, id=""))
    return {
        "name": one.name, "given": one.given, "digest": digest(bare.report), "reading": digest(bare),
        "published": report.published, "outlet": report.outlet, "text_key": _pack(report.text_key), "body": _json(report),
        "model": one.reading.model,
    }  # fmt: skip


def put_again(connection: Connection, given: Sequence[str], profiles: Profiles) -> None:
    """Take reports out and put them in again as they were, for what was decided of them is another."""
    weaver = Weaver(connection, profiles)
    fresh = []
    for name, held in sorted(_held(connection, sorted(set(given))).items()):
        for one in held:
            reading = load_reading(connection, one.id, one.name)
            fresh.append(Fresh(name, one.name, reading, one.added))
        _drop(connection, weaver, [one.id for one in held])
    _insert(connection, weaver, fresh)
    weaver.finish()
