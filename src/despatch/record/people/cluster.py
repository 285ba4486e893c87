"""People in the making: forms of a name told alike, gathered round the fullest of them."""

from collections import defaultdict
from dataclasses import dataclass, field

from despatch.record.people.forms import Form
from despatch.record.people.lexicon import Term
from despatch.record.people.tellings import Telling


@dataclass(eq=False)
class Cluster:
    """One person, or a short name that may be several people's (`perhaps`).

    `forms` are names, the fullest first; `terms` those of the register. `fix` takes what whole names tell for what
    short names are placed by: `core` (first and last day), `offices` (class -> days), `reports`,
    `size` (tellings).
    """

    party: str | None
    forms: list[Form]
    terms: list[Term] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    core: tuple[int, int] | None = None
    offices: dict[str, list[int]] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    crowned: bool = False
    size: int = 0
    perhaps: list["Cluster"] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, tuple[str, ...], str, tuple[int, ...], tuple[object, ...]]:
        """A sort key that does not hang on the order of entries."""
        first = self.forms[0]
        least = min((t.order for t in self.tellings), default=())
        return (self.party or "", first.words, first.mark, tuple(t.since for t in self.terms), least)

    @property
    def whole(self) -> bool:
        """Whether a whole name is told of the person."""
        return any(len(t.form.words) > 1 for t in self.tellings)

    def fix(self) -> None:
        """Take what is told so far for what short names are placed by; nothing to do where no more is told than before."""
        if self.size == len(self.tellings):
            return
        self.size = len(self.tellings)
        dated = [t for t in self.tellings if t.days]
        ends = [t.days for t in dated if t.days and not t.by_past] or [t.days for t in dated if t.days]
        self.core = (min(d.first for d in ends), max(d.last for d in ends)) if ends else None
        self.crowned = any(t.named.crowned for t in self.tellings)
        self.reports = {report for t in self.tellings for report in t.reports}
        found: dict[str, list[int]] = defaultdict(list)
        for telling in dated:
            if telling.office and telling.days:
                found[telling.office].append(telling.days.first)
        self.offices = {office: sorted(at) for office, at in found.items()}
