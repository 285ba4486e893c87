"""Accounts of one thing to one entry: the fields best supported, every value that differs, the history."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from despatch.model import Citation, Commitment, Contact, Instrument, Statement
from despatch.model.judgement import Judgement
from despatch.model.merged import Bounds, MergedEntry, Sources, Step, Told
from despatch.record.account import Account
from despatch.record.copied import independent_texts
from despatch.record.dates import days, iso, year_days
from despatch.record.judgements.fields import check
from despatch.record.merging_dates import best_date
from despatch.record.merging_people import merged_people
from despatch.record.names import fold
from despatch.record.profile import AHEAD, DONE

_FINAL = ("held", "signed", "ratified", "adopted", "amended")
_DIFFER = {
    "contact": ("kind", "date", "place", "country", "parties", "mechanism"),
    "instrument": ("title", "kind", "date", "parties"),
    "commitment": ("by", "what", "due"),
    "statement": ("speaker", "party", "content", "medium", "date"),
}


def merge(accounts: Sequence[Account], judgements: Sequence[Judgement] = ()) -> MergedEntry:
    """One entry of the accounts of one thing: a pure function of their set, and of what people decided of them."""
    told = sorted(accounts, key=lambda a: a.order)
    make: dict[str, Callable[[Sequence[Account]], Any]] = {
        "contact": _contact, "instrument": _instrument, "commitment": _commitment, "statement": _statement,
    }  # fmt: skip
    coded = make[told[0].sort](told)
    entry, checked = check(coded, list(judgements), [a.source.given for a in told])
    date = entry.due if isinstance(entry, Commitment) else entry.date
    sources = {a.source.id: a.source for a in told}
    return MergedEntry(
        id=told[0].key,
        kind_of_entry=told[0].sort,
        entry=entry,
        sources=Sources(
            reports=len(sources), texts=independent_texts([s.text_key for s in sources.values()])
        ),
        differences=_differences(told),
        history=_history(told),
        bounded_by=None if days(date) else _bounds(told),
        checked=checked,
    )


def _contact(told: Sequence[Account]) -> Contact:
    entries: list[Contact] = [a.entry for a in told]  # type: ignore[misc]
    status = _status(told)
    place, country = _place(entries)
    parties = tuple(sorted({p for e in entries for p in e.parties}))
    return Contact(
        kind=entries[0].kind,
        status=status,
        date=best_date(
            [(e.date, e.status) for e in entries], stay=entries[0].kind in ("visit", "conference")
        ),
        place=place,
        country=country,
        parties=parties,
        participants=merged_people([e.participants for e in entries]),
        mechanism=_fullest([e.mechanism for e in entries]),
        topics=_union([e.topics for e in entries]),
        citations=_citations(told),
    )


def _instrument(told: Sequence[Account]) -> Instrument:
    entries: list[Instrument] = [a.entry for a in told]  # type: ignore[misc]
    action = _status(told)
    return Instrument(
        title=_fullest([e.title for e in entries]) or entries[0].title,
        kind=_commonest([e.kind for e in entries if e.kind != "other"]) or entries[0].kind,
        action=action,
        date=best_date([(e.date, e.action) for e in entries if e.action == action]),
        parties=tuple(sorted({p for e in entries for p in e.parties})),
        citations=_citations(told),
    )


def _commitment(told: Sequence[Account]) -> Commitment:
    entries: list[Commitment] = [a.entry for a in told]  # type: ignore[misc]
    return Commitment(
        by=tuple(sorted({p for e in entries for p in e.by})),
        what=_fullest([e.what for e in entries]) or entries[0].what,
        due=best_date([(e.due, "planned") for e in entries]),
        citations=_citations(told),
    )


def _statement(told: Sequence[Account]) -> Statement:
    entries: list[Statement] = [a.entry for a in told]  # type: ignore[misc]
    longest = max(entries, key=lambda e: (e.form == "direct", len(e.content)))
    return msgspec.structs.replace(
        longest,
        speaker=_fullest([e.speaker for e in entries]),
        party=_commonest([e.party for e in entries]),
        medium=_commonest([e.medium for e in entries]),
        date=best_date([(e.date, "held") for e in entries]),
        citations=_citations(told),
    )


def status_of(account: Account) -> str:
    """A contact's status or an instrument's action; empty for what has none."""
    return getattr(account.entry, "status", None) or getattr(account.entry, "action", "") or ""


def _status(told: Sequence[Account]) -> str:
    """What was told last; but what has taken place is not undone by a report that still says planned."""
    said = [status_of(a) for a in told]
    for group in (_FINAL, tuple(DONE)):
        done = [s for s in said if s in group]
        if done:
            return done[-1]
    return said[-1]


def _place(entries: Sequence[Contact]) -> tuple[str | None, str | None]:
    place = _commonest([e.place for e in entries if e.status in DONE]) or _commonest(
        [e.place for e in entries]
    )
    if place:
        country = _commonest([e.country for e in entries if e.place == place])
        return place, country or _commonest([e.country for e in entries])
    return None, _commonest([e.country for e in entries])


def _commonest(values: Sequence[str | None]) -> str | None:
    """The value told most often; of equals the longest, then the first in the alphabet."""
    given = [v for v in values if v]
    return min(set(given), key=lambda v: (-given.count(v), -len(v), v)) if given else None


def _fullest(values: Sequence[str | None]) -> str | None:
    """The longest of the values that are told."""
    given = [v for v in values if v]
    return max(given, key=lambda v: (len(v), v)) if given else None


def _union(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for values in lists:
        for value in values:
            seen.setdefault(fold(value), value)
    return tuple(seen.values())


def _citations(told: Sequence[Account]) -> tuple[Citation, ...]:
    cited = {
        (a.source.id, c.start, c.end): msgspec.structs.replace(c, report=a.source.id)
        for a in told
        for c in a.entry.citations
    }
    return tuple(cited.values())


def _differences(told: Sequence[Account]) -> dict[str, tuple[Told, ...]]:
    out = {}
    for field in _DIFFER[told[0].sort]:
        values: dict[Any, dict[str, None]] = {}
        for account in told:
            value = getattr(account.entry, field)
            if value:
                values.setdefault(value, {})[account.source.id] = None
        if len(values) > 1:
            out[field] = tuple(Told(value=v, reports=tuple(r)) for v, r in values.items())
    return out


def _history(told: Sequence[Account]) -> tuple[Step, ...]:
    """Status and date as they were told, a step for each change, in the order of publication.

    A plan in a report of unknown date was told before what came of it.
    """
    steps: list[Step] = []
    for account in sorted(told, key=lambda a: bool(days(a.source.published)) or status_of(a) not in AHEAD):
        entry = account.entry
        date = entry.due if isinstance(entry, Commitment) else entry.date
        status, who = status_of(account), account.source.id
        same = next(
            (n for n, s in enumerate(steps) if s.status == status and _says_no_more(date, s.date)), None
        )
        if same is None:
            steps.append(Step(reported=account.source.published, status=status, date=date, reports=(who,)))
        elif who not in steps[same].reports:
            steps[same] = msgspec.structs.replace(steps[same], reports=(*steps[same].reports, who))
    return tuple(steps)


def _says_no_more(date: str | None, before: str | None) -> bool:
    return date is None or date == before


def _bounds(told: Sequence[Account]) -> Bounds:
    """The publication dates that bound what has no date: told as done by then, still ahead until then."""
    ahead = [a.source.published for a in told if a.sort == "commitment" or status_of(a) in AHEAD]
    done = [a.source.published for a in told if a.sort == "statement" or status_of(a) in DONE]
    after = max((d.first for d in map(days, ahead) if d), default=None)
    before = min((d.last for d in map(days, done) if d), default=None)
    if after is not None and before is not None and after > before:
        after = None  # a report that came late still called it planned
        ahead = []
    return Bounds(
        after=iso(after) if after else max(_yearless(ahead), default=None),
        before=iso(before) if before else min(_yearless(done), default=None),
    )


def _yearless(published: Sequence[str | None]) -> list[str]:
    """Days of publication whose year is unknown: all that can be said where no report has the year."""
    return [p for p in published if p and year_days(p)]


def position(merged: MergedEntry) -> tuple[int | None, int | None]:
    """First and last day by which an entry is sorted and sought; of a yearless one nothing is known but its bounds."""
    covered = days(merged.date)
    if covered:
        return covered.first, covered.last
    bounded = merged.bounded_by
    after = days(bounded.after) if bounded else None
    before = days(bounded.before) if bounded else None
    known = before or after
    if known is None or (year_days(merged.date) and not bounded):
        return None, None
    return known.first, known.last
