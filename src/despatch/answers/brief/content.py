"""The content of a brief, free of any format: sections of lines, each with the footnotes that it rests on."""

import msgspec


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """One cited passage. `words` are stretches of the report's text, exact and in order; what was left out
    between them shows as […], as does what was cut off before (`cut_before`) or after (`cut_after`).

    `published` is EDTF or None; `start` and `end` are offsets of the whole passage in `report.text`.
    """

    number: int
    report: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    words: tuple[str, ...]
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a line and the numbers of their footnotes. `style`: plain | strong | quote | soft.

    A quotation stands in `stretches`, exact, between which something was left out; `text` is then empty.
    """

    text: str = ""
    style: str = "plain"
    notes: tuple[int, ...] = ()
    stretches: tuple[str, ...] = ()
    cut_before: bool = False
    cut_after: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line: `label` (a date, mostly) and under it `tag` (a level, a state), beside them the words.

    `entries` are the ids of the entries of the record that it tells of; `checked` is True where a person
    has checked all of them.
    """

    pieces: tuple[Piece, ...]
    label: str = ""
    tag: str = ""
    entries: tuple[str, ...] = ()
    checked: bool = False

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of all its footnotes, in order."""
        return tuple(dict.fromkeys(n for piece in self.pieces for n in piece.notes))


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Lines under a heading of their own, or under none."""

    items: tuple[Item, ...]
    title: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table with the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its first row names the columns; `figures` says that all but the first column are numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    figures: bool = False

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide the columns are beside one another: as their longest cell, within reason."""
        columns = zip(*[[len(cell.text) for cell in row] for row in self.rows], strict=True)
        return tuple(
            min(max(9, len(name), *column), 32) for name, column in zip(self.head, columns, strict=True)
        )


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """How many contacts a stretch of time saw: one number for each of `Chart.levels`, and the `planned` ones."""

    label: str
    counts: tuple[int, ...]
    planned: int = 0
    before: bool = False  # within the span before
    year: str = ""  # begins this year, "" within one


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Contacts over time."""

    levels: tuple[str, ...]
    bars: tuple[Bar, ...]
    title: str
    caption: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One section: `name` as `--sections` knows it. `more` says what the record has beyond, and the command for it."""

    name: str
    title: str
    intro: tuple[str, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    groups: tuple[Group, ...] = ()
    more: str = ""
    command: str = ""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A whole brief. `parties` are codes; `since` .. `until` the span told of; `today` the day it stands at."""

    title: str
    subtitle: str
    parties: tuple[str, ...]
    since: str
    until: str
    today: str
    reports: int
    checked: int
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...] = ()

    @property
    def foot(self) -> str:
        """What stands at the foot of each page: what this is, and that a machine coded it."""
        people = f", {self.checked} checked by a person" if self.checked else ", not checked by a person"
        return f"Machine-coded from {self.reports} report{'' if self.reports == 1 else 's'}{people}"

    @property
    def items(self) -> tuple[Item, ...]:
        """Every line, in order."""
        return tuple(i for s in self.sections for g in s.groups for i in g.items)
