"""Mechanisms as the record knows them: recurring formats, their meetings, and the rhythm in which these are held."""

import msgspec

from despatch.model.entries import Citation


class MechanismMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting, whatever number of entries tell of it.

    `date` is EDTF or None, `before` the publication date (EDTF) by which an undated one had been held, `told` that of the last report; `status` that
    of a contact; `ordinal` the number told; `entries` ids; `citation` words of the report that tells it best.
    """

    status: str
    date: str | None
    before: str | None = None
    told: str | None = None
    ordinal: int | None = None
    place: str | None = None
    country: str | None = None
    entries: tuple[str, ...] = ()
    citation: Citation | None = None


class Mechanism(msgspec.Struct, frozen=True, kw_only=True):
    """A recurring format between parties, or of a body.

    `id` is made of the parties and the telling words; `name` is the commonest form, without ordinal, and `names` all.
    `parties` are whose it is: both sides, or the body. `meetings` are in the order of time, the undated last.
    `last` is the last that was held by `today`, `next` the first ahead. `usual_days` is the median of days between
    meetings held (per ordinal, where ordinals are told), None with fewer than two such gaps; `gaps` says on how many
    it rests. `gap_days` are days from the last meeting to `today`. `overdue`: the gap is longer than usual by a
    quarter or more; None where nothing is usual. `missing` are ordinals between those told that no entry has.
    """

    id: str
    name: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    meetings: tuple[MechanismMeeting, ...]
    held: int = 0
    last: MechanismMeeting | None = None
    next: MechanismMeeting | None = None
    usual_days: int | None = None
    gaps: int = 0
    gap_days: int | None = None
    overdue: bool | None = None
    missing: tuple[int, ...] = ()
