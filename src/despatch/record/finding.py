"""Full-text search of a record: the methods of `Record` that ask for words, the best found first."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from despatch.model import Report
from despatch.model.merged import MergedEntry
from despatch.record.asking import OneOrMore, question, sorts, with_person
from despatch.record.browsing import Browsing
from despatch.record.headings import Headings
from despatch.record.known_names import alike_in
from despatch.record.search import Narrow, Snippet, entries_found, reports_found, reports_ranked

if TYPE_CHECKING:
    from despatch.record.store import Store


class Finding(Headings, Browsing):
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
            names = alike_in(connection, by) if by else None
            narrow = Narrow(parties=tuple(parties), since=since, until=until, names=names)
            found = entries_found(connection, words, sorts(of), narrow)
            yield from islice(((m, score) for m, score in found if test is None or test(m)), limit)

    def search_reports(self, words: str, limit: int | None = 50) -> Iterator[tuple[Report, Snippet]]:
        """Reports that have the words in title or body, the best first, each with the stretch that has most of them.

        The words are understood as in `search`.
        """
        with self._store.reading() as connection:
            yield from islice(reports_found(connection, words), limit)

    def reports_with(self, words: str, limit: int | None = 50) -> list[str]:
        """The ids of the reports that `search_reports` finds, in the same order, without reading them."""
        with self._store.reading() as connection:
            return [name for _, name in islice(reports_ranked(connection, words), limit)]
