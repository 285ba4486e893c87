"""Events as a table: the columns of CSV."""

from collections.abc import Iterable, Iterator
from typing import Any

from despatch.answers.encode import csv_rows, json_text
from despatch.answers.exports.events import fields
from despatch.answers.plain import plain

Row = dict[str, Any]
# A side's columns: its parties, PLOVER's codes of them, sectors, names, offices.
_SIDE = (
    ("", "party"),
    ("_code", "code"),
    ("_sectors", "sectors"),
    ("_names", "names"),
    ("_offices", "offices"),
)
# The first citation's columns, for those who want no more.
_CITED = ("report", "outlet", "url", "published", "start", "end", "text")
_WIDTHS = (11, 20, 14, 11, 300)  # of the parts of a line for people
_SIDES = ("source", "recipient")


def header() -> list[str]:
    """The columns: those of `exports.events.fields`, with one for each part of a side and of the first citation."""
    columns: list[str] = []
    for field in fields():
        if field in _SIDES:
            columns += [field + end for end, _ in _SIDE]
        elif field == "citations":
            columns += [*(f"citation_{name}" for name in _CITED), "citations"]
        else:
            columns.append(field)
    return columns


def event_csv(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as CSV, header first: lists joined by "; ", all citations as JSON in the last column."""
    yield csv_rows([header()])
    for row in rows:
        yield csv_rows([_cells(row)])


def _cells(row: Row) -> list[Any]:
    cells: list[Any] = []
    for field, value in row.items():
        if field in _SIDES:
            cells += [_of_side(value, name) for _, name in _SIDE]
        elif field == "citations":
            first = value[0] if value else {}
            cells += [*(first.get(name) for name in _CITED), json_text(value)]
        else:
            cells.append(str(value).lower() if isinstance(value, bool) else value)
    return cells


def _of_side(actors: list[Row], name: str) -> list[Any]:
    """One value per actor, in their order ("" where none is known); of lists, each value once."""
    if name in ("party", "code"):
        return [actor[name] or "" for actor in actors]
    return list(dict.fromkeys(value for actor in actors for value in actor[name]))


def event_line(row: Row, width: int) -> str:
    """A row on one line of `width` columns, for people: date, type and mode, who towards whom, how it stands, its id."""
    act = " ".join(p for p in (row["event_type"] or "-", row["mode"]) if p)
    sides = " > ".join(" ".join(a["party"] for a in row[side]) for side in _SIDES if row[side]) or "-"
    parts = (row["date"] or "undated", act, sides, row["status"] or "said", row["text"] or row["place"] or "")
    line = "  ".join(_cut(plain(part), wide) for part, wide in zip(parts, _WIDTHS, strict=True))
    return f"{_cut(line, max(20, width - 11))}  #{row['id'][:8]}"


def _cut(text: str, width: int) -> str:
    """The text filled up with blanks, or cut with an ellipsis, to `width` characters."""
    return f"{text:<{width}}" if len(text) <= width else text[: width - 1] + "…"
