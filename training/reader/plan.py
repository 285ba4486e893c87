"""The whole training, stage after stage, as `plan.yaml` says (`make train`).

    python -m training.reader.plan --shared ../shared --out build/train      all of it, or what is left of it
    python -m training.reader.plan --out /tmp/try --minutes 1                a trial: every part, a few examples

Stage `x` writes `OUT/x/model.pt`, `log.jsonl`, `options.json` and, at its end, `done.json`; a run that was broken off
goes on where its last checkpoint stands (every ten minutes). The steps under `then` write what they say. Nothing is
put into the package: `--ship` copies the files into it once everything is there.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = ROOT / "src/despatch/language/learned/files"
SHIPPED = ("reader.onnx", "links.onnx", "names.onnx", "judge.onnx", "words.bin", "tokenizer.json")
NEEDED = ("bench/polnear/train", "bench/crossner/conll2003", "bench/crossner/politics", "bench/newswire", "bench/kremlin",
          "bench/whitehouse", "gold/score.py")  # fmt: skip
TRIAL_EXAMPLES, TRIAL_STEPS = 12, 3
TRIAL_LIMIT = 10.0  # minutes; a shorter budget is a trial, which reads a few examples only
Plan = dict[str, Any]


class PlanError(RuntimeError):
    """The plan cannot be carried out; the message says why and what to do."""


def load(path: Path = HERE / "plan.yaml") -> Plan:
    """The plan; raises `PlanError` where a stage starts from one that does not stand before it."""
    plan: Plan = yaml.safe_load(path.read_text(encoding="utf-8"))
    known: list[str] = []
    for stage in plan["stages"]:
        if stage.get("start") not in (None, *known):
            raise PlanError(
                f"stage {stage['name']} starts from {stage['start']}, which does not stand before it"
            )
        if abs(sum(stage["shares"].values()) - 1) > 1e-6:
            raise PlanError(
                f"the shares of stage {stage['name']} make {sum(stage['shares'].values()):.3f}, not 1"
            )
        known.append(stage["name"])
    return plan


def check_shared(shared: Path) -> None:
    """Raise `PlanError` where the data that training needs is not there."""
    if not shared.is_dir():
        raise PlanError(
            f"{shared} is not there. Training needs the data sets and the reports that training/annotations point "
            "into (try: make train SHARED=FOLDER, with bench/ and gold/ in it)"
        )
    if lacking := [name for name in NEEDED if not (shared / name).exists()]:
        raise PlanError(f"{shared} lacks {', '.join(lacking)}")


def arguments(plan: Plan, stage: Plan, options: argparse.Namespace) -> list[str]:
    """The command line of `training.reader.train` for a stage."""
    told = {
        k: v
        for k, v in {**plan["common"], **stage}.items()
        if k not in ("name", "start", "at_most", "shares")
    }
    told["shares"] = ",".join(f"{name}={share}" for name, share in stage["shares"].items())
    told["minutes"] = stage["at_most"]
    if options.minutes:
        del told["steps"]
        told.pop("of", None)
        told["minutes"] = options.minutes * stage["steps"] / sum(s["steps"] for s in plan["stages"])
        told["every"] = 1
    if options.limit:
        told["limit"] = options.limit
    made = [
        f"--{name}" if value is True else f"--{name}={value}"
        for name, value in told.items()
        if value is not False
    ]
    if stage.get("start"):
        made.append(f"--start={options.out / stage['start'] / 'model.pt'}")
    return made


def train(plan: Plan, stage: Plan, options: argparse.Namespace) -> None:
    """Carry out a stage, or what is left of it; raises `PlanError` where something else was begun in its folder."""
    folder, told = options.out / stage["name"], arguments(plan, stage, options)
    folder.mkdir(parents=True, exist_ok=True)
    begun = folder / "plan.json"
    if begun.exists() and json.loads(begun.read_text(encoding="utf-8")) != told:
        raise PlanError(f"{folder} holds a stage of another plan (remove it, or give another --out)")
    if (folder / "done.json").exists():
        print(f"stage {stage['name']}: done before", flush=True)
        return
    begun.write_text(json.dumps(told), encoding="utf-8")
    since = time.monotonic()
    command = ["training.reader.train", f"--out={folder}", "--resume", f"--threads={options.threads}",
               f"--cache={options.out / 'windows'}", *told]  # fmt: skip
    _run(f"stage {stage['name']}", command, options)
    done = {"minutes_of_this_run": round((time.monotonic() - since) / 60, 1)}
    (folder / "done.json").write_text(json.dumps(done), encoding="utf-8")


def follow(plan: Plan, step: Plan, options: argparse.Namespace) -> None:
    """A step after the stages; done already where what it makes is newer than the last checkpoint."""
    last = plan["stages"][-1]["name"]
    made = options.out / step["makes"]
    if made.exists() and made.stat().st_mtime >= (options.out / last / "model.pt").stat().st_mtime:
        print(f"{step['name']}: done before", flush=True)
        return
    trial = [f"--limit={options.limit}", f"--steps={TRIAL_STEPS}"] if options.limit else []
    told = [part.format(out=options.out, shared=options.shared) for part in shlex.split(step["run"])]
    told += trial if step.get("trial") else []
    _run(step["name"], told, options)
    if not made.exists():
        raise PlanError(f"{step['name']} did not make {made}")


def _run(name: str, module: list[str], options: argparse.Namespace) -> None:
    print(f"{name}: python -m {' '.join(module)}", flush=True)
    # The judges are trained on what the new reader says, not on what the shipped one says.
    reader = options.out.resolve() / "files"
    env = {**os.environ, "DESPATCH_SHARED": str(options.shared.resolve()), "PYTHONHASHSEED": "0",
           "DESPATCH_READER": str(reader) if (reader / "reader.onnx").exists() else "rules"}  # fmt: skip
    done = subprocess.run([sys.executable, "-m", *module], cwd=ROOT, env=env, check=False)
    if done.returncode:
        raise PlanError(
            f"{name} failed ({done.returncode}); run the same command again to go on from its last checkpoint"
        )


def ship(out: Path, files: Path = FILES) -> None:
    """Put the files of the reader into the package."""
    for name in SHIPPED:
        if not (out / "files" / name).exists():
            raise PlanError(f"{out / 'files' / name} is not there yet")
    files.mkdir(parents=True, exist_ok=True)
    for name in SHIPPED:
        shutil.copy(out / "files" / name, files / name)


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--shared", type=Path, default=Path(os.environ.get("DESPATCH_SHARED", "../shared")))
    made.add_argument("--out", type=Path, default=Path("build/train"))
    made.add_argument(
        "--minutes", type=float, default=0.0, help="of training in all, instead of the plan's steps"
    )
    made.add_argument("--limit", type=int, help="examples of each data set")
    made.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    made.add_argument("--ship", action="store_true", help="put the files into the package at the end")
    return made


def main() -> None:
    """Carry out the plan as the command line says."""
    options = parser().parse_args()
    options.out, options.shared = options.out.resolve(), options.shared.resolve()
    if options.minutes and options.minutes < TRIAL_LIMIT and options.limit is None:
        options.limit = TRIAL_EXAMPLES
    try:
        check_shared(options.shared)
        plan = load()
        for stage in plan["stages"]:
            train(plan, stage, options)
        for step in plan["then"]:
            follow(plan, step, options)
        if options.ship:
            ship(options.out)
    except PlanError as why:
        raise SystemExit(f"train: {why}") from None
    print(f"train: done; the files are in {options.out / 'files'}", flush=True)


if __name__ == "__main__":
    main()
