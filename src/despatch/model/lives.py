"""The life of an instrument: the steps it went through, as reports tell them, and what stands out."""

import msgspec

from despatch.model.entries import Citation
from despatch.model.merged import MergedEntry

ACTIONS = (
    "proposed", "negotiating", "agreed", "planned", "signed", "adopted", "ratified", "amended", "suspended", "rejected",
)  # fmt: skip


class LifeStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step: an action, when it was taken (EDTF, or None), and the words for it.

    `reported` is the publication (EDTF) of the first report that tells it, or None; `entry` the id of
    the entry that has it; `reports` and `citations` are those that tell of the step.
    """

    action: str
    date: str | None
    reported: str | None
    entry: str
    reports: tuple[str, ...]
    citations: tuple[Citation, ...]


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One instrument through the entries of the record that tell of it, in the order of time.

    `id` is that of its first entry; `title` and `kind` are those of the entry with the state. `state`
    is how far it has come (an action), `since` when that was done (EDTF, or None). `next` is the step
    that is not reported yet ("signed", "ratified"), None where none is to be expected.
    """

    id: str
    title: str
    kind: str
    parties: tuple[str, ...]
    state: str
    since: str | None
    next: str | None
    steps: tuple[LifeStep, ...]
    entries: tuple[MergedEntry, ...]
