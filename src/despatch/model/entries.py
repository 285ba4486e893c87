"""The four kinds of entry, as `gold/GUIDE.md` (docs/words.md) defines each, and the reading that holds them.

None can be part of a circle, so Python's collector need not look through them (`gc=False`): lists of entries are long.
"""

import msgspec

from despatch.model.report import Report


class Citation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words that an entry rests on: `text` is exactly `report.text[start:end]` (code points)."""

    start: int
    end: int
    text: str
    report: str | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person, named or known by office alone, who takes part in a contact."""

    name: str | None
    role: str | None = None
    party: str | None = None


class Contact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An occasion on which representatives of at least two parties deal with each other.

    `kind`: meeting | call | visit | conference | message. `status`: held | ongoing | planned |
    proposed | postponed | cancelled | denied. `date` is EDTF or None; `country` ISO 3166-1 alpha-3.
    """

    kind: str
    status: str
    date: str | None = None
    place: str | None = None
    country: str | None = None
    parties: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    mechanism: str | None = None
    topics: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Instrument(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An agreement or other text between parties, or adopted by a body.

    `kind`: treaty | agreement | protocol | memorandum | contract | declaration | resolution |
    statement | other. `action`: signed | ratified | adopted | amended | agreed | negotiating |
    planned | proposed | rejected | suspended. `date`: EDTF of the action, or None.
    """

    title: str
    kind: str
    action: str
    date: str | None = None
    parties: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Commitment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a party undertakes after publication, specific enough to check; `due` is EDTF or None."""

    by: tuple[str, ...]
    what: str
    due: str | None = None
    citations: tuple[Citation, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What somebody said. `form`: direct | indirect | mixed. `content` are the words said, whole.

    `date` is when it was said, EDTF, where the report tells it (later issues use it).
    """

    speaker: str | None
    party: str | None
    content: str
    form: str = "direct"
    cue: str | None = None
    medium: str | None = None
    date: str | None = None
    citations: tuple[Citation, ...] = ()


Entry = Contact | Instrument | Commitment | Statement


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one report says: its entries. A pure function of the report and the model version."""

    report: Report
    contacts: tuple[Contact, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    statements: tuple[Statement, ...] = ()
    model: str = ""
