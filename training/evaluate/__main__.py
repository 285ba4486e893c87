"""Score readers on annotated reports and say what they get wrong, and why.

    python -m training.evaluate                          the tuning part, rules alone beside the learned reader
    python -m training.evaluate unseen                   final figures; nothing is listed
    python -m training.evaluate --reader build/train/files       another folder of files instead of the shipped ones
    python -m training.evaluate --gold DIR --readings FILE       readings made elsewhere

Prints the figures of `gold/score.py` and how many cases each cause has; writes every case with its text to
`OUT/PART.READER.md`, and the figures to `OUT/PART.json`.
"""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from despatch.language.learned import network
from training.evaluate import data, lists
from training.evaluate.causes import Case, cases, reports


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("part", nargs="?", choices=data.PARTS, default="tuning")
    made.add_argument("--shared", type=Path, default=Path(os.environ.get("DESPATCH_SHARED", "../shared")))
    made.add_argument("--out", type=Path, default=Path("build/evaluate"))
    made.add_argument("--reader", type=Path, help="a folder with reader.onnx, links.onnx and tokenizer.json")
    made.add_argument("--gold", type=Path, help="a folder in the form of gold/dev")
    made.add_argument("--readings", type=Path, help="what `despatch read` printed of it")
    return made


def chosen(options: argparse.Namespace) -> dict[str, str | None]:
    """Readers by name, each with what `DESPATCH_READER` is to be."""
    found: dict[str, str | None] = {"rules": "rules"}
    if options.reader:
        if not (options.reader / "reader.onnx").exists():
            raise SystemExit(f"evaluate: {options.reader} holds no reader.onnx")
        found["learned"] = str(options.reader.resolve())
    elif (network.FILES / "reader.onnx").exists():
        found["learned"] = None
    else:
        print("The learned reader is not shipped in this copy: rules only.\n")
    return found


def main() -> None:
    """Evaluate as the command line says."""
    options = parser().parse_args()
    options.shared, options.out = options.shared.resolve(), options.out.resolve()
    if not (options.shared / "gold/score.py").exists():
        raise SystemExit(f"evaluate: {options.shared}/gold/score.py is not there (try: --shared FOLDER)")
    if (options.gold is None) != (options.readings is None):
        raise SystemExit("evaluate: --gold and --readings belong together")
    options.out.mkdir(parents=True, exist_ok=True)
    os.environ["DESPATCH_SHARED"] = str(options.shared)
    if options.gold:
        name, folder, made = options.gold.name, options.gold, {"given": options.readings}
    else:
        name, folder = options.part, data.prepare(options.part, options.shared, options.out)
        made = {
            reader: data.read(folder, told, options.out / f"{name}.{reader}.jsonl")
            for reader, told in chosen(options).items()
        }
    report(options, name, folder, made)


def report(options: argparse.Namespace, name: str, folder: Path, made: dict[str, Path]) -> None:
    """Print figures and causes; write the lists."""
    told = {reader: data.figures(options.shared, folder, path) for reader, path in made.items()}
    several = len(list(folder.glob("*.sentences.json")))
    print(f"{name}: {several} reports\n\n{lists.side_by_side(told)}")
    figures: dict[str, Any] = {"part": name, "reports": several, "readers": told}
    (options.out / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if name in data.FINAL:
        print("\nFinal figures only: nothing of this part is listed.")
        return
    score = data.scorer(options.shared)
    found: dict[str, list[Case]] = {}
    for reader, path in made.items():
        known = data.readings(path)
        found[reader] = [case for one in reports(folder, known) for case in cases(score, one)]
        (options.out / f"{name}.{reader}.md").write_text(
            lists.listed(reader, found[reader]), encoding="utf-8"
        )
    print(f"\n{lists.counts(found)}\n\nEach with its text: {options.out / name}.*.md")


if __name__ == "__main__":
    main()
