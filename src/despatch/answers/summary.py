"""What became of the inputs of one `add`."""

from dataclasses import dataclass, field

from despatch.record import Added


@dataclass
class Summary:
    """Counts of inputs by what was done with them, and the entries of the record before and after."""

    entries_before: int
    entries_after: int = 0
    done: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("added", "unchanged", "replaced", "skipped"), 0)
    )
    told: int = 0

    def count(self, added: Added) -> None:
        """Take in one result."""
        self.done[added.done] += 1
        if added.done in ("added", "replaced"):
            self.told += added.entries

    @property
    def skipped(self) -> int:
        """How many inputs were skipped."""
        return self.done["skipped"]

    def line(self) -> str:
        """The counts so far, without zeros."""
        return ", ".join(f"{n:,} {what}" for what, n in self.done.items() if n)

    def text(self, where: str) -> str:
        """Two lines for people."""
        reports = f"Reports: {self.line() or 'none found'}."
        new = self.entries_after - self.entries_before
        parts = [f"{self.told:,} told"] if self.told else []
        if new > 0:
            parts.append(f"{new:,} new")
        if self.told > new >= 0 and not self.done["replaced"]:
            parts.append(f"{self.told - new:,} merged with others")
        so_far = f"{', '.join(parts)}; " if parts else ""
        return f"{reports}\nEntries: {so_far}{self.entries_after:,} in {where}."

    def row(self) -> dict[str, int]:
        """The counts as data."""
        return {
            **self.done,
            "entries_told": self.told,
            "entries_before": self.entries_before,
            "entries": self.entries_after,
        }
