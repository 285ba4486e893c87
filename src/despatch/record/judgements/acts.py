"""What a person decides of the record, as `record.correct` offers it: each act is one judgement, kept for good."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from despatch.model import RecordError, UsageError
from despatch.model.judgement import Act, Anchor, Judgement
from despatch.model.merged import EntrySort
from despatch.record.judgements import keeping
from despatch.record.judgements.adding import added
from despatch.record.judgements.anchors import anchors_of, homes_of
from despatch.record.judgements.fields import checked_fields
from despatch.record.judgements.standing import undone

Writing = Callable[[], AbstractContextManager[Connection]]
Again = Callable[[Connection, Sequence[str]], None]


class Corrections:
    """The acts. Each is given its `author` and, but for `accept`, a `reason`; it gives back the judgement kept.

    `id` is an entry's id, or the beginning of one. Nothing is overwritten: what is no longer wanted is undone.

    Raises (every act):
        RecordError: no such entry or judgement, or the record cannot be written.
        UsageError: what is asked for makes no sense; nothing is kept.
    """

    def __init__(self, writing: Writing, again: Again) -> None:
        self._writing, self._again = writing, again

    def accept(self, id: str, *, author: str, reason: str = "", at: str | None = None) -> Judgement:  # noqa: A002
        """The entry is right as it is."""
        with self._writing() as connection:
            return self._keep(connection, "accept", anchors_of(connection, id), author, reason, at)

    def edit(
        self,
        id: str,  # noqa: A002
        fields: Mapping[str, Any],
        *,
        author: str,
        reason: str,
        at: str | None = None,
    ) -> Judgement:
        """These fields of the entry are so; None says that a field is not known."""
        with self._writing() as connection:
            anchors = anchors_of(connection, id)
            values = checked_fields(anchors[0].sort, fields)
            if not values:
                raise UsageError("edit", "no field is given", "date=2023-12-27")
            return self._keep(connection, "edit", anchors, author, _said(reason), at, fields=values)

    def reject(self, id: str, *, author: str, reason: str, at: str | None = None) -> Judgement:  # noqa: A002
        """The entry is none: it is kept, and shown only where it is asked for."""
        with self._writing() as connection:
            return self._keep(connection, "reject", anchors_of(connection, id), author, _said(reason), at)

    def add(
        self,
        sort: EntrySort,
        report: str,
        words: Sequence[str],
        fields: Mapping[str, Any],
        *,
        author: str,
        reason: str,
        at: str | None = None,
    ) -> Judgement:
        """An entry that no reading has, resting on `words` that stand exactly so in the `report`."""
        with self._writing() as connection:
            values = checked_fields(sort, fields)
            anchor = added(connection, sort, report, words, values)
            return self._keep(connection, "add", (anchor,), author, _said(reason), at, fields=values)

    def merge(self, *ids: str, author: str, reason: str, at: str | None = None) -> Judgement:
        """These entries are one, whatever speaks against it."""
        with self._writing() as connection:
            homes = homes_of(connection, ids)
            if len(homes) < 2:
                raise UsageError("merge", "these are one entry already", "two or more different ids")
            anchors = tuple(a for home in homes for a in anchors_of(connection, home))
            if len({a.sort for a in anchors}) > 1:
                sorts = ", ".join(sorted({a.sort for a in anchors}))
                raise UsageError(
                    "merge", f"different sorts of entry ({sorts}) are never one", "ids of one sort"
                )
            return self._keep(connection, "merge", anchors, author, _said(reason), at)

    def split(
        self,
        id: str,  # noqa: A002
        off: Sequence[str],
        *,
        author: str,
        reason: str,
        at: str | None = None,
    ) -> Judgement:
        """What the reports (or accounts, by key) in `off` tell of the entry is another thing."""
        with self._writing() as connection:
            anchors = anchors_of(connection, id, off=off)
            return self._keep(connection, "split", anchors, author, _said(reason), at)

    def undo(self, judgement: str, *, author: str, reason: str = "", at: str | None = None) -> Judgement:
        """The judgement counts no more; an undo undone brings it back."""
        with self._writing() as connection:
            there = keeping.judgements(connection)
            found = [j for j in there if j.id.startswith(judgement)] if judgement else []
            if len(found) != 1:
                why = f"fits several: {', '.join(j.id for j in found[:5])}" if found else "there is none"
                raise RecordError(f"judgement {judgement}", why, "despatch log")
            if found[0].id in undone(there):
                raise UsageError("undo", f"{found[0].id} is undone already", "despatch log")
            return self._keep(connection, "undo", (), author, reason, at, of=found[0].id)

    def put(self, judgements: Sequence[Judgement]) -> int:
        """Judgements made elsewhere, as `despatch log --format jsonl` prints them; gives how many are new."""
        with self._writing() as connection:
            new = [j for j in judgements if keeping.keep(connection, j)]
            if new:
                self._again(connection, keeping.concerned(connection, new))
        return len(new)

    def _keep(
        self,
        connection: Connection,
        act: Act,
        anchors: tuple[Anchor, ...],
        author: str,
        reason: str,
        at: str | None,
        **more: Any,
    ) -> Judgement:
        if not author.strip():
            raise UsageError("author", "no name is given", "--author NAME, or DESPATCH_AUTHOR")
        for name, said in (("author", author), ("reason", reason)):
            if not _whole(said):
                raise UsageError(name, "it holds half of a character (a lone surrogate)", "write it again")
        one = Judgement(
            act=act, at=at or datetime.now(UTC).isoformat(), author=author.strip(), reason=reason.strip(),
            anchors=anchors, **more,
        )  # fmt: skip
        keeping.keep(connection, one)
        self._again(connection, keeping.concerned(connection, [one]))
        return one


def _whole(said: str) -> bool:
    """Whether a text can be written: Python's texts, and JSON's, may hold a half of a character that is written in two."""
    return not any("\ud800" <= c <= "\udfff" for c in said)


def _said(reason: str) -> str:
    if not reason.strip():
        raise UsageError("reason", "none is given", '--reason "what shows it"')
    return reason
