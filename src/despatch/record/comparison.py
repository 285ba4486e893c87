"""What a comparison of two accounts gives: named reasons with weights, or a veto."""

from typing import NamedTuple

THRESHOLD = 45  # accounts of at least this score may be one entry


class Reason(NamedTuple):
    """Why two accounts may be one thing (`weight` > 0) or may not, in tenths of a point."""

    name: str
    weight: int


class Comparison(NamedTuple):
    """How alike two accounts are. `veto` names what makes it impossible that they are one, or is None."""

    reasons: tuple[Reason, ...] = ()
    veto: str | None = None

    @property
    def score(self) -> int:
        """The sum of the weights."""
        return sum(r.weight for r in self.reasons)

    @property
    def against(self) -> str | None:
        """What speaks against the two being told of in one entry, even if a third account fits both."""
        weighty = next((r.name for r in self.reasons if r.weight <= -30), None)
        return self.veto or (weighty if self.score < THRESHOLD else None)

    @property
    def alike(self) -> bool:
        """Whether the two may be one entry."""
        return self.veto is None and self.score >= THRESHOLD


class Impossible(Exception):  # noqa: N818 - not an error: it ends a comparison early
    """Raised by a field's comparison where the two accounts cannot be one thing."""


OTHER_DAY = "other day"  # the veto that a postponement explains
