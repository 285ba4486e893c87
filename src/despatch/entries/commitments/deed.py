"""A deed that may be undertaken: what the makers of commitments hand on to each other."""

from typing import NamedTuple


class Deed(NamedTuple):
    """A deed that may be undertaken: its subject ends before token `subject_end`, it begins at `begin`.

    `trigger` is the class of the word that tells of it (`triggers` in lexicon.yaml, or "will", "would",
    "due", "sum"), at token `at`; `verb` is the index of its main verb, leading ones passed over; of
    `passive` ones the doer is not the subject. `since` is where the subject begins of one that shares the verb of another.
    """

    subject_end: int
    begin: int
    trigger: str
    at: int
    verb: int
    passive: bool = False
    hedged: bool = False
    since: int | None = None
