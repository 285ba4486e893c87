"""What the judging network learns from: candidates judged one by one."""

import json

import pytest

from despatch.language.learned.judging import KINDS
from despatch.language.learned.labels import ACTIONS, TEXTS
from training.reader import judged


@pytest.mark.parametrize("kind", KINDS)
def test_judged_candidates_hold_offsets_and_no_words(kind: str) -> None:
    rows = [
        json.loads(line)
        for line in (judged.JUDGED / f"{kind}s.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(rows) > 900
    kept = {
        p.stem
        for part in ("holdout", "unseen", "fresh", "train", "hard")
        for p in (judged.HERE / "annotations" / part).glob("*.json")
    }
    for row in rows:
        assert set(row) <= {"id", "kind", "parties", "words", "sentence", "answer", "text", "action"}
        assert row["sentence"][0] <= row["words"][0] < row["words"][1] <= row["sentence"][1] + 1
        assert row["parties"]
        assert row["answer"] in (0, 1)
        assert row.get("text", TEXTS[0]) in TEXTS
        assert row.get("action", ACTIONS[0]) in ACTIONS
        assert row["id"].replace(":", "_") not in kept
