"""Two accounts beside each other: are they of one thing, and why."""

import msgspec

from despatch.model.entries import Commitment, Contact, Instrument, Statement


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two: its key, the report that tells it, when that was published, and what it says."""

    key: str
    report: str
    published: str | None
    entry: Contact | Instrument | Commitment | Statement


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """A named reason for (`weight` > 0) or against (< 0) the two being one."""

    name: str
    weight: int


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for and against two accounts being one thing.

    They are alike where the sum of the weights, `score`, reaches `needed` and nothing makes it impossible (`veto`).
    `decided` is what people say: together | apart | None. `joined` whether the two stand in one entry.
    """

    a: Side
    b: Side
    reasons: tuple[Weight, ...]
    score: int
    needed: int
    veto: str | None
    decided: str | None
    joined: bool

    @property
    def alike(self) -> bool:
        """Whether the machine takes the two for one."""
        return self.veto is None and self.score >= self.needed
