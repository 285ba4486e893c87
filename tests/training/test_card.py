"""The model card says what is there, and says so of what is not."""

import hashlib
import json
from pathlib import Path

import yaml

from training import card as cards
from training.reader.plan import load

FACTS = yaml.safe_load((cards.HERE / "card.yaml").read_text(encoding="utf-8"))
COUNTS = {"own": 12, "written": 3, "marked": 4, "silver": 100, "judged": 7}


def made(files: list[tuple[str, int, str]] | None = None, measured: dict[str, object] | None = None) -> str:
    return cards.card(FACTS, load(), files or [], measured or {}, COUNTS)


def test_every_data_set_of_the_plan_has_its_licence() -> None:
    for stage in load()["stages"]:
        assert set(stage["shares"]) <= set(FACTS["data"])
    assert all(d["licence"] and d["counts"] for d in FACTS["data"].values())
    assert "12 reports" in made()
    assert "{" not in made()


def test_files_with_sizes_and_hashes(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"weights")
    (tmp_path / "notes.txt").write_bytes(b"no file of the reader")
    (one,) = cards.files_of(tmp_path)
    assert one == ("reader.onnx", 7, hashlib.sha256(b"weights").hexdigest())
    assert one[2] in made([one])
    assert "by its rules alone" in made()


def test_only_measured_figures_are_told(tmp_path: Path) -> None:
    kinds = ("contacts", "participants", "instruments", "commitments", "statements")
    one = {k: {"precision": 0.5, "recall": 0.25, "f1": 0.333} for k in kinds}
    told = {**one, "accuracy": {}, "citations_valid": {"right": 1, "of": 1}}
    (tmp_path / "tuning.json").write_text(
        json.dumps({"part": "tuning", "reports": 4, "readers": {"rules": told}}), encoding="utf-8"
    )
    text = made(measured=cards.figures(tmp_path))
    assert "### tuning (4 reports)" in text
    assert "0.500 / 0.250 / 0.333" in text
    assert text.count("Not measured when this card was made.") == len(cards.PARTS) - 1


def test_the_same_inputs_give_the_same_card() -> None:
    assert made() == made()
    assert all(f"| {stage['name']} | " in made() for stage in load()["stages"])
