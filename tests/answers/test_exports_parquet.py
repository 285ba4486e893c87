"""Parquet, read back by pyarrow: the same rows as in JSON."""

import builtins
import io
import json
from typing import Any

import pyarrow.parquet as pq
import pytest
from answers_merged import entries

from despatch.answers.encode import json_text
from despatch.answers.exports.columns import entry_record, entry_schema, event_record, event_schema
from despatch.answers.exports.events import event_rows
from despatch.answers.exports.origin import Origin
from despatch.answers.exports.parquet import Columns, arrow, write_parquet
from despatch.answers.table import merged_row
from despatch.model import Citation, Contact, Statement, UsageError
from despatch.model.merged import Checked, MergedEntry, Sources

ENTRIES = Columns(entry_schema, entry_record)
EVENTS = Columns(event_schema, event_record)
HOSTILE = "=1\n\x00\x1b[31m\u202e,\"';"


def written(rows: list[dict[str, Any]], columns: Columns, at_once: int = 4096) -> pq.ParquetFile:
    sink = io.BytesIO()
    assert write_parquet(rows, columns, sink, at_once=at_once) == len(rows)
    return pq.ParquetFile(io.BytesIO(sink.getvalue()))


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the file in the form of the JSON export."""
    told = {d["field"]: [{**t, "value": t["value"]} for t in d["told"]] for d in row["differences"]}
    checked = row["checked"] and {**row["checked"], "fields": json.loads(row["checked"]["fields"])}
    return {**row, "differences": told, "checked": checked}


def expected(m: MergedEntry) -> dict[str, Any]:
    row = json.loads(json_text(merged_row(m)))
    row["citations"] = [{"report": None, **cited} for cited in row["citations"]]
    for told in row["differences"].values():
        for one in told:
            one["value"] = one["value"] if isinstance(one["value"], list) else [one["value"]]
    return row


def checked_entries() -> list[MergedEntry]:
    done = Checked(
        state="edited",
        author="a",
        at="2024-01-01T00:00:00",
        judgements=("j",),
        fields={"date": "2022", "topics": ["x"]},
        since=("r",),
    )
    entry = Contact(kind="call", status="held", date="2022-01")
    return [*entries(), MergedEntry(id="ff", kind_of_entry="contact", entry=entry, sources=Sources(reports=1, texts=1), checked=done)]  # fmt: skip


def test_entries_are_those_of_jsonl() -> None:
    rows = [merged_row(m) for m in checked_entries()]
    back = written(rows, ENTRIES).read().to_pylist()
    for m, row in zip(checked_entries(), back, strict=True):
        shown, wanted = as_json(row), expected(m)
        assert {field: shown[field] for field in wanted} == wanted
        assert all(shown[f] is None for f in shown.keys() - wanted.keys() - {"date_first", "date_last"})


def test_dates_are_typed() -> None:
    back = {
        r["id"]: r for r in written([merged_row(m) for m in checked_entries()], ENTRIES).read().to_pylist()
    }
    assert (str(back["ff"]["date_first"]), str(back["ff"]["date_last"])) == ("2022-01-01", "2022-01-31")
    assert back["c0ffee0000000004"]["date_first"] is None


def test_events_are_those_of_jsonl() -> None:
    rows = list(event_rows(checked_entries(), Origin))
    back = written(rows, EVENTS).read().to_pylist()
    for row, shown in zip(rows, back, strict=True):
        days = {d: shown[d] and shown[d].isoformat() for d in ("date_first", "date_last")}
        assert {**shown, **days} == row


def test_row_groups_are_of_bounded_size() -> None:
    file = written([merged_row(m) for m in entries()], ENTRIES, at_once=3)
    assert file.num_row_groups == -(-len(entries()) // 3)
    assert file.metadata.num_rows == len(entries())


def test_an_empty_record_has_its_columns() -> None:
    assert "citations" in written([], ENTRIES).schema_arrow.names
    assert "event_type" in written([], EVENTS).schema_arrow.names


@pytest.mark.parametrize("words", [HOSTILE, "caf\udce9"])
def test_hostile_text_survives(words: str) -> None:
    cited = (Citation(start=0, end=4, text=words, report=words),)
    said = Statement(speaker=words, party=None, content=words, citations=cited)
    one = MergedEntry(id="ff", kind_of_entry="statement", entry=said, sources=Sources(reports=1, texts=1))
    [back] = written([merged_row(one)], ENTRIES).read().to_pylist()
    wanted = words.replace("\udce9", "\ufffd")
    assert (back["content"], back["citations"][0]["report"]) == (wanted, wanted)


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"despatch\[parquet\]"):
        arrow()
