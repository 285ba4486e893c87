"""An entry that a person adds: it rests, as every entry does, on words of a report."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from despatch.model import Citation, RecordError, Report, UsageError
from despatch.model.judgement import Anchor
from despatch.model.merged import TYPES, EntrySort
from despatch.record import tables as t


def added(
    connection: Connection, sort: EntrySort, report: str, words: Sequence[str], fields: Mapping[str, Any]
) -> Anchor:
    """The anchor of an entry with these fields (as `checked_fields` gives them), resting on these words.

    Raises:
        RecordError: no such report.
        UsageError: no words, words that the report does not have, or a field that the entry needs is missing.
    """
    row = connection.execute(
        select(t.report.c.given, t.report.c.digest, t.report.c.body).where(t.report.c.name == report)
    ).first()
    if row is None:
        raise RecordError(f"report {report}", "it is not in the record", "despatch add FILE")
    text = msgspec.json.decode(row.body, type=Report).text
    cited = tuple(_cited(text, said, report) for said in words if said)
    if not cited:
        raise UsageError(
            "add", "no words are given: every entry is cited", '--words "as they stand in the report"'
        )
    plain = {**fields, "citations": msgspec.to_builtins(cited)}
    if sort == "statement":
        plain.setdefault("speaker", None)
        plain.setdefault("party", None)
        plain["content"] = cited[0].text
    try:
        entry = msgspec.convert(plain, TYPES[sort])
    except msgspec.ValidationError as error:
        raise UsageError("add", str(error), "the fields that every entry of its sort has") from error
    plain = msgspec.to_builtins(entry)
    raw = msgspec.json.encode([row.given, sort, plain], order="deterministic")
    key = hashlib.blake2b(raw, digest_size=6).hexdigest()
    return Anchor(report=row.given, digest=row.digest, key=key, sort=sort, entry=plain)


def _cited(text: str, words: str, report: str) -> Citation:
    start = text.find(words)
    if start < 0:
        short = words if len(words) < 60 else words[:57] + "..."
        raise UsageError(
            "words", f"{short!r} does not stand so in {report}", "despatch explain, and copy them from it"
        )
    if text.find(words, start + 1) >= 0:
        raise UsageError("words", f"{words[:60]!r} stands in {report} more than once", "more words around it")
    return Citation(start=start, end=start + len(words), text=words)
