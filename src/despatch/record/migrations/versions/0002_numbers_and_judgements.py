"""Schema 2: numbered entries, words of names, judgements and their anchors; texts sorted by their bytes.

Entries keep what they hold. The words of names and the index of full-text search are made after this,
by `record.migrating`, and entries are merged anew when the record is next written to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TEXTS = {
    "meta": ["name"],
    "report": ["name", "given", "digest", "reading", "published", "model"],
    "account": ["key", "sort", "entry"],
}


def upgrade() -> None:
    """Change the tables of schema 1 to those of schema 2."""
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in _TEXTS.items():
            for column in columns:
                op.alter_column(table, column, type_=_TEXT)
    op.add_column("report", sa.Column("added", _TEXT))
    _tell_outlets()
    op.add_column("account", sa.Column("judgement", _TEXT))
    op.drop_index("ix_account_report", "account")
    op.create_index("account_told", "account", ["report", "sort", "entry"])
    _number_entries()
    _make_judgements()


def _tell_outlets() -> None:
    op.add_column("report", sa.Column("outlet", _TEXT))
    postgresql = op.get_bind().dialect.name == "postgresql"
    body = (
        "convert_from(body, 'UTF8')::json ->> 'outlet'"
        if postgresql
        else "json_extract(CAST(body AS TEXT), '$.outlet')"
    )
    op.execute(f"UPDATE report SET outlet = {body}")
    op.create_index("report_heads", "report", ["name", "published", "outlet"])


def _number_entries() -> None:
    op.execute("CREATE TABLE entry_before AS SELECT * FROM entry")
    op.execute("CREATE TABLE entry_party_before AS SELECT * FROM entry_party")
    op.drop_table("entry_party")
    op.drop_table("entry")
    op.create_table(
        "entry",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", _TEXT, nullable=False, unique=True),
        sa.Column("sort", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("status", _TEXT, nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("last", sa.Integer),
        sa.Column("checked", _TEXT),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("entry_in_time", "entry", ["sort", "first", "last", "checked"])
    for table, column in (("entry_party", "party"), ("entry_person", "word")):
        op.create_table(
            table,
            sa.Column(column, _TEXT, primary_key=True),
            sa.Column("entry", _NUMBER, sa.ForeignKey("entry.number", ondelete="CASCADE"), primary_key=True),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{table}_entry", table, ["entry"])
    op.execute(
        "INSERT INTO entry (number, id, sort, kind, status, first, last, body) "
        "SELECT (SELECT value FROM meta WHERE name = 'next') + row_number() OVER (ORDER BY id), "
        "id, sort, kind, status, first, last, body FROM entry_before"
    )
    op.execute("UPDATE meta SET value = value + (SELECT count(*) FROM entry_before) WHERE name = 'next'")
    op.execute(
        "INSERT INTO entry_party (party, entry) "
        "SELECT p.party, e.number FROM entry_party_before p JOIN entry e ON e.id = p.entry"
    )
    _pair_entries()
    op.drop_table("entry_party_before")
    op.drop_table("entry_before")


def _pair_entries() -> None:
    op.create_table(
        "entry_pair",
        sa.Column("a", _TEXT, primary_key=True),
        sa.Column("b", _TEXT, primary_key=True),
        sa.Column("sort", _TEXT, primary_key=True),
        sa.Column("first", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", _NUMBER, sa.ForeignKey("entry.number", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_pair_entry", "entry_pair", ["entry"])
    op.execute(
        "INSERT INTO entry_pair (a, b, sort, first, last, entry) "
        "SELECT x.party, y.party, e.sort, coalesce(e.first, 9999999), coalesce(e.last, 0), e.number "
        "FROM entry e JOIN entry_party x ON x.entry = e.number JOIN entry_party y ON y.entry = e.number "
        "WHERE x.party <= y.party"
    )


def _make_judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("author", _TEXT, nullable=False),
        sa.Column("act", _TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_judgement_at", "judgement", ["at"])
    by = sa.ForeignKey("judgement.id", ondelete="CASCADE")
    op.create_table(
        "judgement_report",
        sa.Column("given", _TEXT, primary_key=True),
        sa.Column("judgement", _TEXT, by, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "anchor",
        sa.Column("judgement", _TEXT, sa.ForeignKey("judgement.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("account", _NUMBER, sa.ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("side", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_anchor_account", "anchor", ["account"])
