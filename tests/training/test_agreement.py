"""Second annotations beside the first."""

import json
from pathlib import Path

from training.agreement import as_reading, doubles


def test_an_annotation_cites_its_evidence_as_a_reading() -> None:
    gold = {"id": "x", "published": None, "instruments": [], "commitments": [], "statements": [],
            "contacts": [{"kind": "call", "evidence": [0, 1, 7]}]}  # fmt: skip
    made = as_reading(gold, {"0": [-1, 0], "1": [4, 9]})
    assert made["contacts"][0]["citations"] == [{"start": -1, "end": 0}, {"start": 4, "end": 9}]


def test_only_annotations_of_the_same_text_are_pairs(tmp_path: Path) -> None:
    for folder, digest in (("second", "1"), ("train", "1"), ("unseen", "2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(
            json.dumps({"text_sha1": digest, "in": folder}), encoding="utf-8"
        )
    (tmp_path / "second/b.json").write_text(json.dumps({"text_sha1": "1"}), encoding="utf-8")
    found = doubles(tmp_path)
    assert [(a["in"], b["in"]) for a, b in found["train"]] == [("train", "second")]
    assert list(found) == ["train"]
