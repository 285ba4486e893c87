"""The tables of a record; the same for SQLite and PostgreSQL.

`report` and `account` hold what was told, `judgement` what a person decided. All else follows from these and
can be made anew: `entry`, `entry_party` and `entry_person` what is asked for, `anchor` which accounts a
judgement speaks of, `slot` and `pair` what merging needs to look at a neighbourhood only.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
)

SCHEMA = 2  # changes with the tables
REVISION = f"{SCHEMA:04}"  # alembic's name for that: migrations/versions/0002_*.py
# Changes with the rules of merging: a record merged by older rules is merged anew when next written to.
MERGING = 3
NEVER = 9_999_999  # after the ordinal of every day
MARK = 0x44535054  # "DSPT": SQLite's application_id

# Sorted by its bytes in either database, whatever the language of a server.
_Text = String().with_variant(String(collation="C"), "postgresql")

metadata = MetaData()

alembic_version = Table(  # the migration that made the tables as they are; alembic's own
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)
meta = Table(
    "meta",
    metadata,
    Column("name", _Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
report = Table(
    "report",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("name", _Text, nullable=False, unique=True),  # as it is cited
    Column("given", _Text, nullable=False, index=True),  # as its source names it
    Column("digest", _Text, nullable=False),  # of the report
    Column("reading", _Text, nullable=False),  # digest of report and entries
    Column("published", _Text),
    Column("text_key", LargeBinary, nullable=False),  # MessagePack of Report.text_key
    Column("body", LargeBinary, nullable=False),  # JSON of the Report
    Column("model", _Text, nullable=False),
    Column("added", _Text),  # when it came into the record, UTC; None in records of schema 1
    Column("outlet", _Text),
    Index("report_heads", "name", "published", "outlet"),  # all that lists of reports are made from
)
account = Table(
    "account",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("key", _Text, nullable=False, unique=True),
    Column("report", ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
    Column("sort", _Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # JSON of the entry
    Column("profile", LargeBinary, nullable=False),  # MessagePack of the Profile
    Column("entry", _Text, index=True),  # entry.id; no foreign key, for both change together
    Column("judgement", _Text),  # of one that a person added, or keeps though it is no longer read so
    Index("account_told", "report", "sort", "entry"),  # what a report tells, without reading it
)
slot = Table(
    "slot",
    metadata,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),
    Column("account", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
pair = Table(
    "pair",
    metadata,
    Column("a", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("b", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("score", SmallInteger, nullable=False),
    Column("kept", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
entry = Table(
    "entry",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", _Text, nullable=False, unique=True),
    Column("sort", _Text, nullable=False),
    Column("kind", _Text, nullable=False),
    Column("status", _Text, nullable=False),
    Column("first", Integer),  # ordinals of the first and last day by which it is sorted and sought
    Column("last", Integer),
    Column("checked", _Text),  # accepted | edited | added | rejected by a person; None: machine-coded
    Column("body", LargeBinary, nullable=False),  # JSON of the MergedEntry
    Index(
        "entry_in_time", "sort", "first", "last", "checked"
    ),  # with `checked` entries are counted by it alone
)
entry_party = Table(
    "entry_party",
    metadata,
    Column("party", _Text, primary_key=True),
    Column("entry", ForeignKey("entry.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# Entries of two parties together, in the order of time; those of one party stand with it twice. `first` is NEVER and
# `last` 0 where nothing is known of the time, so that it comes last and neither since nor until a day is it found.
entry_pair = Table(
    "entry_pair",
    metadata,
    Column("a", _Text, primary_key=True),  # the lesser code of the two
    Column("b", _Text, primary_key=True),
    Column("sort", _Text, primary_key=True),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, primary_key=True, autoincrement=False),
    Column("entry", ForeignKey("entry.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
entry_person = Table(  # a row for each word of the names of those who take part or speak
    "entry_person",
    metadata,
    Column("word", _Text, primary_key=True),
    Column("entry", ForeignKey("entry.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
judgement = Table(
    "judgement",
    metadata,
    Column("id", _Text, primary_key=True),  # of its content: the same judgement twice is one
    Column("at", _Text, nullable=False, index=True),  # UTC, ISO 8601
    Column("author", _Text, nullable=False),
    Column("act", _Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # JSON of the Judgement
)
judgement_report = Table(  # which reports a judgement speaks of, as their sources name them
    "judgement_report",
    metadata,
    Column("given", _Text, primary_key=True),
    Column("judgement", ForeignKey("judgement.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
anchor = Table(
    "anchor",
    metadata,
    Column("judgement", ForeignKey("judgement.id", ondelete="CASCADE"), primary_key=True),
    Column("account", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("place", Integer, nullable=False),  # in the order of the judgement
    Column("side", SmallInteger, nullable=False),  # of a split: 0 stays, 1 goes
    sqlite_with_rowid=False,
)
