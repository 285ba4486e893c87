"""What people decided, for people and as data: one decision, and the log of all."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from despatch.answers.blocks import DIM
from despatch.answers.dates import readable
from despatch.answers.encode import csv_text
from despatch.answers.headline import headline
from despatch.answers.plain import plain, shortened
from despatch.answers.rows import Row
from despatch.answers.words import count
from despatch.model import InputError
from despatch.model.judgement import Judgement
from despatch.model.merged import MergedEntry

if TYPE_CHECKING:
    from despatch.record import Record

DONE = {
    "accept": "accepted", "edit": "edited", "reject": "rejected", "add": "added", "merge": "merged",
    "split": "split", "undo": "undone",
}  # fmt: skip
_TONES = {"accept": "green", "add": "green", "edit": "yellow", "reject": "red", "undo": "magenta"}
COLUMNS = ("judgement", "at", "author", "act", "entries", "what", "reason", "undone")


def decided(one: Judgement, record: "Record") -> Iterator[RenderableType]:
    """What a decision did: for the person who took it."""
    line = Text(DONE[one.act].capitalize(), style=f"bold {_TONES.get(one.act, '')}")
    if one.of:
        line.append(f" {one.of}")
    yield line.append(f" by {plain(one.author)}" + (f": {plain(one.reason)}" if one.reason else ""))
    for merged in record.judged(one):
        head = headline(merged.entry)
        yield Text(f"  #{merged.id[:8]}  ", style=DIM).append(
            f"{readable(merged.date)}  {shortened(head.what, 100)}", style="default"
        )
        for name, value in _changes(one, merged):
            yield Text(f"    {name}: ").append(value)
    yield Text(f"To take it back: despatch correct undo {one.id}", style=DIM)


def _changes(one: Judgement, merged: MergedEntry) -> Iterator[tuple[str, str]]:
    before = merged.checked.fields if merged.checked else {}
    for name, value in one.fields.items():
        changed = f"{_shown(before[name])} → " if name in before else ""
        yield name, f"{changed}{_shown(value)}" + ("" if changed else ", as it was")


def _shown(value: Any) -> str:
    if value in (None, [], ()):
        return "not known"
    if isinstance(value, list | tuple):
        return shortened("; ".join(_shown(v) for v in value), 200)
    if isinstance(value, dict):
        return ", ".join(plain(str(v)) for v in value.values() if v)
    return shortened(str(value), 200)


def log(
    judgements: Sequence[Judgement], undone: set[str], record: "Record", *, width: int
) -> Iterator[RenderableType]:
    """All decisions, the latest first."""
    yield Text(
        count(len(judgements), "decision") if judgements else "Nobody has decided anything yet.", style="bold"
    )
    for one in judgements:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=16, style=DIM)
        table.add_column(width=max(20, width - 18), overflow="fold")
        gone = one.id in undone
        line = Text(DONE[one.act], style="dim" if gone else f"bold {_TONES.get(one.act, '')}")
        line.append(f"  {what(one, record)}", style="dim" if gone else "default")
        line.append("  (undone)" if gone else "", style="magenta")
        said = f"“{plain(one.reason)}” " if one.reason else ""
        line.append(f"\n{said}- {plain(one.author)}, {one.id}", style=DIM)
        table.add_row(plain(one.at[:16].replace("T", " ")), line)
        yield Text()
        yield table


def what(one: Judgement, record: "Record") -> str:
    """What was decided, in a line."""
    if one.of:
        return one.of
    told = []
    for merged in record.judged(one):
        told.append(f"#{merged.id[:8]} {readable(merged.date)} {shortened(headline(merged.entry).what, 60)}")
    if not told and one.anchors:
        told = [f"an entry of {shortened(one.anchors[0].report, 60)} that is not in the record"]
    set_ = "".join(f"; {name} = {_shown(value)}" for name, value in one.fields.items())
    off = ", ".join(dict.fromkeys(a.report for a in one.anchors if a.side))
    return " and ".join(told) + plain(set_) + (f"; off: {plain(off)}" if off else "")


def judgement_row(one: Judgement, record: "Record") -> Row:
    """A judgement as data, from which it can be loaded again; `id` and `entries` are for the reader."""
    row: Row = msgspec.to_builtins(one)
    return {"id": one.id, "entries": [m.id for m in record.judged(one)], **row}


def log_csv(judgements: Sequence[Judgement], undone: set[str], record: "Record") -> str:
    """The log as a table."""
    rows = (
        [
            one.id, one.at, one.author, one.act, [m.id for m in record.judged(one)], what(one, record),
            one.reason, one.id in undone,
        ]
        for one in judgements
    )  # fmt: skip
    return csv_text(COLUMNS, rows)


def loaded(file: str) -> list[Judgement]:
    """The judgements of a file as `despatch log --format jsonl` prints it; - is standard input.

    Raises:
        InputError: it cannot be read, or a line is no judgement.
    """
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            file, getattr(error, "strerror", None) or "it is not UTF-8", "another file"
        ) from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Judgement))
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise InputError(
                f"{file}, line {number}", f"no decision: {error}", "what despatch log --format jsonl prints"
            ) from error
    return found
