"""What is open and what became of it, what is new, and where reports disagree: what is derived from the record's entries."""

from typing import Literal

import msgspec

from despatch.model.entries import Citation
from despatch.model.merged import EntrySort

Relation = Literal[
    "done", "contradicted", "in part", "not yet", "again", "about", "perhaps held", "perhaps cancelled"
]
State = Literal[
    "planned", "postponed", "perhaps held", "perhaps cancelled", "lapsed", "unknown",
    "open", "overdue", "reported done", "contradicted",
]  # fmt: skip
Contrast = Literal["contrary", "exactness", "wording"]


class Bearing(msgspec.Struct, frozen=True, kw_only=True):
    """A later entry that bears on what was planned or promised, and the words that show it.

    `relation`: done | contradicted | in part (done for a part of it) | not yet | again (promised, or planned, once more) |
    about (the same subject, no more is told) | perhaps held | perhaps cancelled. `reported` is the
    publication date (EDTF) of the report cited, `date` the later entry's own. `cue` are the words that
    decide (None where the kind of entry does), `shared` those that both have, `reason` says it in words.
    """

    entry: str
    sort: EntrySort
    relation: Relation
    citation: Citation
    reported: str | None = None
    date: str | None = None
    cue: str | None = None
    shared: tuple[str, ...] = ()
    reason: str = ""


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a planned contact or a commitment, as of a day.

    `state` of a contact: planned | postponed | perhaps held | perhaps cancelled | lapsed | unknown; of a
    commitment: open | overdue | reported done | contradicted. `due` is the EDTF date that it is judged by;
    `days` from the day asked to the last day of `due`, negative once it has passed, None where it has
    no date with a year. `bearings` in the order of publication; what decides the state is among them.
    """

    id: str
    sort: EntrySort
    state: State
    reason: str
    due: str | None = None
    days: int | None = None
    bearings: tuple[Bearing, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nothing more is awaited: reported done, or contradicted."""
        return self.state in ("reported done", "contradicted")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a new report tells otherwise than was told before: `field` is status, action, date or due.

    `before` and `now` are the values (None: not told), each with the words of the report that tells it.
    """

    field: str
    before: str | None
    now: str | None
    cited_before: Citation
    cited_now: Citation


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What is new of one entry: it is new itself, changed, or confirmed by further reports.

    `reports` are those that tell it since the day asked, in the order of publication.
    """

    id: str
    sort: EntrySort
    news: Literal["new", "changed", "confirmed"]
    reports: tuple[str, ...]
    changes: tuple[Change, ...] = ()


class Says(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field with the reports that give it, each with the words cited for the entry."""

    value: str | tuple[str, ...]
    citations: tuple[Citation, ...]
    taken: bool = False


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which reports of one entry differ: who says what, what the record took, and by what rule.

    `contrast`: contrary (not both can be right) | exactness (one is the coarser) | wording.
    """

    id: str
    sort: EntrySort
    field: str
    contrast: Contrast
    says: tuple[Says, ...]
    taken: str | tuple[str, ...] | None
    rule: str
