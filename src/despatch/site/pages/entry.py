"""One entry whole: its facts, every report with the cited words in their paragraphs, differences, history, decisions."""

from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Path, Query, Request

from despatch.answers.beside import Beside, beside
from despatch.answers.differences import Disputed, disputed_row
from despatch.answers.judged import DONE
from despatch.answers.meanings import meaning, passed, precision
from despatch.answers.passages import Passage, passages
from despatch.answers.rows import Row, cited_here, entry_row
from despatch.answers.table import merged_row
from despatch.answers.whole import set_aside
from despatch.answers.why import verdict, why_row
from despatch.model import Report, UsageError
from despatch.model.compared import Side
from despatch.model.merged import MergedEntry
from despatch.record import Record
from despatch.record.browsing import Decided
from despatch.site.answering import Answer, page

router = APIRouter()
SHOWN = 12  # reports side by side
PAIRS_OF = 8  # accounts whose pairs are told on the page itself
FEW, MOST = 3, 40  # pairs shown there, and on the page of their own
COMPARED = 2000  # pairs that are compared while somebody waits
Id = Annotated[
    str, Path(min_length=1, max_length=100, description="The id of an entry, or the beginning of it.")
]


class Column(NamedTuple):
    """A report that tells of the entry: what it says, and its words in their paragraphs."""

    told: Beside
    report: Report
    passages: list[Passage]


@page(
    router,
    "/entry/{id}/why",
    summary="Why the reports of an entry are one, or two entries two",
    tags=["entries"],
)
def entry_why(request: Request, id: Id, other: Annotated[str | None, Query(max_length=100)] = None) -> Answer:  # noqa: A002
    """What speaks for and against: for the reports of one entry, or for two entries (`other`) being one."""
    record: Record = request.app.state.record
    entries = [record.entry(id), *([record.entry(other)] if other else [])]
    counts = [len(record.accounts(m.id)) for m in entries]
    if (counts[0] * counts[-1] if other else counts[0] * (counts[0] - 1) // 2) > COMPARED:
        raise UsageError(
            "why", "more reports than can be compared while you wait", "despatch why on the command line"
        )
    pairs = record.why(id, other)
    said = verdict(pairs).plain
    context = {"entries": entries, "pairs": pairs[:MOST], "left": max(0, len(pairs) - MOST), "verdict": said}
    data = {"entries": [m.id for m in entries], "verdict": said, "pairs": [why_row(p) for p in pairs]}
    return Answer("why.html", context, data)


@page(router, "/entry/{id}", summary="One entry whole", tags=["entries"])
def entry(request: Request, id: Id, at: Annotated[int, Query(ge=0, le=10_000)] = 0) -> Answer:  # noqa: A002
    """An entry by its id, or the beginning of one; with `at`, the reports side by side from that one on."""
    record: Record = request.app.state.record
    m = record.entry(id)
    sides = record.accounts(m.id)
    shown = [_column(record, told) for told in beside(m, sides)[at : at + SHOWN]]
    disputes = _disputes(m)
    decided = record.decisions(m.id)
    before, after = record.neighbours(m.id)
    pairs = record.why(m.id) if 1 < len(sides) <= PAIRS_OF else []
    today = request.app.state.settings.today()
    context = {
        "m": m, "columns": shown, "accounts": len(sides), "at": at, "shown": SHOWN, "disputes": disputes,
        "decided": decided[::-1], "done": DONE, "before": before, "after": after, "pairs": pairs[:FEW], "compared": len(pairs),
        "verdict": verdict(pairs).plain, "set_aside": set_aside,
        "meaning": meaning(m.entry), "passed": passed(m.entry, today), "precision": precision(m.date),
    }  # fmt: skip
    return Answer("entry.html", context, lambda: _data(record, m, sides, context))


def _column(record: Record, told: Beside) -> Column:
    report = record.report(told.side.report)
    return Column(told, report, passages(report, told.side.entry.citations))


def _disputes(m: MergedEntry) -> list[Disputed]:
    from despatch.record.fates.differing import differences

    return [Disputed(m, d) for d in differences([m])]


def _data(record: Record, m: MergedEntry, sides: list[Side], context: dict[str, Any]) -> Row:
    """The entry as everywhere, then what this page adds to it."""
    before, after = context["before"], context["after"]
    return {
        **merged_row(m),
        "precision": context["precision"] or None,
        "accounts": [
            {"account": s.key, "report": s.report, "published": s.published, **cited_here(entry_row(s.entry))}
            for s in sides
        ],
        "disputes": [disputed_row(d, _reports(record)) for d in context["disputes"]],
        "decisions": [decided_row(d) for d in context["decided"]],
        "before": before.id if before else None,
        "after": after.id if after else None,
    }


def _reports(record: Record) -> Any:
    return lambda id_: record.report(id_)


def decided_row(one: Decided) -> Row:
    """A decision as data."""
    j = one.judgement
    return {
        "id": j.id, "at": j.at, "author": j.author, "act": j.act, "reason": j.reason, "fields": j.fields,
        "reports": list(dict.fromkeys(a.report for a in j.anchors)), "undone": one.undone,
    }  # fmt: skip
