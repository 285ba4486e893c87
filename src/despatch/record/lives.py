"""Instruments through their life: entries that are one text at different stages, as a chain of steps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from despatch.model import Instrument
from despatch.model.lives import Life, LifeStep
from despatch.model.merged import MergedEntry
from despatch.record.dates import days
from despatch.record.stages import Staged, lexicon, same_instrument, stage_of, staged

_NEVER = 10**9  # behind every day


def lives(entries: Iterable[MergedEntry]) -> list[Life]:
    """Every instrument among the entries with its steps, in the order of its last step.

    Entries are one instrument where their parties are the same, their titles much alike, and one is
    at another stage than the other, in the order in which stages follow. A pure function of the set
    of entries.
    """
    found = sorted((s for m in entries if (s := staged(m)) is not None), key=lambda s: s.merged.id)
    groups: dict[str, list[Staged]] = {s.merged.id: [s] for s in found}
    home = {s.merged.id: s.merged.id for s in found}
    for _, a, b in sorted(_pairs(found), key=lambda pair: (-pair[0], pair[1], pair[2])):
        x, y = home[a], home[b]
        if x != y and all(same_instrument(s, t) for s in groups[x] for t in groups[y]):
            groups[x] += groups.pop(y)
            home.update({s.merged.id: x for s in groups[x]})
    made = [_life(group) for group in groups.values()]
    return sorted(made, key=lambda life: (_when(life.steps[-1]), life.id))


def _pairs(found: list[Staged]) -> Iterator[tuple[float, str, str]]:
    """Pairs that can be one instrument, with how alike their titles are."""
    blocks: dict[tuple[tuple[str, ...], str], list[Staged]] = defaultdict(list)
    for s in found:
        for word in s.telling:
            blocks[s.parties, word].append(s)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for a, b in combinations(block, 2):
            pair = (a.merged.id, b.merged.id)
            likeness = same_instrument(a, b) if pair not in seen else 0.0
            seen.add(pair)
            if likeness:
                yield likeness, *pair


def _life(group: list[Staged]) -> Life:
    steps = sorted(
        (step for s in group for step in s.steps), key=lambda step: (_when(step), _rank(step), step.entry)
    )
    standing = steps[0]
    for step in steps[1:]:
        if step.action in lexicon()["turns"] or _rank(step) > _rank(standing):
            standing = step
    entries = {s.merged.id: s.merged for s in group}
    entry = entries[standing.entry].entry
    assert isinstance(entry, Instrument)
    return Life(
        id=steps[0].entry,
        title=entry.title,
        kind=entry.kind,
        parties=group[0].parties,
        state=standing.action,
        since=standing.date,
        next=_next(standing.action, entry.kind),
        steps=tuple(steps),
        entries=tuple(entries[i] for i in dict.fromkeys(step.entry for step in steps)),
    )


def _when(step: LifeStep) -> int:
    """The day that a step stands at: its own, else that of the report that tells it."""
    told = days(step.date) or days(step.reported)
    return told.first if told else _NEVER


def _rank(step: LifeStep) -> int:
    """The stage of a step; a turn (amended, suspended, rejected) is as far as what it turns."""
    found = stage_of(step)
    return found if found is not None else -1


def _next(state: str, kind: str) -> str | None:
    expected = lexicon()["next"].get(state)
    return None if expected == "ratified" and kind not in lexicon()["ratified"] else expected
