"""Rows as a Parquet file, written in row groups, so that memory does not grow with the record."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

import msgspec

from despatch.answers.encode import json_text
from despatch.model import UsageError

Row = dict[str, Any]
ROWS = 1024  # in one row group: some megabytes of memory


class Columns(NamedTuple):
    """What a file is written in: a schema, made with pyarrow, and JSON rows turned into rows of it."""

    schema: Callable[[Any], Any]
    record: Callable[[Row], Row]


def write_parquet(rows: Iterable[Row], columns: Columns, sink: BinaryIO, *, at_once: int = ROWS) -> int:
    """Write JSON rows to an open binary file, `at_once` in a row group; how many there were.

    Raises:
        UsageError: pyarrow is not installed.
    """
    pa, pq = arrow()
    schema = columns.schema(pa)
    number, source = 0, iter(rows)
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(source, at_once)):
            writer.write_table(_table(pa, group, columns, schema))
            number += len(group)
    return number


def _table(pa: Any, group: list[Row], columns: Columns, schema: Any) -> Any:
    try:
        return pa.Table.from_pylist([columns.record(row) for row in group], schema=schema)
    except UnicodeEncodeError:  # a lone surrogate, as the name of a file in another encoding gives
        whole = [msgspec.json.decode(json_text(row)) for row in group]
        return pa.Table.from_pylist([columns.record(row) for row in whole], schema=schema)


def arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet module.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("--format parquet", "needs pyarrow", "pip install 'despatch[parquet]'") from error
    return pyarrow, pyarrow.parquet
