"""Rows to JSON and CSV that are safe to print, pipe and open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

# Characters that JSON lets stand raw but a terminal obeys (C1 controls) or is fooled by (bidi controls).
_RAW = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")  # all but tabs and line breaks
# What a spreadsheet takes for the start of a formula (OWASP's list).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def json_text(value: Any, *, indent: bool = False) -> str:
    """`value` as JSON: the same data for every parser, and no byte that a terminal would obey."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:  # a lone surrogate, as a file name of another encoding gives
        encoded = msgspec.json.encode(_whole(value))
    if indent:
        encoded = msgspec.json.format(encoded, indent=2)
    return _RAW.sub(lambda m: f"\\u{ord(m[0]):04x}", encoded.decode("utf-8"))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table as CSV, header first (RFC 4180, but with plain newlines); no cell can be a formula."""
    return csv_rows([header]) + csv_rows(rows)


def csv_rows(rows: Iterable[Sequence[Any]]) -> str:
    """Rows of a table as CSV, without a header."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: Any) -> str:
    """One CSV cell: lists joined by "; ", null empty, formulas defused, no control characters."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return cell("; ".join(str(v) for v in value if v is not None))
    if isinstance(value, (bool, int, float)):
        return str(value)
    text = str(value)
    if not text.isprintable():
        text = _CONTROL.sub("", _RAW.sub("", _SURROGATE.sub("\ufffd", text)))
    return "'" + text if text.startswith(_FORMULA) else text


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(k): _whole(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_whole(v) for v in value]
    return value
