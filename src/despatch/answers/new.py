"""What is new since a day: entries not told before, changes of known ones, and how many are only confirmed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from despatch.answers.encode import csv_text
from despatch.answers.headline import headline
from despatch.answers.placing import place
from despatch.answers.query import Query, answer
from despatch.answers.rows import Row, citation_row
from despatch.answers.table import merged_row
from despatch.model.fates import Change, News
from despatch.model.merged import MergedEntry

if TYPE_CHECKING:
    from despatch.record import Record

KINDS = ("changed", "new", "confirmed")


@dataclass(frozen=True)
class Since:
    """Codes of parties, the EDTF date since which, by what reports are dated (`published` or `added`), kinds of entry."""

    parties: tuple[str, ...]
    since: str
    by: str = "published"
    kinds: tuple[str, ...] = ()


class Item(NamedTuple):
    """An entry and what is new of it."""

    entry: MergedEntry
    news: News


def whats_new(record: "Record", ask: Since, dated: Callable[[str], str | None]) -> list[Item]:
    """What is new of the entries of these parties: changes, new entries, confirmations, each in the order of time.

    `dated` gives the day of a report that counts. Reported speech is left out unless `kinds` asks for statements.
    """
    from despatch.record.fates.news import news

    found = {m.id: m for m in answer(record, Query(ask.parties, kinds=ask.kinds))}
    items = [Item(found[n.id], n) for n in news(found.values(), dated, ask.since)]
    return sorted(items, key=lambda i: (KINDS.index(i.news.news), place(i.entry).key, i.entry.id))


def news_row(item: Item) -> Row:
    """The fields of `export`, and `news`: what it is, since which reports, the changes with both citations."""
    return {
        **merged_row(item.entry),
        "news": {
            "news": item.news.news,
            "reports": list(item.news.reports),
            "changes": [_change_row(c) for c in item.news.changes],
        },
    }


def _change_row(c: Change) -> Row:
    return {
        "field": c.field,
        "before": c.before,
        "now": c.now,
        "cited_before": citation_row(c.cited_before),
        "cited_now": citation_row(c.cited_now),
    }


COLUMNS = (
    "id", "entry", "news", "date", "parties", "what", "field", "before", "now", "citation", "report", "citation_before",
    "report_before", "reports",
)  # fmt: skip


def news_csv(items: Iterable[Item]) -> str:
    """One row for each change, and for each entry that is new or confirmed."""
    return csv_text(COLUMNS, (row for item in items for row in _cells(item)))


def _cells(item: Item) -> Iterable[list[Any]]:
    m, news = item
    whole = [m.id, m.kind_of_entry, news.news, m.date, m.parties, headline(m.entry).what]
    for c in news.changes:
        yield [
            *whole, c.field, c.before, c.now, c.cited_now.text, c.cited_now.report, c.cited_before.text,
            c.cited_before.report, list(news.reports),
        ]  # fmt: skip
    if not news.changes:
        cited = next((c for c in m.entry.citations if c.report in news.reports), None)
        yield [
            *whole,
            None,
            None,
            None,
            cited and cited.text,
            cited and cited.report,
            None,
            None,
            list(news.reports),
        ]
