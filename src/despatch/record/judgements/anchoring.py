"""Anchors found again among the accounts of a report that was read anew, by key, else by their words and fields."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from despatch.model import Citation, Commitment, Contact, Entry, Instrument, Statement
from despatch.model.judgement import Anchor, Judgement
from despatch.model.merged import EntrySort
from despatch.record.words import content_words, title_likeness

KEEPING = frozenset(("accept", "edit", "add"))  # what a person found to be so stays, though no longer read so
NEAR = 0.5  # share of the words that two statements must have in common to be one
_LIKE = 0.4  # likeness of titles and undertakings


class Told(NamedTuple):
    """An account of the report: its key, sort and entry."""

    key: str
    sort: EntrySort
    entry: Entry


class Placed(NamedTuple):
    """A judgement's anchor at an account: `place` is its rank in the judgement."""

    judgement: str
    key: str
    place: int
    side: int


def place(
    judgements: Sequence[Judgement], given: str, text: str, accounts: Sequence[Told]
) -> tuple[list[Placed], list[tuple[str, Told]]]:
    """Anchor standing judgements in one report.

    Gives the anchors, and the accounts to be kept beside those read, each with the id of its judgement: what a person
    added, or accepted or edited and the reading no longer has. A pure function of the arguments.
    """
    kept: dict[str, tuple[str, Told]] = {}
    for one in judgements:
        if one.act in KEEPING:
            _, missing = _matched(one, given, text, [*accounts, *(told for _, told in kept.values())])
            for told in missing:
                kept.setdefault(told.key, (one.id, told))
    everything = [*accounts, *(told for _, told in kept.values())]
    placed = []
    for one in judgements:
        found, _ = _matched(one, given, text, everything)
        placed += [Placed(one.id, key, rank, one.anchors[rank].side) for rank, key in sorted(found.items())]
    return _once(placed), list(kept.values())


def _once(placed: list[Placed]) -> list[Placed]:
    """An account once in a judgement."""
    return list({(p.judgement, p.key): p for p in reversed(placed)}.values())[::-1]


def _matched(
    one: Judgement, given: str, text: str, accounts: Sequence[Told]
) -> tuple[dict[int, str], list[Told]]:
    """Rank of each anchor in this report -> key of its account; and those that have none but whose words are there."""
    found: dict[int, str] = {}
    keys = {told.key: told for told in accounts}
    mine = [(rank, anchor) for rank, anchor in enumerate(one.anchors) if anchor.report == given]
    open_: list[tuple[int, Told]] = []
    for rank, anchor in mine:
        moved = _moved(anchor, text)
        if moved is None:
            continue
        if anchor.key in keys and keys[anchor.key].sort == anchor.sort:
            found[rank] = anchor.key
        else:
            open_.append((rank, moved))
    taken = set(found.values())
    fits = [
        (-fit, rank, told.key)
        for rank, wanted in open_
        for told in accounts
        if told.key not in taken and (fit := likeness(wanted, told)) > 0
    ]
    for _, rank, key in sorted(fits):
        if rank not in found and key not in taken:
            found[rank] = key
            taken.add(key)
    return found, [told for rank, told in open_ if rank not in found]


def _moved(anchor: Anchor, text: str) -> Told | None:
    """The anchor's entry with its citations where their words stand in the text of today; None if none does."""
    entry = anchor.told()
    cited: list[Citation] = []
    for citation in entry.citations:
        start = citation.start
        if text[start : citation.end] != citation.text:
            start = nearest(text, citation.text, citation.start)
        if start >= 0:
            cited.append(
                msgspec.structs.replace(citation, start=start, end=start + len(citation.text), report=None)
            )
    if not cited:
        return None
    return Told(anchor.key, anchor.sort, msgspec.structs.replace(entry, citations=tuple(cited)))


def nearest(text: str, words: str, start: int) -> int:
    """Where the words stand in the text, nearest to an offset; -1 if nowhere."""
    after = text.find(words, max(0, start)) if words else -1
    before = text.rfind(words, 0, max(0, start) + len(words) - 1) if words else -1
    if after < 0 or before < 0:
        return max(after, before)
    return after if after - start <= start - before else before


def likeness(wanted: Told, told: Told) -> float:
    """How well an account read today is the one that was judged; 0 if it is another."""
    if wanted.sort != told.sort:
        return 0
    shared = _overlap(wanted.entry, told.entry)
    if not shared:
        return 0
    fields = _fields(wanted.entry, told.entry)
    return shared + fields if fields else 0


def _overlap(a: Entry, b: Entry) -> float:
    """Share of the cited characters of the one with the fewer that both cite."""
    x, y = ({n for c in e.citations for n in range(c.start, c.end)} for e in (a, b))
    return len(x & y) / min(len(x), len(y)) if x and y else 0


def _fields(a: Entry, b: Entry) -> float:
    if isinstance(a, Contact) and isinstance(b, Contact):
        shared = set(a.parties) & set(b.parties)
        if a.kind != b.kind or not shared:
            return 0
        return 2 * len(shared) / len(set(a.parties) | set(b.parties)) + (a.date == b.date)
    if isinstance(a, Instrument) and isinstance(b, Instrument):
        return _words(a.title, b.title) or float(a.kind == b.kind and a.parties == b.parties)
    if isinstance(a, Commitment) and isinstance(b, Commitment):
        return _words(a.what, b.what) if set(a.by) & set(b.by) else 0
    if isinstance(a, Statement) and isinstance(b, Statement):
        x, y = content_words(a.content), content_words(b.content)
        held = len(x & y) / max(1, min(len(x), len(y)))
        return held if held >= NEAR else 0
    return 0


def _words(a: str, b: str) -> float:
    like = title_likeness(content_words(a), content_words(b))
    return like if like >= _LIKE else 0
