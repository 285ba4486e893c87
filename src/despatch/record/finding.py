"""Full-text search of a record: the methods of `Record` that ask for words, the best found first."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from despatch.model import Report
from despatch.model.merged import MergedEntry
from despatch.record.asking import OneOrMore, question, sorts, with_person
from despatch.record.names import forms_of, name_words, same_word
from despatch.record.search import Narrow, Snippet, entries_found, reports_found

if TYPE_CHECKING:
    from despatch.record.store import Store

_WORDS = """
WITH RECURSIVE known (word) AS (
  SELECT min(word) FROM entry_person
  UNION ALL
  SELECT (SELECT min(word) FROM entry_person WHERE word > known.word) FROM known WHERE known.word IS NOT NULL
)
SELECT word FROM known WHERE word IS NOT NULL
"""  # each word once, by the index: there are far fewer than people in entries


class Finding:
    """What `Record` finds by words."""

    _store: "Store"

    def search(
        self,
        words: str,
        of: OneOrMore = ("statement",),
        *,
        by: str | None = None,
        parties: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        limit: int | None = 50,
    ) -> Iterator[tuple[MergedEntry, float]]:
        """Entries that have the words in their fields or in the words they rest on, each with a score, the best first.

        All the words must be there, in the singular or plural, with or without accents; "several words"
        stand in a row, `energ*` is any word that begins so, AND, OR and NOT (in capitals) and brackets
        join. Whatever is typed, it is never an error. `by` is a person who speaks or takes part, `parties`
        are codes, all of them; `since` and `until` are EDTF dates; `limit` None gives all. Entries of one
        score come in the order of time. Scores of different questions, or databases, do not compare.

        Raises:
            UsageError: a date that is none, or no such sort of entry.
        """
        question(parties, since, until, None, None, of)  # refuses what makes no sense
        test = with_person(by) if by else None
        with self._store.reading() as connection:
            names = _alike(connection, by) if by else None
            narrow = Narrow(parties=tuple(parties), since=since, until=until, names=names)
            found = entries_found(connection, words, sorts(of), narrow)
            yield from islice(((m, score) for m, score in found if test is None or test(m)), limit)

    def search_reports(self, words: str, limit: int | None = 50) -> Iterator[tuple[Report, Snippet]]:
        """Reports that have the words in title or body, the best first, each with the stretch that has most of them.

        The words are understood as in `search`.
        """
        with self._store.reading() as connection:
            yield from islice(reports_found(connection, words), limit)


def _alike(connection: Connection, name: str) -> tuple[str, ...]:
    """The words of names in the record that may be spellings or forms of a word of this name."""
    asked = name_words(name)
    whole = [w for w in asked if len(w) > 1] or list(asked)
    forms = {form for word in whole for form in forms_of(word)}
    known = connection.execute(text(_WORDS)).scalars()
    return tuple(w for w in known if w in forms or any(same_word(w, a) for a in whole))
