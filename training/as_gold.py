"""Our stand-off annotations in the form of `gold/`, so that `gold/score.py` and readers can use them.

    python -m training.as_gold training/annotations/holdout /tmp/holdout

writes ID.json, ID.txt, ID.sentences.json for each, and `input.jsonl` to be given to `despatch read`.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from despatch.entries.contacts.places.seats import seat_called
from despatch.model import Report
from training.annotate import report, rows_cached


def words(rep: Report, span: list[Any] | None) -> str | None:
    """The words of a stand-off span; spans of the title begin with "title"."""
    if not span:
        return None
    text = (rep.title or "") if span[0] == "title" else rep.text
    start, end = span[-2:]
    return " ".join(text[start:end].split())


def town(place: str | None) -> str | None:
    """The guide asks for the town; annotators point at the words, which may name a seat of power in it."""
    seat = seat_called(place) if place else None
    return seat[0] if seat else place


def as_gold(raw: dict[str, Any], rep: Report) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """One annotation in the gold's fields, and the offsets of its evidence sentences."""
    sentences: dict[str, list[int]] = {}

    def evidence(spans: list[Any]) -> list[int]:
        numbers = []
        for span in spans:
            if span[0] == "title":
                numbers.append(0)
                continue
            number = next((n for n, s in sentences.items() if s == span), None) or str(len(sentences) + 1)
            sentences[number] = span
            numbers.append(int(number))
        return numbers

    gold: dict[str, Any] = {
        "id": raw["id"].replace(":", "_"),
        "published": (rep.published or "")[:10] or None,
    }
    gold["contacts"] = [
        {
            **{k: c[k] for k in ("kind", "status", "date", "country")},
            "parties": sorted(c["parties"] or []),
            "place": town(words(rep, c["place"])),
            "mechanism": words(rep, c["mechanism"]),
            "topics": [words(rep, t) for t in c["topics"]],
            "participants": [
                {"name": words(rep, p["name"]), "role": words(rep, p["role"]), "party": p["party"]}
                for p in c["participants"]
            ],
            "evidence": evidence(c["evidence"]),
        }
        for c in raw["contacts"]
    ]
    gold["instruments"] = [
        {
            **{k: i[k] for k in ("kind", "action", "date", "parties")},
            "title": words(rep, i["title"]),
            "evidence": evidence(i["evidence"]),
        }
        for i in raw["instruments"]
    ]
    gold["commitments"] = [
        {"by": c["by"], "what": words(rep, c["what"]), "due": c["due"], "evidence": evidence(c["evidence"])}
        for c in raw["commitments"]
    ]
    gold["statements"] = [
        {
            "speaker": words(rep, s["speaker"]),
            "party": s["party"],
            "content": " ".join((words(rep, s["begin"]) or "").strip("\"“”'‘’").split()[:5]),
            "form": s["form"] or "direct",
            "evidence": evidence(s["evidence"]),
        }
        for s in raw["statements"]
    ]
    return gold, sentences


def main(folder: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with (out / "input.jsonl").open("w", encoding="utf-8") as lines:
        for path in sorted(folder.glob("*.json")):
            raw = json.loads(path.read_text(encoding="utf-8"))
            rep = report(raw["id"], rows_cached()[raw["id"]])
            if hashlib.sha1(rep.text.encode()).hexdigest() != raw["text_sha1"]:
                print(f"{raw['id']}: its text is no longer what was annotated; left out", file=sys.stderr)
                continue
            gold, sentences = as_gold(raw, rep)
            (out / f"{gold['id']}.json").write_text(json.dumps(gold), encoding="utf-8")
            # The reader is given the title before the text, as in `gold/`.
            title = " ".join((rep.title or "").split())
            text, shift = f"{title}\n\n{rep.text}", len(title) + 2
            moved = {"0": [0, len(title)], **{n: [a + shift, b + shift] for n, (a, b) in sentences.items()}}
            (out / f"{gold['id']}.txt").write_text(text, encoding="utf-8")
            (out / f"{gold['id']}.sentences.json").write_text(json.dumps(moved), encoding="utf-8")
            row = {"id": gold["id"], "text": text, "title": title, "published": rep.published}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
