"""Records that older versions made are brought up to date, and nothing of them is lost."""

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from children import Child, Tell
from databases import Databases
from record_made import exported, some
from sqlalchemy import Engine, event, inspect, text

from benchmarks.schema_1 import plain_engine, schema_1
from despatch import Record
from despatch.model import RecordError
from despatch.record import anew
from despatch.record import tables as t

MADE = some(30)


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names of databases with nothing in them."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{len(list(tmp_path.iterdir()))}.db")
    databases: Databases = request.getfixturevalue("postgresql")
    return databases.blank


def of_today() -> bytes:
    with Record(":memory:") as record:
        record.add_all(MADE)
        return exported(record)


def test_a_record_of_schema_1_is_brought_up_to_date_when_it_is_opened(new: Callable[[], str]) -> None:
    with Record(schema_1(new(), MADE), create=False) as record:
        assert exported(record) == of_today()
        assert [m.id for m in record.timeline("IND", "RUS")] == [m.id for m in record.timeline("RUS")]
        assert list(record.search("jaishankar", "contact"))
        assert list(record.search_reports("trade"))
        assert list(record.timeline(person="Lavrov"))
        assert record.judgements() == []
        assert record.add(MADE[0]) == "unchanged"  # and merges all anew, by the rules of today
        assert exported(record) == of_today()
        assert record.remove(MADE[0].report.id)
        record.add(MADE[0])
        assert exported(record) == of_today()


def test_the_tables_are_those_of_a_new_record(new: Callable[[], str]) -> None:
    old, fresh = schema_1(new(), MADE), new()
    Record(old).close()
    Record(fresh).close()
    for where in (old, fresh):
        engine = plain_engine(where)
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={"compare_type": True, "include_object": lambda _, name, kind, *__: not (name and "_words" in name and kind in ("table", "index"))},
            )  # fmt: skip
            assert compare_metadata(context, t.metadata) == []
    made = [inspect(plain_engine(where)) for where in (old, fresh)]
    names = [sorted(one.get_table_names()) for one in made]
    assert names[0] == names[1]
    for table in t.metadata.tables:
        of_old, of_fresh = (
            [(c["name"], str(c["type"]), c["nullable"]) for c in one.get_columns(table)] for one in made
        )
        assert of_old == of_fresh
        assert (
            made[0].get_pk_constraint(table)["constrained_columns"]
            == made[1].get_pk_constraint(table)["constrained_columns"]
        )
        indexes = [sorted((i["name"], i["column_names"]) for i in one.get_indexes(table)) for one in made]  # type: ignore[type-var]
        assert indexes[0] == indexes[1]


def test_an_empty_record_of_schema_1(tmp_path: Path) -> None:
    where = schema_1(str(tmp_path / "record.db"), some(1))
    with sqlite3.connect(where) as raw:
        for table in ("entry_party", "entry", "pair", "slot", "account", "report"):
            raw.execute(f"DELETE FROM {table}")
    with Record(where) as record:
        record.add_all(MADE)
        assert exported(record) == of_today()


def test_several_open_it_at_once(new: Callable[[], str]) -> None:
    where = schema_1(new(), MADE)
    running = [Child(lambda _: Record(where).close()) for _ in range(4)]
    for child in running:
        child.told()
        assert child.process.exitcode == 0
    with Record(where) as record:
        assert exported(record) == of_today()


def test_killed_while_it_is_brought_up_to_date(new: Callable[[], str]) -> None:
    where, rng = schema_1(new(), MADE), random.Random(5)
    for _ in range(5):
        child = Child(slowly(where))
        child.wait_for("begun")
        time.sleep(rng.uniform(0, 0.4))
        child.kill()
        assert "open" not in child.told()
        assert child.killed
        with plain_engine(where).connect() as raw:
            assert raw.execute(text("SELECT value FROM meta WHERE name = 'schema'")).scalar() == 1
            assert raw.execute(text("SELECT count(*) FROM report")).scalar() == len(MADE)
    with Record(where) as record:
        assert exported(record) == of_today()


def slowly(where: str) -> Callable[[Tell], None]:
    """A process that takes a second for the migration, so that a kill meets it at another step each time."""

    def work(tell: Tell) -> None:
        def wait(_: object, __: object, statement: str, *___: object) -> None:
            if statement.lstrip().startswith(("ALTER", "CREATE", "DROP", "INSERT", "UPDATE")):
                tell("begun")
                time.sleep(0.02)

        event.listen(Engine, "before_cursor_execute", wait)
        Record(where).close()
        tell("open")

    return work


def test_an_older_record_that_may_not_be_written_to(tmp_path: Path, postgresql: Databases) -> None:
    where = schema_1(postgresql.blank(), MADE)
    with plain_engine(where).begin() as raw:
        raw.execute(text("DROP ROLE IF EXISTS looker"))
        raw.execute(text("CREATE ROLE looker LOGIN"))
        raw.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker"))
    with pytest.raises(
        RecordError, match=r"made by an older version \(schema 1\).*cannot be brought up to date"
    ):
        Record(where.replace("despatch@", "looker@"))
    Record(where).close()


def test_an_index_of_other_words_is_made_anew(
    new: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = new()
    with Record(where) as record:
        record.add_all(MADE)
        with record._store.writing() as connection:
            connection.execute(text("UPDATE meta SET value = 0 WHERE name = 'searching'"))
            connection.execute(text("DELETE FROM entry_person"))
    with Record(where) as record:
        found = [m.id for m, _ in record.search("jaishankar", "contact", by="Lavrov", limit=None)]
        assert sorted(found) == sorted(m.id for m in record.entries())
        record.remove(MADE[0].report.id)
        record.add(MADE[0])
        assert sorted(m.id for m, _ in record.search("jaishankar", "contact", limit=None)) == sorted(found)


def merged_before(where: str) -> None:
    """As if older rules had compared otherwise, and made profiles that are not understood today."""
    with Record(where) as record, record._store.writing() as connection:
        for command in (
            "UPDATE meta SET value = 0 WHERE name = 'merging'",
            "DELETE FROM pair",
            "DELETE FROM slot",
        ):
            connection.execute(text(command))
        connection.execute(text("UPDATE account SET profile = :old"), {"old": b"older"})


def test_merging_anew_goes_on_where_it_was_cut_short(
    new: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = new()
    with Record(where) as record:
        record.add_all(MADE)
        record.correct.accept(next(record.entries()).id, author="R. Kaul")
        before = exported(record)
    merged_before(where)
    monkeypatch.setattr(anew, "AT_ONCE", 9)
    steps = []
    whole = anew.step
    for _ in range(2):
        with monkeypatch.context() as cut:
            cut.setattr(
                anew,
                "step",
                lambda *args: steps.append(whole(*args)) or (1 / 0 if len(steps) % 4 == 0 else True),
            )
            with Record(where) as record:
                with pytest.raises(ZeroDivisionError):
                    record.add(MADE[0])
                assert exported(record) == before  # what is read is whole all the while
    monkeypatch.setattr(anew, "step", lambda *args: steps.append(whole(*args)) or steps[-1])
    with Record(where) as record:
        assert record.add(MADE[0]) == "unchanged"
        assert exported(record) == before
        assert not list(record.check())
    assert len(steps) - 2 == len(MADE) * 2 // 9 + 2  # none was done twice, but for the two that failed


def test_several_merge_anew_at_once(new: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    where = new()
    with Record(where) as record:
        record.add_all(MADE)
    merged_before(where)
    monkeypatch.setattr(anew, "AT_ONCE", 7)
    running = [Child(lambda _: print(Record(where).add(MADE[0]))) for _ in range(3)]
    for child in running:
        child.told()
        assert child.process.exitcode == 0
    with Record(where) as record:
        assert record.remove(MADE[3].report.id)
        record.add(MADE[3])
        assert exported(record) == of_today()


def test_what_newer_rules_merged_is_read_and_not_written_to(new: Callable[[], str]) -> None:
    where = new()
    with Record(where) as record:
        record.add_all(MADE[:5])
        with record._store.writing() as connection:
            connection.execute(text("UPDATE meta SET value = 999 WHERE name = 'merging'"))
    with Record(where) as record:
        assert record.count() == 9
        with pytest.raises(RecordError, match=r"rules of a newer version.*update Despatch"):
            record.add(MADE[5])
