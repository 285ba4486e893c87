"""The plan of `make train`: what it asks of each stage, and what it refuses."""

import json
from pathlib import Path

import pytest

from training.reader import plan as planning

PLAN = planning.load()


def options(tmp_path: Path, *more: str) -> planning.argparse.Namespace:
    return planning.parser().parse_args(["--out", str(tmp_path), "--shared", str(tmp_path), *more])


def test_the_plan_takes_less_than_three_hours() -> None:
    judge = 25  # the judging network's steps, and reading what it learns from
    assert sum(stage["at_most"] for stage in PLAN["stages"]) + judge <= 175
    assert all(stage["steps"] <= stage.get("of", stage["steps"]) for stage in PLAN["stages"])


def test_a_stage_starts_from_the_one_before(tmp_path: Path) -> None:
    first, second = (planning.arguments(PLAN, stage, options(tmp_path)) for stage in PLAN["stages"][:2])
    assert not any(a.startswith("--start") for a in first)
    assert f"--start={tmp_path}/a/model.pt" in second
    assert "--steps=2515" in first
    assert "--of=6030" in first


def test_a_trial_shares_out_its_minutes(tmp_path: Path) -> None:
    made = [
        planning.arguments(PLAN, stage, options(tmp_path, "--minutes", "2", "--limit", "3"))
        for stage in PLAN["stages"]
    ]
    minutes = [float(a.split("=")[1]) for told in made for a in told if a.startswith("--minutes")]
    assert sum(minutes) == pytest.approx(2)
    assert not any(a.startswith(("--steps", "--of")) for told in made for a in told)
    assert all("--limit=3" in told for told in made)


def test_what_is_lacking_is_named(tmp_path: Path) -> None:
    with pytest.raises(planning.PlanError, match="is not there"):
        planning.check_shared(tmp_path / "nowhere")
    with pytest.raises(planning.PlanError, match="lacks bench/polnear/train"):
        planning.check_shared(tmp_path)
    with pytest.raises(planning.PlanError, match=r"reader\.onnx is not there yet"):
        planning.ship(tmp_path, tmp_path / "files")


def test_all_shipped_files_are_put_into_the_package(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    for name in planning.SHIPPED:
        (tmp_path / "files" / name).write_text(name, encoding="utf-8")
    planning.ship(tmp_path, tmp_path / "package")
    shipped = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "package").iterdir()}
    assert shipped == {name: name for name in planning.SHIPPED}


def test_a_folder_of_another_plan_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/plan.json").write_text(json.dumps(["--steps=1"]), encoding="utf-8")
    with pytest.raises(planning.PlanError, match="another plan"):
        planning.train(PLAN, PLAN["stages"][0], options(tmp_path))


def test_a_stage_that_is_done_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = options(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/plan.json").write_text(
        json.dumps(planning.arguments(PLAN, PLAN["stages"][0], told)), encoding="utf-8"
    )
    (tmp_path / "a/done.json").write_text("{}", encoding="utf-8")
    planning.train(PLAN, PLAN["stages"][0], told)
    assert "done before" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "why"),
    [("stages:\n- {name: b, start: a, shares: {own: 1}}", "does not stand before"),
     ("stages:\n- {name: a, shares: {own: 0.5}}", "make 0.500")],
)  # fmt: skip
def test_a_wrong_plan_is_refused(tmp_path: Path, wrong: str, why: str) -> None:
    (tmp_path / "plan.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(planning.PlanError, match=why):
        planning.load(tmp_path / "plan.yaml")
