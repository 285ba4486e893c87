"""The offices in which reports show a person, from when to when."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from despatch.model import Citation
from despatch.model.people import OfficeShown
from despatch.record.names import fold, office_of
from despatch.record.people.choosing import EXCLUSIVE, YEAR, term_days
from despatch.record.people.lexicon import Term
from despatch.record.people.tellings import Telling

_APART = 5 * YEAR  # days between two tellings of an office from which they may be of two stays


def offices(
    told: Sequence[Telling], party: str | None, terms: Sequence[Term] = ()
) -> tuple[OfficeShown, ...]:
    """Stays in office in the order in which they are first shown, those without a date last.

    What was told long after the event gives the office of the telling as often as that of the time, and counts only
    where nothing else is told. Where the register knows when the person left an office, the title told long after is
    a courtesy, and left out.
    """
    by_class: dict[tuple[str, str | None], list[Telling]] = defaultdict(list)
    for telling in told:
        if telling.office and not _courtesy(telling, terms):
            by_class[telling.office, telling.party].append(telling)
    for office, side in sorted(by_class, key=str):
        if side != party and (office, party) in by_class:
            by_class[office, party].extend(
                by_class.pop((office, side))
            )  # the side was told wrongly, or not at all
    shown = [
        _shown(side if side else party, stay)
        for (_, side), of in by_class.items()
        for stay in _stays(of, told)
    ]
    return tuple(sorted(shown, key=lambda o: (o.first is None, o.first or "", o.last or "", o.office)))


def _courtesy(telling: Telling, terms: Sequence[Term]) -> bool:
    ends = [term_days(t)[1] for t in terms if (office_of(t.office) or t.office) == telling.office]
    return bool(ends and telling.days and telling.days.first > max(ends) + YEAR)


def _stays(of: list[Telling], told: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings of one office by stays: apart by years, or by another such office held in between."""
    dated = sorted((t for t in of if t.days), key=lambda t: t.order)
    dated = [t for t in dated if not t.by_past] or dated
    if not dated:
        return [of]
    office = dated[0].office
    others = sorted(
        t.days.first
        for t in told
        if t.days and t.office in EXCLUSIVE and t.office != office and not t.by_past
    )
    stays = [[t for t in of if not t.days]]
    for telling in dated:
        before = stays[-1][-1].days if stays[-1] else None
        if before and telling.days:
            between = bisect_left(others, telling.days.first) - bisect_right(others, before.last)
            apart = telling.days.first - before.last
            if apart > _APART or (office in EXCLUSIVE and between > 1 and apart > YEAR):
                stays.append([])
        stays[-1].append(telling)
    return stays


def _shown(party: str | None, told: list[Telling]) -> OfficeShown:
    dated = [t for t in told if t.days]
    # Shown at the latest by the end of the first date, and at the earliest at the start of the last.
    first = min(
        dated, key=lambda t: (t.days and t.days.last, t.days and -t.days.first, t.order), default=None
    )
    last = max(dated, key=lambda t: (t.days and t.days.first, t.days and -t.days.last, t.order), default=None)
    words = Counter(t.role for t in told)
    best = min(words, key=lambda w: (-words[w], len(w), w))
    ends = [t for t in (first, last) if t] or told[:1]
    cited = {(c.report, c.start, c.end): c for t in ends if (c := citation(t))}
    return OfficeShown(
        office=best,
        party=party,
        first=first.date if first else None,
        last=last.date if last else None,
        entries=len({t.entry.id for t in told}),
        citations=tuple(cited.values()),
    )


def citation(telling: Telling) -> Citation | None:
    """The words of an entry that show a person best: those with the name, and the office if they have it.

    Of equals those of the report that tells how things stand now: not the plan of what was held since.
    """
    if len(telling.entry.entry.citations) < 2:
        return next(iter(telling.entry.entry.citations), None)
    words = set(telling.form.words)
    role = set(fold(telling.role).split())
    latest = telling.entry.history[-1].reports if telling.entry.history else ()

    def worth(c: Citation) -> tuple[int, bool, int, str]:
        text = fold(c.text)
        shows = 2 * any(w in text for w in words) + any(w in text for w in role)
        return (-shows, c.report not in latest, c.start, c.report or "")

    return min(telling.entry.entry.citations, key=worth, default=None)
