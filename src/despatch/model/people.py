"""People as the record knows them: one for each person, whatever the reports call them."""

from typing import Literal

import msgspec

from despatch.model.entries import Citation

Surety = Literal["sure", "perhaps"]


class NameTold(msgspec.Struct, frozen=True, kw_only=True):
    """One form of a name, as reports write it, and in how many entries."""

    name: str
    entries: int


class OfficeShown(msgspec.Struct, frozen=True, kw_only=True):
    """An office as reports show a person in it; not the term of office, which they need not tell.

    `office` is the form told most often, `party` whose office it is told to be. `first` and `last` are EDTF: the
    earliest and the latest date at which a report shows it so; None where no telling is dated. `citations` are of
    those two tellings, one each; `entries` counts all.
    """

    office: str
    party: str | None
    first: str | None
    last: str | None
    entries: int
    citations: tuple[Citation, ...] = ()


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """The last contact that took place: its id, kind and date (EDTF), who else was there, and the words it rests on."""

    id: str
    kind: str
    date: str | None
    with_: tuple[str, ...] = msgspec.field(name="with", default=())
    parties: tuple[str, ...] = ()
    citation: Citation | None = None


class RecordedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the record.

    `id` is made of the party and the name, so that it stays while spellings and fuller forms come in. `name` is the
    fullest form that is well supported, `names` all forms, the commonest first. `party` is the one told most often,
    `parties` all told. `perhaps` holds the ids of people of whom a short name may be one: nothing says which, so it
    is listed by itself. `first_seen` and `last_seen` are EDTF dates of entries; `last_entry` is the id of the
    latest whose words name the person, and `citation` are these words. `entries` are ids in the order of time.
    """

    id: str
    name: str
    names: tuple[NameTold, ...]
    party: str | None
    parties: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    offices: tuple[OfficeShown, ...] = ()
    contacts: int = 0
    statements: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    last_met: Met | None = None
    last_entry: str | None = None
    citation: Citation | None = None
    entries: tuple[str, ...] = ()

    @property
    def surety(self) -> Surety:
        """Whether this is a person told apart from all others, or a short name that several may bear."""
        return "perhaps" if self.perhaps else "sure"
