"""What the record holds: one entry per real thing, with every report that tells of it."""

from typing import Any, Literal

import msgspec

from despatch.model.entries import Commitment, Contact, Entry, Instrument, Statement

EntrySort = Literal["contact", "instrument", "commitment", "statement"]
ENTRY_SORTS: tuple[EntrySort, ...] = ("contact", "instrument", "commitment", "statement")
TYPES: dict[str, type[Entry]] = {
    "contact": Contact,
    "instrument": Instrument,
    "commitment": Commitment,
    "statement": Statement,
}


class Sources(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """On how much an entry rests: `reports` that tell of it, and the independent `texts` among them.

    Copies of one wire text count as one text, however many outlets print it.
    """

    reports: int
    texts: int


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One value of a field, and the ids of the reports that give it."""

    value: str | tuple[str, ...]
    reports: tuple[str, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was told of an entry at one time: its status (an instrument's action) and date.

    `reported` is the publication date (EDTF) of the first report that tells it so, or None.
    """

    reported: str | None
    status: str
    date: str | None
    reports: tuple[str, ...]


class Bounds(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Publication dates (EDTF) that bound an entry without a date of its own; None where nothing does.

    One whose year no report has is given without it (`XXXX-05-05`), where no other bounds the entry.
    It took place not before `after` (it was still planned then), and not after `before`.
    """

    after: str | None = None
    before: str | None = None


class Checked(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What people decided of an entry. Without one of `state`, it is as the machine coded it.

    `state`: accepted | edited | added | rejected, by `author` `at` that time. `fields` are those that a person set,
    each with the value that the reports give it. `judgements` are the ids of all that bear on it, in order; `since`
    the reports that came to tell of it after the last of them.
    """

    state: str
    author: str
    at: str
    judgements: tuple[str, ...]
    fields: dict[str, Any] = {}
    since: tuple[str, ...] = ()


class MergedEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One entry of the record.

    `id` is stable while reports come in: it is that of the account published first, and the id of
    every other account finds the entry too. `entry` holds the merged fields and the citations of
    all reports, each with `Citation.report` set. `differences` keeps, field by field, every value
    where reports give more than one. `history` is in the order of publication, and has one step
    where nothing changed. `bounded_by` is None where the entry has a date. `checked` is what people
    decided of it: None where it is as the machine coded it.
    """

    id: str
    kind_of_entry: EntrySort
    entry: Contact | Instrument | Commitment | Statement
    sources: Sources
    differences: dict[str, tuple[Told, ...]] = {}
    history: tuple[Step, ...] = ()
    bounded_by: Bounds | None = None
    checked: Checked | None = None

    @property
    def date(self) -> str | None:
        """When it takes place, was done, is due, or was said: EDTF, or None."""
        return self.entry.due if isinstance(self.entry, Commitment) else self.entry.date

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties to it, sorted; the side that speaks, of a statement."""
        if isinstance(self.entry, Commitment):
            return self.entry.by
        if isinstance(self.entry, Statement):
            return (self.entry.party,) if self.entry.party else ()
        return self.entry.parties

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that it rests on, in the order of its citations."""
        return tuple(dict.fromkeys(c.report for c in self.entry.citations if c.report))


def decode_merged(raw: bytes | str, sort: str) -> MergedEntry:
    """A merged entry from its JSON form; `sort` is its `kind_of_entry`.

    Raises:
        msgspec.ValidationError: not the JSON of a merged entry of that sort.
    """
    if sort not in _FORMS:
        raise msgspec.ValidationError(f"no sort of entry: {sort!r}")
    form = _FORMS[sort].decode(raw)
    return MergedEntry(**{name: getattr(form, name) for name in form.__struct_fields__})


def _form(sort: str) -> "msgspec.json.Decoder[Any]":
    """A decoder for one sort: msgspec cannot tell four untagged structs apart in a union."""
    fields: list[Any] = [
        ("id", str), ("kind_of_entry", str), ("entry", TYPES[sort]), ("sources", Sources),
        ("differences", dict[str, tuple[Told, ...]]), ("history", tuple[Step, ...]), ("bounded_by", Bounds | None), ("checked", Checked | None, None),
    ]  # fmt: skip
    return msgspec.json.Decoder(msgspec.defstruct(f"Merged_{sort}", fields))


_FORMS: dict[str, msgspec.json.Decoder[Any]] = {sort: _form(sort) for sort in ENTRY_SORTS}
