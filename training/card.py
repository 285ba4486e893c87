"""The model card of the learned reader, from what is there: files, plan, data and the figures last measured.

    python -m training.card [--files DIR] [--figures build/evaluate] [--out FILE]

Figures are those that `make evaluate DATA=...` left in `--figures`; what was not measured is said to be so. The same
inputs give the same card.
"""

import argparse
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import yaml

from benchmarks.shared import table
from despatch.language.learned.labels import ATTRIBUTES, LAYERS, ROLES
from despatch.language.learned.network import FILES
from despatch.language.learned.pieces import TRAITS
from despatch.language.learned.reading import SIZE
from training.evaluate.data import FINAL
from training.evaluate.lists import side_by_side
from training.reader import corpus, silver
from training.reader.plan import SHIPPED, load

HERE = Path(__file__).parent
PARTS = ("tuning", *FINAL)
TOLD = {
    "tuning": "one in six of our annotated reports, by the hash of the id: thresholds were chosen on it and its errors read, so it measures nothing unseen",
    "holdout": "kept from those who wrote the reader, but for its quotations and dates, looked at near the end of the rules",
    "unseen": "never looked at by those who wrote or trained the reader",
    "fresh": "annotated last; no figure was taken of it before the reader was finished",
}
Facts = dict[str, Any]


def own_reports() -> int:
    """How many annotated reports are trained on."""
    folder = corpus.ANNOTATIONS / "train"
    ids = (json.loads(p.read_text(encoding="utf-8"))["id"] for p in folder.glob("*.json"))
    return sum(not corpus.tunes(i) for i in ids)


def written_reports() -> int:
    """How many reports of our own making there are."""
    texts = (p.read_text(encoding="utf-8") for p in corpus.SENTENCES.glob("*.txt"))
    return sum(bool(block.strip()) for text in texts for block in text.split("\n\n"))


def marked_sentences() -> int:
    """How many sentences of our own have marked names."""
    texts = (p.read_text(encoding="utf-8") for p in (corpus.SENTENCES / "names").glob("*.txt"))
    return sum(bool(line.strip()) for text in texts for line in text.splitlines())


def judged_candidates() -> int:
    """How many candidates were judged one by one."""
    paths = (corpus.ANNOTATIONS / "judged").glob("*.jsonl")
    return sum(len(p.read_text(encoding="utf-8").splitlines()) for p in paths)


def files_of(folder: Path) -> list[tuple[str, int, str]]:
    """Name, size in bytes and SHA-256 of each shipped file that is there."""
    found = []
    for name in SHIPPED:
        if (folder / name).exists():
            content = (folder / name).read_bytes()
            found.append((name, len(content), hashlib.sha256(content).hexdigest()))
    return found


def figures(folder: Path) -> dict[str, Any]:
    """What was measured last, by part."""
    paths = {part: folder / f"{part}.json" for part in PARTS}
    return {
        part: json.loads(path.read_text(encoding="utf-8")) for part, path in paths.items() if path.exists()
    }


def card(
    facts: Facts,
    plan: Facts,
    files: list[tuple[str, int, str]],
    measured: dict[str, Any],
    counts: dict[str, int],
) -> str:
    """The card as Markdown."""
    return "\n\n".join(
        [
            "# Model card: the learned reader of Despatch",
            "Made by `make model-card`; do not edit.",
            f"## What it is for\n\n{facts['uses']}".strip(),
            _architecture(facts, plan),
            _data(facts, plan, counts),
            _training(plan),
            _figures(measured),
            "## Limits\n\n" + "\n".join(f"- {' '.join(limit.split())}" for limit in facts["limits"]),
            _files(files),
        ]
    ) + "\n"  # fmt: skip


def _architecture(facts: Facts, plan: Facts) -> str:
    common, layers = (
        plan["common"],
        "; ".join(f"{name} ({', '.join(labels)})" for name, labels in LAYERS.items()),
    )
    attributes = "; ".join(f"{name} of a {layer} ({', '.join(v)})" for name, (layer, v) in ATTRIBUTES.items())
    return (
        f"## Architecture\n\nThe first {common['layers']} layers of {facts['base']['name']}, with an embedding of {TRAITS} traits (case of a word, quotation marks, "
        f"beginnings of sentences and paragraphs) beside each word piece. One linear tagger for {len(LAYERS)} layers of spans (BIO); biaffine links for {len(ROLES)} roles of spans, "
        f"for triggers that tell of one contact, and for attributes of triggers and titles. int8 weights (dynamic quantisation, by column, 7 bits used), ONNX. "
        "A second encoder of the same shape, with the same embeddings of word pieces (`words.bin`), is trained on names alone and asked for the names that `--analysis` shows. "
        "A third one of three layers, begun from every other layer of the first, judges candidates of commitments and instruments: a claim in plain words beside the marked text.\n\n"
        f"- Base weights: {facts['base']['licence']}. {' '.join(facts['base']['note'].split())}\n- Layers: {layers}\n- Roles: {', '.join(ROLES)}\n- Attributes: {attributes}\n"
        f"- Trained on windows of {common['longest']} word pieces, read in windows of {SIZE.longest}"
    )


def _data(facts: Facts, plan: Facts, counts: dict[str, int]) -> str:
    used = {name for stage in plan["stages"] for name, share in stage["shares"].items() if share}
    rows = [
        [d["name"], d["counts"].format(**counts), d["tells"], " ".join(d["licence"].split())]
        for name, d in facts["data"].items()
        if name in used or name == "judged"  # the network that judges is trained by a step of its own
    ]
    return (
        "## Trained on\n\n"
        + table(["data", "how much", "tells", "licence"], rows)
        + "\n\nNothing that is measured on is trained on (`training/reader/corpus.py`)."
    )


def _training(plan: Facts) -> str:
    rows = []
    for stage in plan["stages"]:
        shares = ", ".join(
            f"{name} {share:g}" for name, share in sorted(stage["shares"].items(), key=lambda s: -s[1])
        )
        begin = f"stage {stage['start']}" if stage.get("start") else "base weights"
        rows.append([stage["name"], begin, stage["steps"], f"{stage['lr']:g}", stage["seed"], shares])
    return (
        f"## How it was made\n\n`make train` (`training/reader/plan.yaml`): batches of {plan['common']['pieces']} word pieces, AdamW, bfloat16, losses in float32.\n\n"
        + table(["stage", "starts from", "steps", "rate", "seed", "shares of batches"], rows)
        + _averaged(plan)
    )


def _averaged(plan: Facts) -> str:
    """Of which stages the mean is shipped, if of several."""
    run = next((step["run"] for step in plan["then"] if step["name"] == "average"), "")
    names = re.findall(r"\{out\}/(\S+)/model\.pt(?= )", run.split("--out")[0])
    return (
        f"\n\nThe reader's weights are the mean of those of stages {' and '.join(names)}, those for names are of stage names."
        if names
        else ""
    )


def _figures(measured: dict[str, Any]) -> str:
    parts = [
        "## Figures\n\n`gold/score.py` on annotated reports: the rules alone and with the learned reader (`make evaluate DATA=...`)."
    ]
    for part in PARTS:
        if part in measured:
            told = measured[part]
            parts.append(
                f"### {part} ({told['reports']} reports)\n\n{TOLD[part].capitalize()}.\n\n{side_by_side(told['readers'])}"
            )
        else:
            parts.append(f"### {part}\n\n{TOLD[part].capitalize()}. Not measured when this card was made.")
    return "\n\n".join(parts)


def _files(files: list[tuple[str, int, str]]) -> str:
    if not files:
        return "## Files\n\nNone are in this copy: Despatch reads by its rules alone."
    rows = [[f"`{name}`", f"{size:,}", f"`{digest}`"] for name, size, digest in files]
    return "## Files\n\n" + table(["file", "bytes", "SHA-256"], rows)


def main() -> None:
    """Write the card."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--files", type=Path, default=FILES)
    made.add_argument("--figures", type=Path, default=Path("build/evaluate"))
    made.add_argument("--out", type=Path, help="MODEL_CARD.md beside the files, if not told")
    options = made.parse_args()
    facts = yaml.safe_load((HERE / "card.yaml").read_text(encoding="utf-8"))
    counts = {
        "own": own_reports(), "written": written_reports(), "marked": marked_sentences(), "silver": silver.MOST,
        "judged": judged_candidates(),
    }  # fmt: skip
    text = card(facts, load(), files_of(options.files), figures(options.figures), counts)
    out = options.out or options.files / "MODEL_CARD.md"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
