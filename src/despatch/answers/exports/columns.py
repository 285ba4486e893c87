"""The columns of Parquet exports, as Arrow types: those of the JSON rows, every list and object kept as such."""

from typing import Any

from despatch.answers.encode import json_text
from despatch.answers.exports.spans import span

Row = dict[str, Any]


def entry_schema(pa: Any) -> Any:
    """One Arrow schema for the four sorts of entry, made with pyarrow (`pa`): a field that a sort does not have is null.

    The fields are those of `export --format jsonl`; `differences`, an object with a name per field there, is a list
    with that name as `field`, and each value a list; the `fields` of `checked` are JSON. `date_first` and `date_last` are the days that `date` (of a
    commitment `due`) covers.
    """
    text, many, number = pa.string(), pa.list_(pa.string()), pa.int64()
    cited = pa.struct([("report", text), ("start", number), ("end", number), ("text", text)])
    told = pa.struct([("value", many), ("reports", many)])
    checked = pa.struct(
        [
            ("state", text),
            ("author", text),
            ("at", text),
            ("judgements", many),
            ("fields", text),
            ("since", many),
        ]
    )
    step = pa.struct([("reported", text), ("status", text), ("date", text), ("reports", many)])
    return pa.schema(
        [
            ("id", text), ("entry", text), ("kind", text), ("status", text), ("action", text), ("date", text), ("due", text),
            ("date_first", pa.date32()), ("date_last", pa.date32()), ("place", text), ("country", text), ("parties", many),
            ("by", many), ("participants", pa.list_(pa.struct([("name", text), ("role", text), ("party", text)]))),
            ("mechanism", text), ("topics", many), ("title", text), ("what", text), ("speaker", text), ("party", text),
            ("content", text), ("form", text), ("cue", text), ("medium", text), ("citations", pa.list_(cited)),
            ("sources", pa.struct([("reports", number), ("texts", number)])),
            ("differences", pa.list_(pa.struct([("field", text), ("told", pa.list_(told))]))),
            ("history", pa.list_(step)), ("checked", checked), ("bounded_by", pa.struct([("after", text), ("before", text)])),
        ]
    )  # fmt: skip


def entry_record(row: Row) -> Row:
    """A JSON row of an entry (`answers.table.merged_row`) as a row of `entry_schema`."""
    days = span(row.get("due") or row.get("date"))
    checked = row.get("checked")
    return {
        **row,
        "checked": {**checked, "fields": json_text(checked["fields"])} if checked else None,
        "date_first": days.first,
        "date_last": days.last,
        "differences": [
            {"field": field, "told": [{**one, "value": _list(one["value"])} for one in told]}
            for field, told in row["differences"].items()
        ],
    }


def event_schema(pa: Any) -> Any:
    """The fields of `exports.events.event_row`, the days as dates."""
    text, many, number = pa.string(), pa.list_(pa.string()), pa.int64()
    actor = pa.struct(
        [("party", text), ("code", text), ("sectors", many), ("names", many), ("offices", many)]
    )
    cited = pa.struct(
        [(name, text) for name in ("report", "outlet", "url", "published")]
        + [("start", number), ("end", number), ("text", text)]
    )
    return pa.schema(
        [
            ("id", text), ("entry", text), ("kind", text), ("event_type", text), ("mode", text), ("contexts", many),
            ("quad_code", pa.int8()), ("status", text), ("happened", pa.bool_()), ("date", text), ("date_first", pa.date32()),
            ("date_last", pa.date32()), ("date_precision", text), ("not_before", text), ("not_after", text),
            ("source", pa.list_(actor)), ("recipient", pa.list_(actor)), ("place", text), ("country", text),
            ("mechanism", text), ("topics", many), ("text", text), ("reports", number), ("texts", number),
            ("differences", many), ("checked", text), ("citations", pa.list_(cited)),
        ]
    )  # fmt: skip


def event_record(row: Row) -> Row:
    """A row of an event as a row of `event_schema`."""
    days = span(row["date"])
    return {**row, "date_first": days.first, "date_last": days.last}


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
