"""An account: what one report tells of one entry, as the record keeps it."""

import hashlib
from collections import Counter
from collections.abc import Iterator

import msgspec

from despatch.model import Commitment, Contact, Entry, Instrument, Reading, Report, Statement
from despatch.model.merged import TYPES, EntrySort

_ENTRIES = {sort: msgspec.json.Decoder(type_) for sort, type_ in TYPES.items()}


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What merging needs of a report. `given` is its id as its source names it, `published` EDTF or None,
    `text_key` as in `Report`."""

    id: str
    given: str = ""
    published: str | None
    text_key: tuple[int, ...] = ()


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of one entry. `key` is stable: it does not hang on what else is in the record."""

    key: str
    sort: EntrySort
    entry: Contact | Instrument | Commitment | Statement
    source: Source

    @property
    def order(self) -> tuple[str, str, str]:
        """Accounts in the order of publication; those of unknown date last."""
        return (self.source.published or "~", self.source.id, self.key)


def decode_entry(raw: bytes, sort: str) -> Entry:
    """An entry of the given sort from its JSON."""
    if sort not in _ENTRIES:
        raise msgspec.ValidationError(f"no sort of entry: {sort!r}")
    entry: Entry = _ENTRIES[sort].decode(raw)
    return entry


def source_of(report: Report) -> Source:
    """What merging needs of a report."""
    return Source(id=report.id, published=report.published, text_key=report.text_key)


def accounts(reading: Reading) -> Iterator[Account]:
    """The accounts of a reading, each with its key.

    The key is made of the report's id and what marks the entry off there (sort, kind, parties, first
    citation), so that reading again with a newer model changes the keys of only what is read otherwise.
    """
    source = source_of(reading.report)
    seen: Counter[str] = Counter()
    for sort, entry in _entries(reading):
        mark = "\x1f".join((source.id, sort, *_marks(entry)))
        seen[mark] += 1
        digest = hashlib.blake2b(f"{mark}\x1f{seen[mark]}".encode(), digest_size=6).hexdigest()
        yield Account(key=digest, sort=sort, entry=entry, source=source)


def _entries(reading: Reading) -> Iterator[tuple[EntrySort, Entry]]:
    for contact in reading.contacts:
        yield "contact", contact
    for instrument in reading.instruments:
        yield "instrument", instrument
    for commitment in reading.commitments:
        yield "commitment", commitment
    for statement in reading.statements:
        yield "statement", statement


def _marks(entry: Entry) -> tuple[str, ...]:
    first = min((c.start for c in entry.citations), default=-1)
    if isinstance(entry, Contact):
        return (entry.kind, " ".join(entry.parties), str(first))
    if isinstance(entry, Instrument):
        return (entry.kind, " ".join(entry.parties), str(first))
    if isinstance(entry, Commitment):
        return (" ".join(entry.by), str(first))
    return (entry.party or "", str(first))
