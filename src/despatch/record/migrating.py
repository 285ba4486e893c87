"""A record that an older version of Despatch made, brought up to date: its tables, and what is derived from them."""

from pathlib import Path

from sqlalchemy import Connection, inspect, update

from despatch.model.merged import decode_merged
from despatch.record import search_index
from despatch.record import tables as t
from despatch.record.search_index import SEARCHING, ranges
from despatch.record.weaving import words_of_names


def bring_up_to_date(connection: Connection, found: dict[str, int]) -> None:
    """Bring a record up to date within the transaction of `connection`; `found` are its marks (table `meta`)."""
    if found["schema"] < t.SCHEMA:
        upgrade(connection, found["schema"])
    search_index.make(connection)
    if found.get("searching") != SEARCHING:
        _look_up_people(connection)
        search_index.rebuild(connection)
        connection.execute(t.meta.delete().where(t.meta.c.name == "searching"))
        connection.execute(t.meta.insert(), {"name": "searching", "value": SEARCHING})


def upgrade(connection: Connection, schema: int) -> None:
    """Run alembic's migrations from this schema to the one of today."""
    from alembic import command
    from alembic.config import Config

    if not inspect(connection).has_table("alembic_version"):  # made before there were migrations
        t.alembic_version.create(connection)
        connection.execute(t.alembic_version.insert(), {"version_num": f"{schema:04}"})
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, t.REVISION)
    connection.execute(update(t.meta).where(t.meta.c.name == "schema").values(value=t.SCHEMA))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {t.SCHEMA}")


def _look_up_people(connection: Connection) -> None:
    """Make the words of names anew by which people are looked up."""
    connection.execute(t.entry_person.delete())
    for rows in ranges(connection, t.entry.c.number, t.entry.c.sort, t.entry.c.body):
        words = [
            {"word": word, "entry": number}
            for number, sort, body in rows
            for word in sorted(words_of_names(decode_merged(body, sort)))
        ]
        if words:
            connection.execute(t.entry_person.insert(), words)
