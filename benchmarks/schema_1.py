"""Records of schema 1, as version 0.1 made them, out of readings: what migrations are tried on."""

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text

from despatch import Reading, Record
from despatch.record import tables as t

_DDL = Path(__file__).with_name("schema_1.sql")
# What of a record of today a record of schema 1 had; entries by their ids in place of numbers.
_KEPT = {
    "report": "id, name, given, digest, reading, published, text_key, body, model",
    "account": "id, key, report, sort, body, profile, entry",
    "slot": "slot, account",
    "pair": "a, b, score, kept",
    "entry": "id, sort, kind, status, first, last, body",
}


def plain_engine(where: str) -> Engine:
    """An engine that knows nothing of records."""
    return create_engine(
        where.replace("postgresql", "postgresql+psycopg", 1) if "://" in where else f"sqlite:///{where}"
    )


def make_tables(connection: Connection) -> None:
    """The tables of schema 1."""
    ddl = _DDL.read_text(encoding="utf-8")
    if connection.dialect.name == "sqlite":
        ddl = ddl.replace("NUMBER", "INTEGER").replace("BYTES", "BLOB")
    else:
        ddl = ddl.replace("NUMBER", "BIGINT").replace("BYTES", "BYTEA").replace(") WITHOUT ROWID", ")")
    for command in ddl.split(";"):
        connection.execute(text(command))


def schema_1(where: str, readings: list[Reading]) -> str:
    """A record of schema 1 with these readings, at `where`, where there is nothing yet."""
    with Record(":memory:") as record, plain_engine(where).begin() as made:
        record.add_all(readings)
        make_tables(made)
        with record._store.reading() as today:
            for table, columns in _KEPT.items():
                rows = [row._asdict() for row in today.execute(text(f"SELECT {columns} FROM {table}"))]
                if table == "pair":
                    rows = [{**row, "kept": bool(row["kept"])} for row in rows]
                names = columns.split(", ")
                values = ", ".join(f":{name}" for name in names)
                if rows:
                    made.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), rows)
            parties = today.execute(
                text("SELECT p.party, e.id AS entry FROM entry_party p JOIN entry e ON e.number = p.entry")
            )
            rows = [row._asdict() for row in parties]
            made.execute(text("INSERT INTO entry_party (party, entry) VALUES (:party, :entry)"), rows)
            last = today.execute(text("SELECT max(id) FROM account")).scalar()
        made.execute(
            text("INSERT INTO meta (name, value) VALUES (:name, :value)"),
            [
                {"name": "schema", "value": 1},
                {"name": "merging", "value": 2},
                {"name": "next", "value": last},
            ],
        )
        if made.dialect.name == "sqlite":
            made.execute(text(f"PRAGMA application_id = {t.MARK}"))
            made.execute(text("PRAGMA user_version = 1"))
    return where
