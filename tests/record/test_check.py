"""`Record.check`: each thing that can be wrong is found, said and mended where it can be."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from record_made import contact, exported, reading, readings

from despatch import Reading, Record

TEXT = (
    "Indian External Affairs Minister S Jaishankar met Russian Foreign Minister Sergey Lavrov in Moscow on Thursday. "
    "The two ministers will meet again in New Delhi in September, Jaishankar told reporters."
)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A sound record of three reports with a decision."""
    path = tmp_path / "r.db"
    with Record(path) as record:
        record.add_all([_read("a", "2023-05-05"), _read("b", "2023-05-06"), _other()])
        meeting = next(m for m in record.entries("contact") if m.sources.reports == 2)
        record.correct.accept(meeting.id, author="R. Kaul", at="2023-06-01")
        assert list(record.check()) == []
    return path


def _read(id_: str, published: str) -> Reading:
    from despatch import read

    return read(TEXT, id=id_, published=published)


def _other() -> Reading:
    return reading("c", "2021-01-05", contact(date="2021-01-04", parties=("CHN", "USA")))


Damage = Callable[[sqlite3.Connection], object]
DAMAGES: dict[str, tuple[Damage, str, bool]] = {
    "citation": (
        lambda db: db.execute(
            "UPDATE account SET body = CAST(REPLACE(CAST(body AS TEXT), 'met Russian', 'hit Russian') AS BLOB) "
            "WHERE report = (SELECT id FROM report WHERE name = 'a')"
        ),
        "citation inexact",
        True,
    ),
    "account": (
        lambda db: db.execute(
            "UPDATE account SET body = x'7b7b' WHERE report = (SELECT id FROM report WHERE name = 'b')"
        ),
        "account damaged",
        True,
    ),
    "profile": (
        lambda db: db.execute(
            "UPDATE account SET profile = (SELECT profile FROM account WHERE id = (SELECT max(id) FROM account)) "
            "WHERE id = (SELECT min(id) FROM account)"
        ),
        "account compared wrongly",
        True,
    ),
    "entry gone": (lambda db: db.execute("DELETE FROM entry"), "account without entry", True),
    "entry body": (lambda db: db.execute("UPDATE entry SET body = x'00'"), "entry damaged", True),
    "entry status": (lambda db: db.execute("UPDATE entry SET status = 'denied'"), "entry stale", True),
    "entry alone": (
        lambda db: db.execute("UPDATE account SET entry = NULL WHERE sort = 'contact'"),
        "entry without account",
        True,
    ),
    "party": (lambda db: db.execute("DELETE FROM entry_party WHERE party = 'RUS'"), "entry filed wrongly", True),
    "merge": (
        lambda db: db.execute(
            "UPDATE account SET entry = (SELECT entry FROM account WHERE report = (SELECT id FROM report WHERE name = 'c')) "
            "WHERE sort = 'contact'"
        ),
        "merge unexplained",
        True,
    ),
    "decision": (lambda db: db.execute("UPDATE judgement SET author = author, body = x'7b'"), "decision damaged", False),
    "decision changed": (
        lambda db: db.execute(
            "UPDATE judgement SET body = CAST(REPLACE(CAST(body AS TEXT), 'R. Kaul', 'R. Rao') AS BLOB)"
        ),
        "decision altered",
        False,
    ),
    "report": (
        lambda db: db.execute(
            "UPDATE report SET body = CAST(REPLACE(CAST(body AS TEXT), 'Lavrov', 'Lawrow') AS BLOB) WHERE name = 'a'"
        ),
        "report altered",
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_wrong_is_found_and_mended(where: Path, name: str) -> None:
    damage, expected, mends = DAMAGES[name]
    with Record(where) as record:
        before = exported(record)
    db = sqlite3.connect(where)
    with db:
        damage(db)
    db.close()
    with Record(where) as record:
        found = list(record.check())
        assert any(p.what.startswith(expected) for p in found), found
        assert all(p.why and p.mend and p.where for p in found)
        if mends:
            assert record.mend() == []
            assert exported(record) == before


@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(readings())
def test_a_record_that_was_only_added_to_is_sound(made: list[Reading]) -> None:
    with Record(":memory:") as record:
        record.add_all(made)
        assert list(record.check()) == []


def test_reading_again_keeps_what_was_decided(where: Path) -> None:
    with Record(where) as record:
        record.remove("c")
        before, judged = exported(record), record.judgements()
        counts = record.reread()
        assert counts["skipped"] == 0
        assert (exported(record), record.judgements()) == (before, judged)


def _sorts(record: Record) -> Iterator[str]:
    yield from (m.kind_of_entry for m in record.entries())


def test_a_decision_whose_words_are_gone_is_named(tmp_path: Path) -> None:
    first = reading("a", "2023-05-05", contact(date="2023-05-04"), url="https://news.example/1")
    with Record(tmp_path / "r.db") as record:
        record.add(first)
        (one,) = record.entries("contact")
        record.correct.accept(one.id, author="R. Kaul")
        rewritten = "Nothing of what stood here before stands here any more, says the desk."
        report = msgspec.structs.replace(first.report, text=rewritten)
        record.add(Reading(report=report, model="made"))
        assert [p.what for p in record.check()] == ["decision without entry"]
        assert list(_sorts(record)) == []
        record.add(first)
        assert list(record.check()) == []
        assert next(record.entries("contact")).checked is not None
