"""The weights by which times are weighed as days of undated contacts (`despatch.entries.contacts.times.undated`), from annotations.

    DESPATCH_SHARED=../shared python -m training.undated /tmp/train [--folds 8] [--out FILE]

The folders hold annotations in the gold's form with `input.jsonl` (`training.as_gold`), of reports that the reader in use
(`DESPATCH_READER`) was not trained on: else its links are surer than they are. A time is right if it gives the very
date of the annotated contact that `gold/score.py` matches. Logistic regression with a ridge, by Newton's method.
`--folds` prints what cross-validation by report finds at several thresholds, as fills right, wrong and invented.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from despatch.entries.contacts import clustered, contact_of, enough
from despatch.entries.contacts.times.undated import Option, options_of
from despatch.entries.weighing import log_odds
from despatch.language import analyse
from despatch.model import Page
from despatch.reports import report_of
from training.commitments import fit, gold_scorer

THRESHOLD = 0.3
OUT = Path("src/despatch/entries/contacts/times/undated.yaml")


class Undated(NamedTuple):
    """A contact that the rules leave undated: its report, the annotated date, the times of the report."""

    report: str
    date: str | None
    options: list[Option]


def examples(folder: Path) -> list[Undated]:
    """The undated contacts of a folder that are annotated at all."""
    score, found = gold_scorer(), list[Undated]()
    for line in (folder / "input.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        gold = json.loads((folder / f"{row['id']}.json").read_text(encoding="utf-8"))
        if gold["contacts"]:
            found += _of_report(score, gold, row)
    return found


def _of_report(score: Any, gold: dict[str, Any], row: dict[str, Any]) -> list[Undated]:
    page = Page(id="text", content=row["text"], title=row.get("title"), published=row.get("published"))
    read = analyse(report_of(page))
    if read.learned is not None:
        read.learned.ask()  # the judge learns from every time
    told = clustered(read)
    if told is None:
        return []
    analysis, found = told[0], [one for one in told[1] if enough(told[0], one)]
    for one in found:
        if "date" in one.asked:  # what weights of before filled in
            one.date = None
    made = [msgspec.to_builtins(contact_of(analysis, one)) for one in found]
    dates = {
        j: gold["contacts"][i]["date"] for i, j in score.greedy(gold["contacts"], made, score.contact_score)
    }
    numbers = {id(one): n for n, one in enumerate(found)}
    return [
        Undated(row["id"], dates[numbers[id(one)]], options)
        for one, options in options_of(analysis, found)
        if numbers[id(one)] in dates
    ]


def rows(found: list[Undated]) -> list[tuple[int, list[str]]]:
    """One example a time: 1 if it is the day."""
    return [(int(o.time.edtf == one.date), o.traits) for one in found for o in one.options]


def validate(found: list[Undated], folds: int) -> None:
    """Print what weights learnt on the other folds fill in."""
    told = []
    for n in range(folds):
        of_fold = [int(hashlib.md5(one.report.encode()).hexdigest(), 16) % folds == n for one in found]
        known = fit(rows([one for one, here in zip(found, of_fold, strict=True) if not here]))
        for one in (one for one, here in zip(found, of_fold, strict=True) if here):
            scores = [log_odds(known, o.traits) for o in one.options]
            best = max(range(len(scores)), key=scores.__getitem__)
            told.append((scores[best], one.options[best].time.edtf == one.date, one.date is None))
    for threshold in (1.5, 1.0, 0.5, 0.0, -0.2, -0.4, -0.6, -0.8, -1.0, -1.5):
        taken = [one for one in told if one[0] >= threshold]
        right, invented = sum(one[1] for one in taken), sum(one[2] for one in taken)
        print(f"{threshold:5}  right {right}  wrong {len(taken) - right - invented}  invented {invented}")


def main() -> None:
    """Learn the weights and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--threshold", type=float, default=THRESHOLD)
    args = parser.parse_args()
    found = [one for folder in args.folders for one in examples(folder)]
    if args.folds:
        validate(found, args.folds)
    weights = {name: round(value, 2) for name, value in fit(rows(found)).items()}
    dated = sum(one.date is not None for one in found)
    head = f"# Made by training/undated.py from {len(found)} undated contacts, of which the report dates {dated}.\n"
    args.out.write_text(head + yaml.safe_dump({"threshold": args.threshold, **weights}), encoding="utf-8")
    print(head.strip())


if __name__ == "__main__":
    main()
