"""What holds of every database, what only of PostgreSQL, and what is said where one cannot be had."""

import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import record_made
from children import Child, Tell
from databases import Databases
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from record_made import contact, exported, place, reading, readings, some

from despatch import Reading, Record
from despatch.model import RecordError
from despatch.record import tables as t
from despatch.record.store import Store
from despatch.record.troubles import plain_errors


def add(where: str, made: list[Reading]) -> Callable[[Tell], None]:
    """What a process does that adds some at a time."""

    def work(tell: Tell) -> None:
        with Record(where) as record:
            for at in range(0, len(made), 7):
                record.add_all(made[at : at + 7])

    return work


@pytest.fixture(params=["sqlite", "postgresql"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names of new records that other processes can open too."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / "record.db")
    databases: Databases = request.getfixturevalue("postgresql")
    return databases.blank


@settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(readings(most=6), st.randoms(use_true_random=False))
def test_order_makes_no_difference_in_postgresql_either(
    postgresql: Databases, made: list[Reading], rng: object
) -> None:
    shuffled = list(made)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    name = postgresql.take()
    with Record(postgresql.server.url(name)) as there, Record(":memory:") as here:
        here.add_all(made)
        for one in shuffled:
            there.add(one)
        assert exported(there) == exported(here)
        assert [m.id for m in there.timeline("IND", since="2023")] == [
            m.id for m in here.timeline("IND", since="2023")
        ]
    postgresql.give_back([name])


def test_four_processes_add_at_once(files: Callable[[], str]) -> None:
    where, made = files(), some(24)
    shares = [made[0:9], made[6:15], made[12:24], made[::3][::-1]]  # some are added by several
    running = [Child(add(where, share)) for share in shares]
    for child in running:
        child.told()
        assert child.process.exitcode == 0
    with Record(where) as record, Record(":memory:") as whole:
        whole.add_all(made)
        assert exported(record) == exported(whole)
        assert [m.id for m, _ in record.search("jaishankar", "all")]


def test_what_is_read_is_one_state_of_the_record(files: Callable[[], str]) -> None:
    where, made = files(), some(80)
    with Record(where) as reader, Record(where) as writer:
        writer.add_all(made[:74])
        seen = reader.timeline()
        first = next(seen)
        writer.add_all(made[74:])
        writer.remove(made[0].report.id)
        left = [first, *seen]
        assert len({m.id for m in left}) == len(left)
        assert not any(r.report.id in m.reports for m in left for r in made[74:])
        assert any(made[0].report.id in m.reports for m in left)
        assert any(made[79].report.id in m.reports for m in reader.timeline())


def test_questions_while_an_answer_is_still_read(store: str) -> None:
    with Record(place()) as record:
        record.add_all(some(8))
        told = [(m.id, record.report(m.reports[0]).id, record.entry(m.id) == m) for m in record.timeline()]
        assert len(told) == record.count()
        assert all(same for _, _, same in told)
        for n, _ in enumerate(record.reports()):
            record.add(reading(f"more-{n}", "2023-08-01", contact(date="2020-01-01")))
        assert record.count_reports() == 16


def test_a_write_waits_for_another_but_not_for_ever(files: Callable[[], str]) -> None:
    where = files()
    one, two = Store(where), Store(where)
    with one.writing():
        with two.reading():
            pass  # who reads does not wait
        with pytest.raises(RecordError, match="another process has been writing to it"), two.writing(wait=1):
            pass
    with two.writing(wait=1):
        pass
    one.close()
    two.close()


def test_a_write_that_fails_leaves_nothing(files: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    made = some(4)
    with Record(files()) as record:
        record.add_all(made[:2])
        before = exported(record)
        with monkeypatch.context() as patched:
            patched.setattr("despatch.record.weaving.merge", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                record.add(made[2])
        assert exported(record) == before
        record.add_all(made)
        with Record(":memory:") as whole:
            whole.add_all(made)
            assert exported(record) == exported(whole)


@pytest.mark.parametrize("id_", ["a\0b", "a\ud800b", "x" * 5000, "ключ 石油 🛢", "a'b\"c\\d%s:x", " "])
def test_strange_ids_are_the_same_in_each_database(store: str, id_: str) -> None:
    told = reading(id_, "2023-05-05", contact(date="2023-05-04", people=["X" * 5000]))
    with Record(place()) as record, Record(":memory:") as other:
        assert record.add(told) == "added"
        assert record.add(told) == "unchanged"
        other.add(told)
        assert exported(record) == exported(other)
        (one,) = record.entries()
        assert [r.id for r in record.reports()] == list(one.reports)
        assert record.reading(one.reports[0]).contacts == told.contacts
        assert record.remove(one.reports[0])


def test_reports_come_in_the_same_order_whatever_the_language_of_the_server(store: str) -> None:
    names = ["b", "B", "a-b", "a_b", "ab", "Ä", "ä", "z", "10", "9"]
    with Record(place()) as record:
        record.add_all(reading(name, "2023-05-05") for name in names)
        assert [r.id for r in record.reports()] == sorted(names)


def test_a_database_without_anything_becomes_a_record_when_one_is_wanted(postgresql: Databases) -> None:
    where = postgresql.blank()
    with pytest.raises(RecordError, match=r"it is empty.*despatch add"):
        Record(where, create=False)
    with Record(where) as record:
        assert record.count() == 0
    Record(where, create=False).close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_every_way_to_write_the_url(postgresql: Databases, scheme: str) -> None:
    name = postgresql.take()
    Record(postgresql.server.url(name).replace("postgresql", scheme, 1), create=False).close()
    postgresql.give_back([name])


def test_a_schema_of_its_own(postgresql: Databases) -> None:
    name = postgresql.take()
    with psycopg.connect(postgresql.server.url(name), autocommit=True) as raw:
        raw.execute("CREATE SCHEMA team")
    with Record(postgresql.server.url(name, "team")) as team, Record(postgresql.server.url(name)) as other:
        team.add(some(1)[0])
        assert (team.count(), other.count()) == (2, 0)
        with team._store.writing(), other._store.writing(wait=1):
            pass  # who writes to one does not wait for the other


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("/postgres?", "/nosuch?"), r"there is no database 'nosuch' .*createdb nosuch"),
        (("despatch@", "nobody@"), "there is no user 'nobody'"),
        (("despatch@", "guarded:wrong@"), "wrong user or password"),
        (("despatch@", "guarded@"), "the server asks for a password"),
        (("?host=", "?host=/nosuch"), "the server cannot be reached"),
        (("@/postgres?host=", "@127.0.0.1:1/postgres?x="), "record"),
        (("/postgres?", "/latin?"), "cannot hold every text"),
    ],
)  # fmt: skip
def test_a_server_that_does_not_let_us_in(postgresql: Databases, change: tuple[str, str], told: str) -> None:
    if change[1] == "/latin?":
        postgresql.server.sql(
            "CREATE DATABASE latin TEMPLATE template0 ENCODING LATIN1 LOCALE 'C' LOCALE_PROVIDER libc"
        )
    elif "guarded" in change[1]:
        postgresql.server.guard("guarded", "secret")
    with pytest.raises(RecordError, match=told) as raised:
        Record(postgresql.server.url().replace(*change))
    assert "wrong@" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_no_server_there() -> None:
    with pytest.raises(RecordError, match=r"the server cannot be reached.*PostgreSQL runs there") as raised:
        Record("postgresql://me:secret@127.0.0.1:1/record")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://me:secret@host/record", "in SQLite or PostgreSQL, not in mysql"),
        ("postgresql://me:secret@host:port/record", "no database URL"),
        ("://", "no database URL"),
    ],
)
def test_urls_that_are_none(url: str, told: str) -> None:
    with pytest.raises(RecordError, match=told) as raised:
        Record(url)
    assert "secret" not in str(raised.value)


def test_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"driver .* is not installed.*pip install 'despatch\[postgres\]'"):
        Record("postgresql://host/record")


def test_another_program_s_database(postgresql: Databases) -> None:
    where = postgresql.blank()
    with psycopg.connect(where) as raw:
        raw.execute("CREATE TABLE meta (name TEXT)")
    with pytest.raises(RecordError, match=r"record .*: "):
        Record(where)


def test_a_newer_record_is_left_alone(files: Callable[[], str]) -> None:
    where = files()
    with Record(where) as record:
        newer = record._store.writing()
        newer.__enter__().exec_driver_sql("UPDATE meta SET value = 99 WHERE name = 'schema'")
        newer.__exit__(None, None, None)
        with pytest.raises(RecordError, match=r"newer version.*update Despatch"):  # changed while it is open
            record.add(some(1)[0])
    with pytest.raises(RecordError, match=r"newer version.*update Despatch"):
        Record(where)


def test_a_user_who_may_only_read(postgresql: Databases) -> None:
    name = postgresql.take()
    where = postgresql.server.url(name)
    with Record(where) as record:
        record.add_all(some(2))
    with psycopg.connect(where, autocommit=True) as raw:
        raw.execute("CREATE ROLE reader LOGIN")
        raw.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with Record(where.replace("despatch@", "reader@")) as record:
        assert record.count() == 4
        with pytest.raises(RecordError, match="the user has no right to do that there"):
            record.add(some(3)[2])


def test_a_connection_that_is_lost(postgresql: Databases) -> None:
    name = postgresql.take()
    with Record(postgresql.server.url(name)) as record:
        record.add(some(1)[0])
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'despatch'"
        lost = pytest.raises(RecordError, match=r"connection to the server was lost.*what was added is kept")
        with lost, record._store.writing() as connection:
            postgresql.server.sql(ended)
            connection.exec_driver_sql("SELECT 1")
        lost = pytest.raises(RecordError, match="connection to the server was lost")
        with lost, record._store.writing() as connection:
            postgresql.server.sql(ended)
            connection.execute(t.meta.insert(), [{"name": f"x{n}", "value": 1} for n in range(3)])
        postgresql.server.sql(ended)
        assert record.count() == 2  # it connects again by itself
    postgresql.give_back([name])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('could not extend file "base/1/2": No space left on device', "the disk of the server is full"),
        ("FATAL:  sorry, too many clients already", "no connection left"),
        ("cannot execute UPDATE in a read-only transaction", "only be read from"),
        ('invalid page in block 3 of relation "base/1/2"', "files are damaged"),
        ("something new\nand more", "something new"),
    ],
)
def test_what_a_server_says_in_plain_words(said: str, told: str) -> None:
    from sqlalchemy.exc import OperationalError

    with pytest.raises(RecordError, match=told), plain_errors("x"):
        raise OperationalError("", {}, psycopg.OperationalError(said))


def test_places_are_those_of_the_fixture(store: str) -> None:
    assert record_made.place().startswith("postgresql://" if store == "postgresql" else ":memory:")
