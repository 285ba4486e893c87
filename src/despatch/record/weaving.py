"""Accounts that come or go, woven into the record: only their neighbourhood is looked at and made anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, text, update

from despatch.model import Contact, Statement
from despatch.model.merged import MergedEntry
from despatch.record import tables as t
from despatch.record.account import Account, Source, decode_entry
from despatch.record.blocks import slots
from despatch.record.candidates import alike
from despatch.record.cluster import claimed, held_edges
from despatch.record.joining import Edge, Joining
from despatch.record.judgements.standing import Bonds
from despatch.record.merging import merge, position
from despatch.record.names import name_words
from despatch.record.numbers import CHUNK, chunks, numbers
from despatch.record.profile import Profile, coarse
from despatch.record.profiles import Profiles
from despatch.record.region import Region, pairs
from despatch.record.search_index import file_entries, forget_entries

LONGEST = 64  # characters of a word of a name that count
_pack = msgspec.msgpack.Encoder().encode
_json = msgspec.json.Encoder().encode


class Weaver:
    """Merging within one transaction. `profiles` may be kept from one to the next: a number is used once."""

    def __init__(self, connection: Connection, profiles: Profiles) -> None:
        self._db = connection
        self._profiles = profiles
        self._touched: set[int] = set()
        self._changed: set[int] = set()  # accounts with an edge more or less

    def put(self, rows: Sequence[tuple[int, Account, Profile, str | None]]) -> None:
        """New accounts, each with the judgement that alone has it there, if one: stored, filed, compared."""
        if not rows:
            return
        self._db.execute(
            t.account.insert(),
            [
                {
                    "id": n,
                    "key": a.key,
                    "report": p.report,
                    "sort": a.sort,
                    "body": _json(a.entry),
                    "profile": _pack(p),
                    "judgement": judgement,
                }
                for n, a, p, judgement in rows
            ],
        )
        self._file([(n, p) for n, _, p, _ in rows])

    def again(self, rows: Sequence[tuple[int, Profile]]) -> None:
        """Accounts that are there, filed and compared anew by the rules of today; their entries stay as they are."""
        self._db.execute(
            update(t.account).where(t.account.c.id == bindparam("n")).values(profile=bindparam("p")),
            [{"n": number, "p": _pack(made)} for number, made in rows],
        )
        self._file(rows)

    def reconsider(self, accounts: Iterable[int]) -> None:
        """Accounts that are filed and compared, to be made entries of anew."""
        self._touched.update(accounts)
        self._changed.update(self._touched)

    def _file(self, rows: Sequence[tuple[int, Profile]]) -> None:
        filed = [{"slot": s, "account": n} for n, p in rows for s in sorted(slots(p))]
        if filed:
            self._db.execute(t.slot.insert(), filed)
        for number, made in rows:
            self._profiles.keep(number, made)
        self._touched.update(n for n, _ in rows)
        self._compare(rows)

    def take(self, numbers: Sequence[int]) -> None:
        """Accounts that go: their neighbours and those merged with them are made anew without them."""
        gone = set(numbers)
        for some in chunks(gone):
            for a, b in self._db.exec_driver_sql(
                f"SELECT a, b FROM pair WHERE a IN ({some}) OR b IN ({some})"
            ):
                self._changed.update((a, b))
                self._touched.update((a, b))
            mates = text(
                "SELECT id FROM account WHERE entry IN "
                f"(SELECT entry FROM account WHERE id IN ({some}) AND entry IS NOT NULL)"
            )
            self._touched.update(self._db.execute(mates).scalars())
            entries = text(f"SELECT DISTINCT entry FROM account WHERE id IN ({some}) AND entry IS NOT NULL")
            self._remove(self._db.execute(entries).scalars().all())
            self._db.exec_driver_sql(f"DELETE FROM account WHERE id IN ({some})")
        self._touched -= gone
        self._changed -= gone
        for some in chunks(self._touched):  # their entry may have gone with those that left
            self._db.exec_driver_sql(
                f"UPDATE account SET entry = NULL WHERE id IN ({some}) "
                "AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = account.entry)"
            )

    def _compare(self, fresh: Sequence[tuple[int, Profile]]) -> None:
        new = alike(self._db, self._profiles, fresh)
        if new:
            self._db.execute(
                t.pair.insert(),
                [{"a": a, "b": b, "score": s, "kept": True} for (a, b), s in sorted(new.items())],
            )
            self._changed.update(n for pair in new for n in pair)

    def finish(self) -> None:
        """Decide what each rough account holds on to, and make the entries of the neighbourhood anew."""
        self._choose()
        self._remake()

    def _choose(self) -> None:
        """Set `kept` of the edges of every changed account that has a say in it: see `cluster.claimed`."""
        self._profiles.load(self._db, self._changed)
        rough = {
            n for n in self._changed if coarse(self._profiles[n]) or self._profiles[n].status == "postponed"
        }
        edges = pairs(self._db, rough, kept_only=False)
        self._profiles.load(self._db, {n for a, b, _, _ in edges for n in (a, b)})
        near: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for a, b, score, _ in edges:
            for end in {a, b} & rough:
                near[end].append((a, b, score))
        kept_now = {(a, b): kept for a, b, _, kept in edges}
        flips = []
        for number in sorted(rough):
            profiles, keyed, back = self._keyed(near[number])
            held = {back[e] for e in held_edges(self._profiles[number], keyed, profiles)} if keyed else set()
            for a, b, _ in near[number]:
                mine = claimed(self._profiles[number], self._profiles[a if b == number else b])
                if mine and kept_now[a, b] != ((a, b) in held):
                    flips.append({"x": a, "y": b, "k": (a, b) in held})
        if flips:
            self._db.execute(
                update(t.pair)
                .where(t.pair.c.a == bindparam("x"), t.pair.c.b == bindparam("y"))
                .values(kept=bindparam("k")),
                flips,
            )
        self._touched.update(self._changed)
        self._touched.update(n for flip in flips for n in (flip["x"], flip["y"]))

    def _keyed(
        self, edges: Sequence[tuple[int, int, int]]
    ) -> tuple[dict[str, Profile], list[Edge], dict[tuple[str, str], tuple[int, int]]]:
        """Edges by the accounts' keys, which unlike their numbers do not hang on the order of adding."""
        profiles, keyed, back = {}, [], {}
        for a, b, score in edges:
            x, y = self._profiles[a], self._profiles[b]
            profiles[x.key], profiles[y.key] = x, y
            ends = (x.key, y.key) if x.key < y.key else (y.key, x.key)
            keyed.append((*ends, score))
            back[ends] = (a, b)
        return profiles, keyed, back

    def _remake(self) -> None:
        """Make the entries anew that may be others now.

        A change goes as far as entries of before and of now overlap: what is joined to none of the accounts that it
        concerns, neither then nor now, is joined as it was.
        """
        around = Region(self._db, self._profiles)
        joining = Joining(around)
        before: dict[int, str | None] = {}
        groups: dict[tuple[str, ...], frozenset[int]] = {}
        frontier = set(self._touched)
        while frontier:
            there = self._entries_of(frontier)
            before |= there
            around.load(there)
            near = set(around.judged_with(there))
            for number in sorted(there):
                group = joining.entry(around.key(number))
                members = groups[group] = frozenset(map(around.number, group))
                near |= members
            frontier = (near | self._told_in(there.values())) - before.keys()
        self._renew(before, groups, around.bonds)

    def _entries_of(self, accounts: Iterable[int]) -> dict[int, str | None]:
        """The entry that each of the accounts that are there was in."""
        found: dict[int, str | None] = {}
        for some in chunks(accounts):
            rows = self._db.exec_driver_sql(f"SELECT id, entry FROM account WHERE id IN ({some})")
            found.update((row.id, row.entry) for row in rows)
        return found

    def _told_in(self, entries: Iterable[str | None]) -> set[int]:
        """All accounts of these entries."""
        found: set[int] = set()
        ordered = sorted({e for e in entries if e})
        for start in range(0, len(ordered), CHUNK):
            mates = select(t.account.c.id).where(t.account.c.entry.in_(ordered[start : start + CHUNK]))
            found.update(self._db.execute(mates).scalars())
        return found

    def _renew(
        self, before: dict[int, str | None], groups: dict[tuple[str, ...], frozenset[int]], held: Bonds
    ) -> None:
        """Write the entries that are others than before, or that people decided of."""
        old: dict[str, set[int]] = defaultdict(set)
        for number, entry in before.items():
            if entry:
                old[entry].add(number)
        same = {frozenset(members) for members in old.values()}
        anew = [groups[keys] for keys in sorted(groups) if groups[keys] not in same or held.bearing(keys)]
        dropped = {before[n] for members in anew for n in members} - {None}
        self._write(anew, sorted(e for e in dropped if e), held)

    def _write(self, groups: Sequence[frozenset[int]], dropped: Sequence[str], held: Bonds) -> None:
        self._remove(dropped)
        rows: list[dict[str, Any]] = []
        found: list[tuple[int, MergedEntry]] = []
        parties: list[dict[str, Any]] = []
        pairs: list[dict[str, Any]] = []
        homes: list[dict[str, Any]] = []
        words: list[dict[str, Any]] = []
        told = self.accounts({n for members in groups for n in members})
        last = numbers(self._db, len(groups)) if groups else 0
        for number, members in enumerate(groups, last + 1):
            accounts = [told[n] for n in sorted(members)]
            merged = merge(accounts, held.bearing(a.key for a in accounts))
            rows.append({"number": number, **entry_row(merged)})
            found.append((number, merged))
            parties += [{"party": p, "entry": number} for p in sorted(set(merged.parties))]
            pairs += pair_rows(rows[-1], sorted(set(merged.parties)))
            words += [{"word": w, "entry": number} for w in sorted(words_of_names(merged))]
            homes += [{"n": n, "e": merged.id} for n in sorted(members)]
        if rows:
            self._db.execute(t.entry.insert(), rows)
            self._db.execute(
                update(t.account).where(t.account.c.id == bindparam("n")).values(entry=bindparam("e")), homes
            )
        if parties:
            self._db.execute(t.entry_party.insert(), parties)
            self._db.execute(t.entry_pair.insert(), pairs)
        if words:
            self._db.execute(t.entry_person.insert(), words)
        file_entries(self._db, found)

    def _remove(self, entries: Sequence[str]) -> None:
        """Entries that go, and the words that they are found by."""
        for start in range(0, len(entries), CHUNK):
            some = entries[start : start + CHUNK]
            forget_entries(self._db, some)
            self._db.execute(delete(t.entry).where(t.entry.c.id.in_(some)))

    def accounts(self, numbers: set[int]) -> dict[int, Account]:
        """The accounts of these numbers, as they were told."""
        told: dict[int, Account] = {}
        sources: dict[int, Source] = {}
        for some in chunks(numbers):
            rows = self._db.exec_driver_sql(
                f"SELECT id, key, sort, report, body FROM account WHERE id IN ({some})"
            ).all()
            missing = {r.report for r in rows} - sources.keys()
            for part in chunks(missing):
                for row in self._db.exec_driver_sql(
                    f"SELECT id, name, given, published, text_key FROM report WHERE id IN ({part})"
                ):
                    key = tuple(msgspec.msgpack.decode(row.text_key))
                    sources[row.id] = Source(
                        id=row.name, given=row.given, published=row.published, text_key=key
                    )
            for row in rows:
                entry = decode_entry(row.body, row.sort)
                told[row.id] = Account(key=row.key, sort=row.sort, entry=entry, source=sources[row.report])
        return told


def words_of_names(merged: MergedEntry) -> set[str]:
    """The words of the names of those who take part or speak: by these a person is looked up."""
    entry = merged.entry
    if isinstance(entry, Contact):
        return {word[:LONGEST] for p in entry.participants for word in name_words(p.name)}
    return {word[:LONGEST] for word in name_words(entry.speaker)} if isinstance(entry, Statement) else set()


def pair_rows(row: dict[str, Any], parties: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of the table `entry_pair` for an entry's row and its parties, sorted."""
    first = t.NEVER if row["first"] is None else row["first"]
    for a, b in combinations_with_replacement(parties, 2):
        yield {
            "a": a, "b": b, "sort": row["sort"], "first": first, "last": row["last"] or 0, "entry": row["number"],
        }  # fmt: skip


def entry_row(merged: MergedEntry) -> dict[str, Any]:
    """The row of the table `entry` for a merged entry."""
    first, last = position(merged)
    kind = getattr(merged.entry, "kind", None) or getattr(merged.entry, "form", "") or ""
    status = getattr(merged.entry, "status", None) or getattr(merged.entry, "action", "") or ""
    return {
        "id": merged.id, "sort": merged.kind_of_entry, "kind": kind, "status": status,
        "first": first, "last": last, "checked": merged.checked.state if merged.checked else None, "body": _json(merged),
    }  # fmt: skip
