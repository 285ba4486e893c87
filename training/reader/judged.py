"""What the judging network learns from: candidates with a yes or no, each in its text.

Two sources. Our annotations: every candidate that the runtime would ask about in the reports of `annotations/train` (but for those that
are measured on) and `annotations/hard`, right where `gold/score.py` would match it. `annotations/judged`: candidates of reports that
nobody had annotated, each judged by itself after GUIDE.md (stand-off: offsets in the source's text, no words).
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.shared import SHARED
from despatch.entries import entries_of
from despatch.entries.claims import text as of_text
from despatch.entries.claims import undertaking
from despatch.entries.commitments.judge import score
from despatch.entries.commitments.proposals import informed, proposals
from despatch.entries.scene import Scene
from despatch.language import analyse
from despatch.language.learned import version
from despatch.language.learned.judging import Question, Verdict
from despatch.language.learned.labels import ACTIONS
from despatch.model import Analysis, Page, Reading, Span
from despatch.reports import report_of
from training import annotate
from training.as_gold import main as as_gold
from training.evaluate.data import scorer
from training.reader.corpus import tunes

HERE = Path(__file__).parents[1]
JUDGED = HERE / "annotations/judged"
PARTS = ("train", "hard")
PLAIN = -4.2  # log-odds by the judge of traits under which a deed is plainly none


class Example(NamedTuple):
    """A question in its text, whose `lead` is shown with it; `label` 1 if it is right; `action` of a right instrument, if known."""

    id: str
    text: str
    lead: Span
    sentences: tuple[Span, ...]
    question: Question
    label: int
    action: str | None


class Answering:
    """Stands in for the learned reader of an analysis: notes what the judging network is asked, and answers as the annotation does."""

    judges = True

    def __init__(self, seen: Any, gold: dict[str, Any], spans: dict[int, Any], text: str, score: Any) -> None:
        self._seen, self._gold, self._spans, self._text, self._score = seen, gold, spans, text, score
        self.noted: list[tuple[Question, int, str | None]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._seen, name)

    def judged(self, asked: Iterable[Question]) -> list[Verdict]:
        """The annotation's word on each question."""
        told = []
        for question in asked:
            of = self._deed if question.kind == "commitment" else self._text_of
            label, action = of(question)
            if label is not None and (question, label, action) not in self.noted:
                self.noted.append((question, label, action))
            told.append(
                Verdict(9.0 if label else -9.0, tuple(float(a == (action or "adopted")) for a in ACTIONS))
            )
        return told

    def _near(self, entries: list[Any], question: Question) -> list[Any]:
        place = [(question.sentence.start, question.sentence.end)]
        return [e for e in entries if self._score.overlap(self._score.spans(e, self._spans), place)]

    def _alike(self, words: str, question: Question) -> float:
        score = self._score
        own = score.content_words(self._text[question.words.start : question.words.end])
        return float(score.jaccard(score.content_words(words), own))

    def _deed(self, question: Question) -> tuple[int | None, None]:
        near = self._near(self._gold["commitments"], question)
        told = [
            (self._alike(g["what"], question), self._score.jaccard(g["by"], question.parties)) for g in near
        ]
        if any(words >= 0.2 and by >= 0.5 for words, by in told):
            return 1, None
        return (0 if all(words < 0.34 for words, _ in told) else None), None

    def _text_of(self, question: Question) -> tuple[int, str | None]:
        near = self._near(self._gold["instruments"], question)
        for g in self._gold["instruments"]:
            words = self._alike(g["title"], question)
            matched = words >= 0.34 or (g in near and words >= 0.1)
            if matched and self._score.jaccard(g["parties"], question.parties) >= 0.5:
                return 1, g["action"]
        return 0, None


def analysed(row: dict[str, Any]) -> Analysis:
    """The analysis of a report, all of which the learned reader has read."""
    page = Page(id=row["id"], content=row["text"], title=row.get("title"), published=row.get("published"))
    made = analyse(report_of(page))
    if made.learned is not None:
        made.learned.ask()
    return made


def annotated(part: str, out: Path, limit: int | None = None) -> Iterator[Example]:
    """Candidates of our annotations; `out` is where they are put in the gold's form."""
    if version() is None:
        raise SystemExit(
            "the judging network is trained beside the learned reader: unset DESPATCH_READER=rules"
        )
    folder, gold_scorer = out / part, scorer(SHARED)
    if not (folder / "input.jsonl").exists():
        as_gold(HERE / "annotations" / part, folder)
    rows = map(json.loads, (folder / "input.jsonl").read_text(encoding="utf-8").splitlines()[:limit])
    for row in rows:
        if part == "train" and tunes(row["id"].replace("_", ":", 1)):
            continue  # it is measured on
        gold = json.loads((folder / f"{row['id']}.json").read_text(encoding="utf-8"))
        offsets = json.loads((folder / f"{row['id']}.sentences.json").read_text(encoding="utf-8"))
        made = analysed(row)
        if made.learned is None:
            continue  # nothing of it can hold an entry
        answering = Answering(
            made.learned, gold, {int(n): s for n, s in offsets.items()}, made.report.text, gold_scorer
        )
        reading = entries_of(msgspec.structs.replace(made, learned=answering))
        answering.judged(_deeds(made, reading))
        for question, label, action in answering.noted:
            yield _example(made, question, label, action)


def _deeds(made: Analysis, reading: Reading) -> Iterator[Question]:
    """Every deed that is not plainly none, also those of which the runtime is sure without asking."""
    scene = Scene(made, reading.contacts)
    for sentence in made.sentences:
        if not sentence.title:
            found = list(proposals(scene, sentence, reading.instruments))
            yield from (
                p.question(sentence) for p in informed(scene, sentence, found) if score(p.traits) > PLAIN
            )


def _example(made: Analysis, question: Question, label: int, action: str | None) -> Example:
    worth = [s for s in made.sentences if not made.worth or made.worth[s.paragraph]] or list(made.sentences)
    spans = tuple(Span(s.start, s.end) for s in made.sentences)
    lead = Span(worth[0].start, worth[0].end)
    return Example(made.report.id, made.report.text, lead, spans, question, label, action)


def judged(folder: Path = JUDGED, limit: int | None = None) -> Iterator[Example]:
    """Candidates that were judged one by one."""
    rows, lines = annotate.rows(), [
        line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    ]  # fmt: skip
    by_report: dict[str, list[dict[str, Any]]] = {}
    for line in lines[:limit]:
        told = json.loads(line)
        by_report.setdefault(told["id"], []).append(told)
    for identifier, told_there in sorted(by_report.items()):
        report = annotate.report(identifier, rows[identifier])
        made = analysed(
            {"id": identifier, "text": report.text, "title": report.title, "published": report.published}
        )
        for told in told_there:
            yield _example(made, _question(told), int(told["answer"]), told.get("action"))


def _question(told: dict[str, Any]) -> Question:
    parties = tuple(told["parties"])
    claim = undertaking(parties) if told["kind"] == "commitment" else of_text(told["text"], parties)
    return Question(told["kind"], parties, claim, Span(*told["words"]), Span(*told["sentence"]))
