"""Schema 1: the tables of 0.1, which were made without migrations."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Records of schema 1 are there already."""
