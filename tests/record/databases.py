"""Databases of the tests' PostgreSQL server."""

import psycopg

from benchmarks.postgres import Server
from despatch import Record


class Databases:
    """Databases of a server with an empty record in each; used again from test to test."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._free: list[str] = []
        self._count = 0
        self._asked = psycopg.connect(server.url(), autocommit=True)
        with Record(self.named("template")):
            pass
        with psycopg.connect(server.url("template")) as made:
            tables = [
                row[0] for row in made.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            ]
        kept = ("meta", "alembic_version")
        self._empty = "; ".join(
            f"TRUNCATE {t} CASCADE" for t in ("report", "judgement", "entry") if t in tables
        )
        self._empty += "; " + "; ".join(f"DELETE FROM {t}" for t in sorted(tables) if t not in kept)

    def named(self, name: str) -> str:
        """The URL of a new database without anything in it."""
        self._asked.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        return self.server.url(name)

    def blank(self) -> str:
        """The URL of a new database without anything in it."""
        self._count += 1
        return self.named(f"blank{self._count}")

    def take(self) -> str:
        """The name of a database with an empty record."""
        if not self._free:
            self._count += 1
            name = f"test{self._count}"
            self._asked.execute(f"CREATE DATABASE {name} TEMPLATE template")  # type: ignore[call-overload]
            return name
        name = self._free.pop()
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        self._asked.execute(ended, (name,))
        with psycopg.connect(self.server.url(name)) as used:
            used.execute(self._empty)  # type: ignore[call-overload]
        return name

    def give_back(self, names: list[str]) -> None:
        """Databases that a test is done with."""
        self._free += names

    def close(self) -> None:
        """Let go of the server."""
        self._asked.close()
