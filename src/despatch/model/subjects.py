"""Subjects that recur in the record: a project, a weapon, a treaty, a dispute, a matter dealt with again and again."""

from typing import Literal

import msgspec

from despatch.model.entries import Citation
from despatch.model.merged import MergedEntry

SubjectKind = Literal["code", "name", "state", "matter"]
SUBJECT_KINDS: tuple[SubjectKind, ...] = ("code", "name", "state", "matter")


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One subject, under all its names.

    `kind`: a code with digits (`S-400`), another name (`Yasukuni`, `INSTC`), a third state's trouble
    ("Ukraine"), or a matter of relations between states ("oil"). `variants` are its names as reports
    write them, the most frequent first. `texts` are the independent texts among its `reports`. `first`
    and `last` are the earliest and latest publication of a report that names it (EDTF), None where none
    is dated; `years` counts reports by year of publication, "" for those without one. `mentions` are the
    words that name it, in the order of publication; `entries` those that deal with it, in the order of
    time. `score` says how much of a main subject it is; of one question only can scores be compared.
    """

    name: str
    kind: SubjectKind
    variants: tuple[str, ...]
    reports: tuple[str, ...]
    texts: int
    first: str | None
    last: str | None
    years: dict[str, int]
    mentions: tuple[Citation, ...]
    entries: tuple[MergedEntry, ...]
    score: float
