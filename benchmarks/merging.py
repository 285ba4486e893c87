"""Merging: the pairs of gold/same.json, and B-cubed (Bagga and Baldwin 1998) on varied gold entries."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.gold_entries import gold_readings
from benchmarks.hard_variations import vary_hard
from benchmarks.shared import SHARED, table
from benchmarks.variations import entries_of, vary
from despatch import Reading, Record
from despatch.record.account import accounts

Told = tuple[str, str, int]  # report, sort, index: one entry of one report
SORTS = ("contacts", "instruments", "commitments", "statements")
COPIES = 3  # variations of each report
SEEDS = (1, 2, 3)


def homes(record: Record, readings: Iterable[Reading]) -> dict[Told, str]:
    """For each entry of each reading the id of the entry of the record that holds it."""
    out: dict[Told, str] = {}
    for reading in readings:
        seen: dict[str, int] = defaultdict(int)
        for account in accounts(reading):
            sort = f"{account.sort}s"
            out[reading.report.id, sort, seen[sort]] = record.entry(account.key).id
            seen[sort] += 1
    return out


def gold_pairs(kind: str) -> list[tuple[Told, Told]]:
    """The pairs of contacts of `same.json`."""
    pairs = json.loads((SHARED / "gold" / "same.json").read_text())[kind]
    return [tuple((report, "contacts", n) for report, n in pair) for pair in pairs]  # type: ignore[misc]


def from_gold() -> dict[str, tuple[int, int]]:
    """Of the pairs that are the same (and those that are different) how many are merged, of how many."""
    readings = gold_readings()
    with Record(":memory:") as record:
        record.add_all(readings.values())
        home = homes(record, readings.values())
    return {
        kind: (sum(home[a] == home[b] for a, b in gold_pairs(kind)), len(gold_pairs(kind)))
        for kind in ("same", "different")
    }


def from_own_readings() -> dict[str, tuple[int, int, int]]:
    """The same from our own readings: merged, both found at all, of how many."""
    from despatch import read

    gold = gold_readings()
    wanted = {told[0] for kind in ("same", "different") for pair in gold_pairs(kind) for told in pair}
    own = {}
    for report in sorted(wanted):
        given = gold[report].report
        published = None if report.startswith("seed") else given.published
        own[report] = read(given.text, id=report, published=published)
    with Record(":memory:") as record:
        record.add_all(own.values())
        home = homes(record, own.values())
    out = {}
    for kind in ("same", "different"):
        merged = found = 0
        for a, b in gold_pairs(kind):
            x, y = (_counterpart(gold[t[0]], t[2], own[t[0]]) for t in (a, b))
            if x is not None and y is not None:
                found += 1
                merged += home[a[0], "contacts", x] == home[b[0], "contacts", y]
        out[kind] = (merged, found, len(gold_pairs(kind)))
    return out


def _counterpart(gold: Reading, index: int, own: Reading) -> int | None:
    """The contact of our reading that the scorer would match with the gold one."""
    scorer: dict[str, Any] = {"__name__": "score"}
    exec(compile((SHARED / "gold" / "score.py").read_text(), "score.py", "exec"), scorer)
    plain = json.loads
    from msgspec.json import encode

    pairs = scorer["greedy"](
        plain(encode(gold.contacts)), plain(encode(own.contacts)), scorer["contact_score"]
    )
    return next((j for i, j in pairs if i == index), None)


def b_cubed(truth: dict[Told, Any], found: dict[Told, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all elements of `truth`."""
    classes, groups = defaultdict(set), defaultdict(set)
    for told, name in truth.items():
        classes[name].add(told)
        groups[found[told]].add(told)
    precision = sum(len(classes[truth[t]] & groups[found[t]]) / len(groups[found[t]]) for t in truth) / len(
        truth
    )
    recall = sum(len(classes[truth[t]] & groups[found[t]]) / len(classes[truth[t]]) for t in truth) / len(
        truth
    )
    return precision, recall, 2 * precision * recall / (precision + recall)


def varied(seed: int) -> tuple[list[Reading], dict[Told, Any]]:
    """Variations of all gold readings, and what each of their entries varies (pairs that are the same as one)."""
    return _all_varied(gold_readings().values(), lambda gold, number: vary(gold, number, seed))


def varied_hard(seed: int, held_out: bool) -> tuple[list[Reading], dict[Told, Any]]:
    """Harder variations of every second gold reading: those that the rules were tuned on, or the others."""
    half = [gold for n, (_, gold) in enumerate(sorted(gold_readings().items())) if n % 2 == held_out]
    return _all_varied(half, lambda gold, number: vary_hard(gold, number, seed))


def _all_varied(
    golden: Iterable[Reading], vary_: Callable[[Reading, int], tuple[Reading, list[Any]]]
) -> tuple[list[Reading], dict[Told, Any]]:
    one = {max(pair): min(pair) for pair in gold_pairs("same")}
    readings, truth = [], {}
    for gold in golden:
        for number in range(COPIES):
            reading, origin = vary_(gold, number)
            readings.append(reading)
            seen: dict[str, int] = defaultdict(int)
            for (sort, index), _ in zip(origin, entries_of(reading), strict=True):
                told = (gold.report.id, sort, index)
                truth[reading.report.id, sort, seen[sort]] = one.get(told, told)  # type: ignore[call-overload]
                seen[sort] += 1
    return readings, truth


def measure(readings: list[Reading], truth: dict[Told, Any]) -> dict[str, tuple[float, float, float]]:
    """B-cubed of one set of variations, for each sort of entry and all."""
    with Record(":memory:") as record:
        record.add_all(readings)
        home = homes(record, readings)
    parts = {sort: {t: v for t, v in truth.items() if t[1] == sort} for sort in SORTS}
    return {sort: b_cubed(part, home) for sort, part in {**parts, "all": truth}.items()}


def scores(runs: list[dict[str, tuple[float, float, float]]]) -> str:
    """The table of several draws."""
    rows = [
        [
            sort,
            *(sum(run[sort][n] for run in runs) / len(runs) for n in range(3)),
            min(run[sort][2] for run in runs),
        ]
        for sort in (*SORTS, "all")
    ]
    return table(["entries", "precision", "recall", "F1", "F1, worst draw"], rows)


def main() -> str:
    """The section of the results."""
    gold, own = from_gold(), from_own_readings()
    runs = [measure(*varied(seed)) for seed in SEEDS]
    tuned, unseen = ([measure(*varied_hard(seed, half)) for seed in SEEDS] for half in (False, True))
    return "\n".join(
        [
            "## Merging (`python -m benchmarks merging`)\n",
            table(
                ["pairs of gold/same.json", "same: merged", "different: merged"],
                [
                    [
                        "from the gold entries",
                        f"{gold['same'][0]}/{gold['same'][1]}",
                        f"{gold['different'][0]}/{gold['different'][1]}",
                    ],
                    [
                        "from our own readings",
                        f"{own['same'][0]}/{own['same'][2]} ({own['same'][1]} with both found)",
                        f"{own['different'][0]}/{own['different'][2]} ({own['different'][1]} with both found)",
                    ],
                ],
            ),
            f"\nB-cubed on {COPIES} variations of each gold report (names shortened, dates coarser or left out, fields "
            f"missing, order shuffled), mean of {len(SEEDS)} draws:\n",
            scores(runs),
            f"\nHarder ones, {COPIES} of each (names with titles, respelt, turned round, or the office alone; days coarsened to "
            "month or year or left out; towns, parties, words of titles left out; unpublished dates; entries left out; and "
            "beside three contacts in ten another of the same people some days off, in part as roughly dated). "
            "The half of the reports that rules were tuned on:\n",
            scores(tuned),
            "\nThe half that was not looked at:\n",
            scores(unseen),
            "",
        ]
    )


if __name__ == "__main__":
    print(main())
