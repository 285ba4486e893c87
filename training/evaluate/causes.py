"""Why an annotated entry was missed, and why one of ours is false: one cause each, with the text.

`score` is the module `gold/score.py`. Near are entries that cite a sentence of the annotated evidence.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Entry = dict[str, Any]
Span = tuple[int, int]
LONGEST = 320  # characters of a quoted text


class Case(NamedTuple):
    """One miss, false entry or wrong attribute. `kind` is contacts, instruments, commitments, statements or attributes;
    `what` missed, false or wrong; `told` the entry in a line, `text` the words of the report, `others` ours near by."""

    kind: str
    what: str
    cause: str
    report: str
    told: str
    text: str
    others: tuple[str, ...] = ()


class Report(NamedTuple):
    """One annotated report beside its reading; `sentences` are spans of evidence by number."""

    id: str
    gold: Entry
    found: Entry
    text: str
    sentences: dict[int, Span]


def reports(folder: Path, found: dict[str, Entry]) -> list[Report]:
    """Every report of a prepared folder."""
    made = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".sentences.json"):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        told = json.loads(path.with_suffix(".sentences.json").read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        spans = {int(n): (int(a), int(b)) for n, (a, b) in told.items()}
        made.append(Report(gold["id"], gold, found.get(gold["id"], {}), text, spans))
    return made


def cases(score: Any, report: Report) -> list[Case]:
    """All that is wrong in one report."""
    return [
        *_contacts(score, report), *_texts(score, report, "instruments", "parties", "title"),
        *_texts(score, report, "commitments", "by", "what"), *_statements(score, report),
    ]  # fmt: skip


def _contacts(score: Any, report: Report) -> list[Case]:
    gold, ours = report.gold.get("contacts", []), report.found.get("contacts", [])
    pairs = score.greedy(gold, ours, score.contact_score)

    def differs(g: Entry, o: Entry) -> str:
        if g["kind"] != o["kind"]:
            return f"another kind: {g['kind']} annotated, {o['kind']} found"
        if score.jaccard(g["parties"], o["parties"]) < 0.5:
            return "the parties differ"
        return (
            "the dates differ" if score.date_match(g.get("date"), o.get("date")) < 0.5 else "split or double"
        )

    made = _unmatched(score, report, "contacts", pairs, differs)
    for i, j in pairs:
        made += _attributes(score, report, gold[i], ours[j])
    return made


def _texts(score: Any, report: Report, kind: str, parties: str, words: str) -> list[Case]:
    """Instruments and commitments: the same parties, and words in common (as `score.py` has it)."""
    gold, ours = report.gold.get(kind, []), report.found.get(kind, [])

    def alike(g: Entry, o: Entry) -> float:
        return float(score.jaccard(score.content_words(g.get(words)), score.content_words(o.get(words))))

    def same(g: Entry, o: Entry) -> float:
        if score.jaccard(g.get(parties), o.get(parties)) < 0.5:
            return 0.0
        near = score.overlap(score.spans(g, report.sentences), score.spans(o, report.sentences))
        return (alike(g, o) if alike(g, o) >= 0.34 else 0.0) + (0.5 if near and alike(g, o) >= 0.1 else 0.0)

    def differs(g: Entry, o: Entry) -> str:
        if score.jaccard(g.get(parties), o.get(parties)) < 0.5:
            return "the parties differ"
        return (
            f"the {'titles' if words == 'title' else 'words'} differ"
            if alike(g, o) < 0.34
            else "split or double"
        )

    pairs = score.greedy(gold, ours, same)
    made = _unmatched(score, report, kind, pairs, differs)
    if kind == "instruments":
        wrong = [(gold[i], ours[j]) for i, j in pairs if gold[i].get("action") != ours[j].get("action")]
        made += [
            _wrong(score, report, f"action: {g.get('action')} annotated, {o.get('action')} found", g, o)
            for g, o in wrong
        ]
    return made


def _statements(score: Any, report: Report) -> list[Case]:
    """Direct quotations of four words or more, as `score.py` has it."""
    gold = report.gold.get("statements", [])
    ours = [
        s for s in report.found.get("statements", [])
        if s.get("form", "direct") == "direct" and len(score.words(s.get("content"))) >= 4
    ]  # fmt: skip

    def said(g: Entry, o: Entry) -> float:
        wanted, told = score.words(g.get("content"))[:5], score.words(o.get("content"))
        long = len(wanted)
        return float(
            bool(wanted) and any(told[k : k + long] == wanted for k in range(max(1, len(told) - long + 1)))
        )

    pairs = score.greedy(gold, ours, said)
    made = _unmatched(score, report._replace(found={**report.found, "statements": ours}), "statements", pairs,
                      lambda g, o: "another stretch of the quotation")  # fmt: skip
    for i, j in pairs:
        if not score.same_name(gold[i].get("speaker"), ours[j].get("speaker")):
            cause = "no speaker found" if not ours[j].get("speaker") else "another speaker"
            made.append(_case(score, report, "statements", "wrong", cause, gold[i], [ours[j]]))
    return made


def _unmatched(
    score: Any, report: Report, kind: str, pairs: list[Span], differs: Callable[[Entry, Entry], str]
) -> list[Case]:
    gold, ours = report.gold.get(kind, []), report.found.get(kind, [])
    hit_gold, hit_ours = {i for i, _ in pairs}, {j for _, j in pairs}
    made = []
    for what, side, hit, other, other_hit in (
        ("missed", gold, hit_gold, ours, hit_ours), ("false", ours, hit_ours, gold, hit_gold),
    ):  # fmt: skip
        for n, one in enumerate(side):
            if n in hit:
                continue
            place = score.spans(one, report.sentences)
            near = [m for m, o in enumerate(other) if score.overlap(place, score.spans(o, report.sentences))]
            free = [other[m] for m in near if m not in other_hit]
            best = min(free, key=lambda o: o.get("kind") != one.get("kind"), default=None)
            if best is not None:
                cause = differs(one, best) if what == "missed" else differs(best, one)
            elif near:
                twin = any(differs(one, other[m]) == "split or double" for m in near)
                cause = "split or double" if twin else "only another one near, which is right"
            else:
                cause = "nothing near"
            made.append(_case(score, report, kind, what, cause, one, [other[m] for m in near]))
    return made


def _attributes(score: Any, report: Report, g: Entry, o: Entry) -> list[Case]:
    """What is wrong in a contact that is right as a whole."""
    made = []
    if (g.get("date") or None) != (o.get("date") or None):
        sort = "invented" if not g.get("date") else "not found" if not o.get("date") else "another"
        made.append(_wrong(score, report, f"date: {sort}", g, o))
    for name in ("status", "country"):
        if g.get(name) and g[name] != o.get(name):
            cause = (
                f"status: {g[name]} annotated, {o.get(name)} found" if name == "status" else _lack(name, o)
            )
            made.append(_wrong(score, report, cause, g, o))
    if g.get("place") and not score.same_name(g["place"], o.get("place") or ""):
        made.append(_wrong(score, report, _lack("place", o), g, o))
    wanted = score.content_words(g.get("mechanism"))
    if wanted and len(wanted & score.content_words(o.get("mechanism"))) * 2 < len(wanted):
        made.append(_wrong(score, report, _lack("mechanism", o), g, o))
    hit = score.greedy(
        g.get("participants") or [], o.get("participants") or [], lambda x, y: float(score.same_person(x, y))
    )
    lacking = len(g.get("participants") or []) - len(hit)
    beyond = len(o.get("participants") or []) - len(hit)
    made += [_wrong(score, report, "participant: not found", g, o)] * bool(lacking)
    made += [_wrong(score, report, "participant: one too many", g, o)] * bool(beyond)
    return made


def _lack(name: str, o: Entry) -> str:
    return f"{name}: {'another' if o.get(name) else 'not found'}"


def _wrong(score: Any, report: Report, cause: str, g: Entry, o: Entry) -> Case:
    return _case(score, report, "attributes", "wrong", cause, g, [o])


def _case(
    score: Any, report: Report, kind: str, what: str, cause: str, one: Entry, others: list[Entry]
) -> Case:
    words = (" ".join(report.text[a:b].split()) for a, b in score.spans(one, report.sentences))
    return Case(
        kind, what, cause, report.id, line(one), " / ".join(words)[:LONGEST], tuple(line(o) for o in others)
    )  # fmt: skip


def line(entry: Entry) -> str:
    """An entry in one line."""
    people = [p.get("name") or p.get("role") or "?" for p in entry.get("participants") or []]
    names = (
        "kind",
        "status",
        "action",
        "title",
        "what",
        "speaker",
        "content",
        "date",
        "due",
        "place",
        "mechanism",
    )
    told = [str(entry[n])[:90] for n in names if entry.get(n)]
    told += ["+".join(map(str, entry.get("parties") or entry.get("by") or [])), ", ".join(people)]
    return " | ".join(t for t in told if t)
