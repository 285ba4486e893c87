"""Stand-off annotation of reports after GUIDE.md: numbered sentences out, checked offsets back in.

    python -m training.annotate pick --count 300 > ids.txt        which reports, seeded, gold left out
    python -m training.annotate show NW:XIN_ENG_20061117.0192     numbered sentences of one report
    python -m training.annotate take WORK.json ...                check, and write training/annotations/ID.json

A work file holds the fields of GUIDE.md; words of the report are written "s3:the words" (sentence 3; a second
occurrence is "s3:the words#2"; the title is s0). `take` turns each into [start, end] in the source's `text`
field (of the title: ["title", start, end]), so that nothing of the text itself is committed, and refuses what
does not stand there.
"""

import argparse
import hashlib
import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.shared import SHARED
from despatch.language.sentences import sentences
from despatch.model import Page, Report, Sentence
from despatch.reports import report_of
from despatch.sources import pages

HERE = Path(__file__).parent / "annotations"
KINDS = {"meeting", "call", "visit", "conference", "message"}
STATUSES = {"held", "ongoing", "planned", "proposed", "postponed", "cancelled", "denied"}
INSTRUMENTS = set(
    "treaty agreement protocol memorandum contract declaration resolution statement other".split()
)
ACTIONS = set(
    "signed ratified adopted amended agreed negotiating planned proposed rejected suspended".split()
)
CUES = re.compile(
    r"\b(met|meet(?:s|ing)?|talks?|visit(?:s|ed|ing)?|summit|conference|minister|president|ambassador|agreement|"
    r"treaty|accord|signed|bilateral|telephone|spoke|delegation|counterpart|foreign|envoy|premier)\b", re.I,
)  # fmt: skip


def gold_ids() -> set[str]:
    return {p.stem for p in (SHARED / "gold/dev").glob("*.txt")}


def rows() -> dict[str, dict[str, Any]]:
    """Every report that may be annotated, by id: NW: newswire, KR: kremlin, WH: whitehouse."""
    found: dict[str, dict[str, Any]] = {}
    for prefix, name in (("NW", "newswire/afp_xinhua.jsonl"), ("KR", "kremlin/kremlin.jsonl")):
        with open(SHARED / "bench" / name, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found[f"{prefix}:{row['id']}"] = row
    for path in sorted((SHARED / "bench/whitehouse").rglob("*.md")):
        found[f"WH:{path.stem}"] = {"path": str(path)}
    return found


def report(identifier: str, row: dict[str, Any]) -> Report:
    """The report as the annotators see it; offsets are in its `text`, which is the source's without the title."""
    if "path" in row:
        page = next(iter(pages([row["path"]])))
        assert isinstance(page, Page)
    else:
        page = Page(id=row["id"], content=row["text"], title=row["title"], published=row["published"])
    return msgspec.structs.replace(
        report_of(msgspec.structs.replace(page, title=None)), title=page.title, title_span=None
    )


def annotated() -> set[str]:
    """Ids of the reports that are annotated already, as the names of their files have them."""
    return {path.stem for path in HERE.rglob("*.json")}


def pick(count: int, seed: int = 7) -> None:
    """Reports rich in words of diplomacy, plus one in eight at random; seeded, gold and what is done left out."""
    gold, found, done = gold_ids(), rows(), annotated()
    gold_wh = {g[3:].replace("_", "-")[:40] for g in gold if g.startswith("WH")}
    by_source: dict[str, list[tuple[float, str]]] = {"NW": [], "KR": [], "WH": []}
    for identifier, row in sorted(found.items()):
        stem = identifier.split(":", 1)[1]
        if stem in gold or stem[:40] in gold_wh or identifier.replace(":", "_") in done:
            continue
        text = row.get("text") or Path(row["path"]).read_text(encoding="utf-8")
        words = max(len(text.split()), 60)
        if not 60 < words < 900:
            continue
        by_source[identifier[:2]].append((len(CUES.findall(text)) / words**0.7, identifier))
    rng = random.Random(seed)
    for source, share in (("NW", 0.68), ("KR", 0.12), ("WH", 0.20)):
        ranked = [i for _, i in sorted(by_source[source], reverse=True)]
        n = round(count * share)
        rich = rng.sample(ranked[: max(3 * n, len(ranked) // 4)], round(n * 7 / 8))
        print("\n".join(rich + rng.sample([i for i in ranked if i not in rich], n - len(rich))))


def numbered(rep: Report) -> dict[int, Sentence]:
    return dict(enumerate([s for s in sentences(rep) if not s.title], 1))


def show(identifier: str) -> None:
    rep = report(identifier, rows()[identifier])
    print(f"# {identifier}  published {rep.published}  dateline {rep.dateline}")
    print(f"[s0] {rep.title}")
    for n, s in numbered(rep).items():
        print(f"[s{n}] {' '.join(rep.text[s.start : s.end].split())}")


class Taker:
    """Turns a work file into its stand-off form; `problems` lists what does not stand in the text."""

    def __init__(self, rep: Report) -> None:
        self.report, self.sentences, self.problems = rep, numbered(rep), list[str]()

    def locate(self, ref: str | None) -> list[Any] | None:
        """[start, end] of "s3:the words"; white space in the words matches any white space."""
        if not ref:
            return None
        found = re.fullmatch(r"s(\d+):(.+?)(?:#(\d+))?", ref, re.S)
        if not found:
            self.problems.append(f"not of the form s3:words - {ref!r}")
            return None
        n, nth = int(found[1]), int(found[3] or 1)
        pattern = r"\s+".join(re.escape(w) for w in found[2].split())
        if n == 0:
            hits = list(re.finditer(pattern, self.report.title or ""))
            base: list[Any] = ["title"]
        elif n in self.sentences:
            s = self.sentences[n]
            hits = list(re.compile(pattern).finditer(self.report.text, s.start, s.end))
            base = []
        else:
            self.problems.append(f"no sentence {n} - {ref!r}")
            return None
        if len(hits) < nth:
            self.problems.append(f"does not stand there - {ref!r}")
            return None
        return [*base, hits[nth - 1].start(), hits[nth - 1].end()]

    def entry(self, raw: dict[str, Any], fields: dict[str, str]) -> dict[str, Any]:
        """One entry: `fields` maps a field to how it is taken: value | span | spans | sentences | people."""
        out: dict[str, Any] = {}
        for field, how in fields.items():
            value = raw.get(field)
            if how == "span":
                out[field] = self.locate(value)
            elif how == "spans":
                out[field] = [self.locate(v) for v in value or []]
            elif how == "people":
                out[field] = [
                    {
                        "name": self.locate(p.get("name")),
                        "role": self.locate(p.get("role")),
                        "party": p.get("party"),
                    }
                    for p in value or []
                ]
            elif how == "sentences":
                bad = [n for n in value or [] if n and n not in self.sentences]
                self.problems.extend(f"no sentence {n}" for n in bad)
                out[field] = [
                    [self.sentences[n].start, self.sentences[n].end] if n else ["title"]
                    for n in value or []
                    if n not in bad
                ]
            else:
                out[field] = value
        unknown = set(raw) - set(fields)
        if unknown:
            self.problems.append(f"unknown fields {sorted(unknown)}")
        return out


FIELDS = {
    "contacts": {
        "kind": "value", "status": "value", "date": "value", "date_words": "span", "place": "span", "country": "value",
        "parties": "value", "participants": "people", "mechanism": "span", "topics": "spans", "triggers": "spans",
        "evidence": "sentences",
    },
    "instruments": {
        "title": "span", "kind": "value", "action": "value", "action_words": "span", "date": "value",
        "parties": "value", "evidence": "sentences",
    },
    "commitments": {"by": "value", "what": "span", "trigger": "span", "due": "value", "evidence": "sentences"},
    "statements": {
        "speaker": "span", "party": "value", "begin": "span", "end": "span", "cue": "span", "form": "value",
        "evidence": "sentences",
    },
}  # fmt: skip


def take(path: Path, out: Path, annotator: str) -> list[str]:
    """Check one work file and write its stand-off form; returns the problems, and writes nothing if any."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    rep = report(raw["id"], rows_cached()[raw["id"]])
    taker = Taker(rep)
    done: dict[str, Any] = {
        "id": raw["id"], "annotator": annotator, "text_sha1": hashlib.sha1(rep.text.encode()).hexdigest(),
        "published": rep.published,
    }  # fmt: skip
    for kind, fields in FIELDS.items():
        done[kind] = [taker.entry(e, fields) for e in raw.get(kind, [])]
    for c in done["contacts"]:
        if c["kind"] not in KINDS or c["status"] not in STATUSES or not c["triggers"] or not c["evidence"]:
            taker.problems.append(
                f"contact lacks a kind, status, triggers or evidence: {c['kind']} {c['status']}"
            )
    for i in done["instruments"]:
        if i["kind"] not in INSTRUMENTS or i["action"] not in ACTIONS:
            taker.problems.append(f"instrument of unknown kind or action: {i['kind']} {i['action']}")
    if not taker.problems:
        out.mkdir(parents=True, exist_ok=True)
        name = raw["id"].replace(":", "_") + ".json"
        (out / name).write_text(json.dumps(done, indent=None, separators=(",", ":")) + "\n", encoding="utf-8")
    return taker.problems


_ROWS: dict[str, dict[str, Any]] = {}


def rows_cached() -> dict[str, dict[str, Any]]:
    if not _ROWS:
        _ROWS.update(rows())
    return _ROWS


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    picking = verbs.add_parser("pick")
    picking.add_argument("--count", type=int, default=300)
    picking.add_argument("--seed", type=int, default=7)
    verbs.add_parser("show").add_argument("ids", nargs="+")
    taking = verbs.add_parser("take")
    taking.add_argument("work", nargs="+", type=Path)
    taking.add_argument("--out", type=Path, default=HERE)
    taking.add_argument("--annotator", default="a")
    args = parser.parse_args()
    if args.verb == "pick":
        pick(args.count, args.seed)
    elif args.verb == "show":
        for identifier in args.ids:
            show(identifier)
    else:
        failed = 0
        for path in args.work:
            problems = take(path, args.out, args.annotator)
            failed += bool(problems)
            print(f"{path}: {'written' if not problems else '; '.join(problems)}")
        sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
