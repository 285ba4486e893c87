"""What every section is built with: the dossier, the footnotes, and what became of plans and promises."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from despatch.answers.brief.asking import SECTIONS, Ask
from despatch.answers.brief.content import Chart, Group, Item, Piece, Section, Table
from despatch.answers.brief.dossier import Dossier
from despatch.answers.brief.notes import WIDTH, Notes
from despatch.answers.brief.quoting import passage
from despatch.model import Citation
from despatch.model.fates import Difference, Fate
from despatch.model.merged import MergedEntry
from despatch.model.subjects import Subject


@dataclass(frozen=True)
class Desk:
    """The desk on which a brief is written: by the id of an entry `fates` says what became of it, and `differences`
    where its reports differ."""

    dossier: Dossier
    notes: Notes
    fates: dict[str, Fate]
    differences: dict[str, tuple[Difference, ...]]
    subjects: Callable[
        [], list[Subject]
    ]  # the main ones of the span and the one before, found when first asked for
    scale: float = 1.0  # of the usual number of lines

    def most(self, usual: int) -> int:
        """How many lines of a kind there is room for."""
        return max(1, round(usual * self.scale))

    @property
    def ask(self) -> Ask:
        """What was asked."""
        return self.dossier.ask

    @property
    def parties(self) -> str:
        """The two codes as a command line takes them."""
        return " ".join(self.ask.parties)

    def command(self, rest: str, *, both: bool = False) -> str:
        """The command that lists the entries of the span, or of it and the one before."""
        since = self.ask.before[0] if both else self.ask.since
        return f"despatch timeline {self.parties} --since {since} --until {self.ask.until} {rest}"

    def cite(self, citation: Citation, terms: Iterable[str] = ()) -> tuple[int, ...]:
        """The footnote of one citation; none where its report is not in the record."""
        report = self.dossier.report_of(citation.report) if citation.report else None
        if report is None:
            return ()
        return (self.notes.add(report, passage(report.text, citation.start, citation.end, terms, WIDTH)),)

    def contrary(self, m: MergedEntry) -> set[str]:
        """The fields of an entry in which one report contradicts another."""
        return {d.field for d in self.differences.get(m.id, ()) if d.contrast == "contrary"}

    def item(
        self, pieces: Iterable[Piece], entries: Iterable[MergedEntry], *, label: str = "", tag: str = ""
    ) -> Item:
        """A line that tells of these entries."""
        of, told = tuple(entries), list(pieces)
        if of and not any(piece.notes for piece in told):
            told.append(Piece(text=f" {_by_hand(of[0])}", style="soft"))
        return Item(
            pieces=tuple(told),
            label=label,
            tag=tag,
            entries=tuple(m.id for m in of),
            checked=bool(of) and all(map(checked, of)),
        )

    def section(
        self,
        name: str,
        *,
        intro: tuple[str, ...] = (),
        table: Table | None = None,
        chart: Chart | None = None,
        groups: tuple[Group, ...] = (),
        more: str = "",
        command: str = "",
    ) -> Section:
        """A section under its heading; the command is named only where there is more."""
        return Section(
            name=name,
            title=SECTIONS[name],
            intro=intro,
            table=table,
            chart=chart,
            groups=groups,
            more=more,
            command=command if more else "",
        )


def checked(m: MergedEntry) -> bool:
    """Whether a person has accepted, edited or added an entry."""
    found = m.checked
    return found is not None and found.state in ("accepted", "edited", "added")


def _by_hand(m: MergedEntry) -> str:
    """Whose word stands for an entry that no report of the record tells of."""
    found = m.checked
    return (
        f"Added by {found.author}; no report in the record tells it."
        if found
        else "No report in the record tells it."
    )
