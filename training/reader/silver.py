"""What the rules read, as examples: many and noisy, to teach the model the plain cases before ours teach the rest.

Reports of the newswire, Kremlin and White House dumps that nobody annotated (gold, annotations and what is measured
are left out). Triggers that the rules saw but made no contact of, and sentences with their words of contact, are
masked: there the rules do not know.
"""

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from despatch.entries.contacts import contacts
from despatch.entries.contacts.lexicon import gate
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers.spotting import triggers
from despatch.entries.contacts.view import View, views_of
from despatch.entries.instruments import instruments
from despatch.language import analyse
from despatch.model import Analysis, Contact, InputError, Page
from despatch.model import Span as Stretch
from despatch.reports import report_of
from training.annotate import annotated, gold_ids, rows_cached
from training.reader.examples import Example
from training.reader.own import Annotation

LAYERS = frozenset(("contact", "title"))
MOST = 1600  # reports


def documents(most: int = MOST) -> Iterator[Example]:
    """At most so many reports in which the rules find a contact or an instrument, in an order that no one chose."""
    yield from islice(_documents(), most)


def _documents() -> Iterator[Example]:
    done, gold = annotated(), {g[:40].replace("_", "-") for g in gold_ids()}
    ids = sorted(rows_cached(), key=lambda i: hashlib.sha1(i.encode()).hexdigest())
    for identifier in ids:
        stem = identifier.split(":", 1)[1]
        known = identifier.replace(":", "_") in done or stem[:40].replace("_", "-") in gold
        row = rows_cached()[identifier]
        if known or "text" not in row or not 200 < len(row["text"]) < 6000:
            continue
        try:
            found = example(identifier, row)
        except InputError:
            continue
        if found is not None:
            yield found


def example(identifier: str, row: dict[str, Any]) -> Example | None:
    """One report as the rules read it; None where they find nothing."""
    text = f"{' '.join(row['title'].split())}\n\n{row['text']}"
    page = Page(id=identifier, content=text, title=row["title"], published=row["published"])
    analysis = analyse(report_of(page))
    if analysis.report.text != text:
        return None
    found = contacts(analysis)
    made = instruments(analysis, found)
    if not found and not made:
        return None
    views = views_of(analysis)
    spotted = {view.index: triggers(view) for view in views}
    used: set[tuple[int, int]] = set()
    raw: dict[str, Any] = {"id": identifier, "commitments": [], "statements": [], "instruments": []}
    raw["contacts"] = [r for c in found if (r := _contact(analysis, views, spotted, c, used))]
    for one in made:
        at = _within(analysis, [(c.start, c.end) for c in one.citations], one.title)
        if at:
            raw["instruments"].append(
                {"title": at, "kind": one.kind, "action": one.action, "action_words": None,
                 "parties": list(one.parties)}
            )  # fmt: skip
    return msgspec.structs.replace(
        Annotation(raw, text, 0, analysis).example(),
        data="silver", layers=LAYERS, partial=frozenset(), linked=LAYERS, masked=_unknown(views, spotted, used),
    )  # fmt: skip


def _contact(
    analysis: Analysis,
    views: list[View],
    spotted: dict[int, list[Trigger]],
    one: Contact,
    used: set[tuple[int, int]],
) -> dict[str, Any] | None:
    cited = [(c.start, c.end) for c in one.citations]
    told = [v for v in views if (v.sentence.start, v.sentence.end) in cited]
    heads = []
    for view in told:
        for trigger in spotted[view.index]:
            sides = {p for s in trigger.sides for p in s.parties}
            if trigger.kind == one.kind and (sides & set(one.parties) or trigger.definite):
                heads.append([view.tokens[trigger.first].start, view.tokens[trigger.last - 1].end])
                used.add((view.index, trigger.first))
    if not heads:
        return None
    names = [at for p in one.participants if p.name and (at := _within(analysis, cited, p.name))]
    roles = [
        at for p in one.participants if not p.name and p.role and (at := _within(analysis, cited, p.role))
    ]
    times = [[t.start, t.end] for v in told for t in v.times if one.date and t.edtf == one.date]
    return {
        "kind": one.kind, "status": one.status, "triggers": heads, "parties": list(one.parties),
        "participants": [
            *({"name": n, "role": None} for n in names), *({"name": None, "role": r} for r in roles)
        ],
        "place": _within(analysis, cited, one.place), "date_words": times[0] if times else None,
        "mechanism": None, "topics": [],
    }  # fmt: skip


def _within(analysis: Analysis, spans: list[tuple[int, int]], words: str | None) -> list[int] | None:
    for start, end in spans if words else ():
        at = analysis.report.text.find(str(words), start, end)
        if at >= 0:
            return [at, at + len(str(words))]
    return None


def _unknown(
    views: list[View], spotted: dict[int, list[Trigger]], used: set[tuple[int, int]]
) -> tuple[Stretch, ...]:
    """Sentences with a word of contact that no used trigger explains."""
    opening = gate()
    return tuple(
        Stretch(v.sentence.start, v.sentence.end)
        for v in views
        if any((v.index, t.first) not in used and t.kind != "any" for t in spotted[v.index])
        or (not spotted[v.index] and any(w in opening for w in v.words))
    )
