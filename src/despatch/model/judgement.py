"""What a person decides of the record: an append-only judgement, with author, time and reason.

A judgement speaks of accounts (what one report tells of one entry), not of merged entries: these come and go with the
reports. Each account is anchored by its report, its key and the words that it rests on, and held whole as it was when
it was judged, so that it is found again, or kept, when its report is read anew (after the judgements of nomenklatura's
resolver and the web annotation model's selectors: position and quotation).
"""

import hashlib
from typing import Any, Literal

import msgspec

from despatch.model.entries import Entry
from despatch.model.merged import TYPES, EntrySort

Act = Literal["accept", "edit", "reject", "add", "merge", "split", "undo"]
ACTS: tuple[Act, ...] = ("accept", "edit", "reject", "add", "merge", "split", "undo")


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """One account that is judged.

    `report` is the report's id as its source gives it, `digest` of its content, `key` the account's key, `entry` the
    account's entry as plain data when it was judged. `side` is 1 for what a split takes away, else 0.
    """

    report: str
    digest: str
    key: str
    sort: EntrySort
    entry: dict[str, Any]
    side: int = 0

    def told(self) -> Entry:
        """The entry as it was when it was judged."""
        return msgspec.convert(self.entry, TYPES[self.sort])


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A decision. `at` is UTC in ISO 8601; `fields` the new values of an edit; `of` the id of what is undone."""

    act: Act
    at: str
    author: str
    reason: str = ""
    anchors: tuple[Anchor, ...] = ()
    fields: dict[str, Any] = {}
    of: str | None = None

    @property
    def id(self) -> str:
        """A digest of its content: the same judgement given twice is one."""
        raw = msgspec.json.encode(self, order="deterministic")
        return hashlib.blake2b(raw, digest_size=6).hexdigest()

    @property
    def order(self) -> tuple[str, str]:
        """Judgements in the order of time."""
        return (self.at, self.id)
