"""Annotated reports in the gold's form, and what `despatch read` makes of them."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from training.as_gold import main as as_gold
from training.reader.corpus import ANNOTATIONS, tunes

PARTS = ("tuning", "train", "dev", "holdout", "unseen", "fresh")
FINAL = ("holdout", "unseen", "fresh")
"""Parts of which figures are taken and nothing is looked at."""


def prepare(part: str, shared: Path, out: Path) -> Path:
    """The folder with the part in the gold's form, `input.jsonl` in it; `tuning` is what the reader is tuned on."""
    folder = out / part
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    if part == "dev":
        return _dev(shared / "gold/dev", folder)
    chosen = out / f"{part}.chosen"
    chosen.mkdir(exist_ok=True)
    for old in chosen.iterdir():
        old.unlink()
    for path in sorted((ANNOTATIONS / ("train" if part == "tuning" else part)).glob("*.json")):
        if part != "tuning" or tunes(json.loads(path.read_text(encoding="utf-8"))["id"]):
            (chosen / path.name).symlink_to(path)
    as_gold(chosen, folder)
    return folder


def _dev(gold: Path, folder: Path) -> Path:
    rows = []
    for path in sorted(gold.glob("*")):
        (folder / path.name).symlink_to(path)
        if path.suffix == ".txt":
            rows.append(
                json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}, ensure_ascii=False)
            )
    (folder / "input.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def read(folder: Path, reader: str | None, out: Path) -> Path:
    """The readings of a prepared folder; `reader` is what `DESPATCH_READER` is set to (None: the shipped files)."""
    env = {k: v for k, v in os.environ.items() if k != "DESPATCH_READER"}
    if reader is not None:
        env["DESPATCH_READER"] = reader
    command = [sys.executable, "-m", "despatch", "read", str(folder / "input.jsonl")]
    with out.open("w", encoding="utf-8") as lines:
        done = subprocess.run(command, stdout=lines, env=env, check=False)
    if done.returncode not in (
        0,
        3,
    ):  # 3: some reports are no reports, which the annotations may be right about
        raise SystemExit(f"evaluate: despatch read ended with {done.returncode}")
    return out


def readings(path: Path) -> dict[str, Any]:
    """Readings by id."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["id"]: row for row in rows}


def scorer(shared: Path) -> Any:
    """The module `gold/score.py`: what counts as the same entry is told there and nowhere else."""
    spec = importlib.util.spec_from_file_location("score", shared / "gold/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(shared: Path, gold: Path, read_: Path) -> dict[str, Any]:
    """What `gold/score.py` says."""
    done = subprocess.run(
        [sys.executable, str(shared / "gold/score.py"), str(gold), str(read_), "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    return told
