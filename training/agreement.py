"""How far two annotations of the same report agree.

    DESPATCH_SHARED=../shared python -m training.agreement [--misses]

`annotations/second` holds second annotations of reports in the other folders. The second is scored by
`gold/score.py` as if it were a reading of the first; F1 is the same the other way round but for ties. `--misses` lists
where they differ, of `train` only. Both annotators may be of one mind (see training/README.md), so this is no agreement
between independent people.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.shared import SHARED, table
from training.annotate import report, rows_cached
from training.as_gold import as_gold

ANNOTATIONS = Path(__file__).parent / "annotations"
FOLDERS = ("train", "holdout", "unseen", "fresh")
KINDS = ("contacts", "participants", "instruments", "commitments", "statements")
ENTRIES = ("contacts", "instruments", "commitments", "statements")
Raw = dict[str, Any]


def doubles(annotations: Path = ANNOTATIONS) -> dict[str, list[tuple[Raw, Raw]]]:
    """First and second annotation of each report that has two of the same text, by folder."""
    found: dict[str, list[tuple[Raw, Raw]]] = {}
    for path in sorted((annotations / "second").glob("*.json")):
        for folder in FOLDERS:
            if (annotations / folder / path.name).exists():
                pair = [
                    json.loads(p.read_text(encoding="utf-8"))
                    for p in (annotations / folder / path.name, path)
                ]
                if pair[0]["text_sha1"] == pair[1]["text_sha1"]:
                    found.setdefault(folder, []).append((pair[0], pair[1]))
    return found


def as_reading(gold: Raw, sentences: dict[str, list[int]]) -> Raw:
    """An annotation in the gold's form as `despatch read` would print it."""
    made = {"id": gold["id"], "published": gold["published"]}
    for kind in ENTRIES:
        made[kind] = [
            {**entry, "citations": [{"start": s[0], "end": s[1]} for n in entry["evidence"] if (s := sentences.get(str(n)))]}
            for entry in gold[kind]
        ]  # fmt: skip
    return made


def compare(pairs: list[tuple[Raw, Raw]], misses: bool = False) -> dict[str, Any]:
    """What `gold/score.py` says of the second annotations against the first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings = []
        for first, second in pairs:
            rep = report(first["id"], rows_cached()[first["id"]])
            gold, sentences = as_gold(first, rep)
            sentences.setdefault("0", [-1, 0])  # the title stands before the text
            (folder / f"{gold['id']}.json").write_text(json.dumps(gold), encoding="utf-8")
            (folder / f"{gold['id']}.sentences.json").write_text(json.dumps(sentences), encoding="utf-8")
            other, offsets = as_gold(second, rep)
            for said, raw in zip(other["statements"], second["statements"], strict=True):
                # The gold tells the first words, a reading all of them, of which the scorer wants four.
                said["content"] = " ".join(rep.text[raw["begin"][0] : raw["begin"][1] + 60].split())
            readings.append(json.dumps(as_reading(other, {"0": [-1, 0], **offsets})))
        (folder / "second.jsonl").write_text("\n".join(readings) + "\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(SHARED / "gold/score.py"), name, str(folder / "second.jsonl"), "--json", *["--misses"] * misses],
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def main() -> None:
    """Print the agreement."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--misses", action="store_true", help="list where they differ")
    options = made.parse_args()
    found = doubles()
    if not found:
        raise SystemExit("agreement: no report has two annotations")
    if options.misses:
        compare(found.get("train", []), misses=True)
        return
    every = {"all": [pair for pairs in found.values() for pair in pairs], **found}
    told = {f"{name} ({len(pairs)} reports)": compare(pairs) for name, pairs in every.items()}
    rows: list[list[object]] = []
    for kind in KINDS:
        rows.append([f"{kind} F1 (first, second)",
                     *(f"{t[kind]['f1']:.3f} ({t[kind]['gold']}, {t[kind]['found']})" for t in told.values())])  # fmt: skip
    first = next(iter(told.values()))
    for name in first["accuracy"]:
        if name != "published":
            rows.append(
                [
                    f"{name} the same",
                    *(
                        f"{t['accuracy'][name]['right']} of {t['accuracy'][name]['of']}"
                        for t in told.values()
                    ),
                ]
            )
    print(table(["", *told], rows))


if __name__ == "__main__":
    main()
