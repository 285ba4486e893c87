"""The words of names that a record knows: each once, and those that may be spellings of a given one."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from despatch.record.names import forms_of, name_words, same_word

_WORDS = """
WITH RECURSIVE known (word) AS (
  SELECT min(word) FROM entry_person
  UNION ALL
  SELECT (SELECT min(word) FROM entry_person WHERE word > known.word) FROM known WHERE known.word IS NOT NULL
)
SELECT word FROM known WHERE word IS NOT NULL
"""  # each word once, by the index: there are far fewer than people in entries


def alike(connection: Connection, words: Iterable[str]) -> tuple[str, ...]:
    """The words of names in the record that may be spellings or forms of any of these."""
    whole = set(words)
    forms = {form for word in whole for form in forms_of(word)}
    known = connection.execute(text(_WORDS)).scalars()
    return tuple(w for w in known if w in forms or any(same_word(w, a) for a in whole))


def alike_in(connection: Connection, name: str) -> tuple[str, ...]:
    """The same of the words of a name; its initials count only where it has nothing else."""
    asked = name_words(name)
    return alike(connection, [w for w in asked if len(w) > 1] or asked)
