"""Migrations of the record's tables, run by `record.migrating`; alembic's layout."""
