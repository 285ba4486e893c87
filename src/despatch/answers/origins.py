"""Which of the two said what, in words and as rows: the rules, the learned reader, the judge over both."""

from typing import Any

from despatch.answers.marking import Labelled, labelled
from despatch.answers.plain import shortened
from despatch.answers.words import count, listed
from despatch.entries.origins import Asked, LeftOut, Origin, Origins
from despatch.language.learned import Found
from despatch.model import Reading

Row = dict[str, Any]
SHOWN = ("contact", "title", "action", "undertaking", "mechanism", "topic")
"""Layers of the learned reader that every form of `explain` lists; the others only where there is room."""
QUOTED = 40  # characters of the words by which the rules found an entry
SEVERAL = 3  # such words
OFF = "The learned reader is switched off or not installed: every entry is the rules'."


def with_origins(reading: Reading, told: Origins | None) -> list[tuple[Labelled, Origin | None]]:
    """Every entry of a reading with its label and, where it is known, its origin."""
    known = (told.contacts + told.instruments + told.commitments + told.statements) if told else ()
    entries = labelled(reading)
    return list(zip(entries, known if len(known) == len(entries) else [None] * len(entries), strict=True))


def main_spans(told: Origins | None) -> list[Found]:
    """What the model saw of contacts and texts, in order of the text."""
    spans = [s for s in told.spans if s.layer in SHOWN] if told else []
    return sorted(spans, key=lambda s: (s.start, -s.end, s.layer))


def other_spans(told: Origins | None) -> list[Found]:
    """What the model saw of sources, cues and what was said or undertaken, in order of the text."""
    spans = [s for s in told.spans if s.layer not in SHOWN] if told else []
    return sorted(spans, key=lambda s: (s.start, -s.end, s.layer))


def looked(told: Origins) -> str:
    """How much of the report the model was given."""
    if not told.on:
        return OFF
    return f"It read {told.read:,} of {count(told.sentences, 'sentence')}: those that can tell of dealings."


def what(span: Found) -> str:
    """What words were taken for: "contact: meeting", "title"."""
    return _called(span.label) if span.label == span.layer else f"{span.layer}: {span.label}"


def _called(label: str) -> str:
    return "undertaken" if label == "what" else label


def figure(chance: float) -> str:
    """A chance as people read it, and never 1 or 0 for what is not certain."""
    return f"{min(max(chance, 0.01), 0.99):.2f}"


def by_rules(origin: Origin, text: str) -> str:
    """The words by which the rules found an entry; empty where they did not."""
    words = dict.fromkeys(shortened(text[s.start : s.end], QUOTED) for s in origin.rules)
    return listed((f"“{w}”" for w in words), most=SEVERAL)


def by_model(origin: Origin) -> str:
    """What the model took an entry's words for; where for nothing, how near it came; empty where it was not asked."""
    best: dict[str, float] = {}
    for span in origin.model:
        best[span.label] = max(best.get(span.label, 0.0), span.score)
    for value, chance in origin.says:
        best[value] = max(best.get(value, 0.0), chance)
    if best:
        return ", ".join(f"{_called(label)} {figure(chance)}" for label, chance in best.items())
    if origin.unseen is None:
        return ""
    return f"nothing ({_called(origin.unseen[0])} {figure(origin.unseen[1])} at best)"


def asked(one: Asked) -> str:
    """ "date 0.83": a field that the model gave."""
    return f"{one.field} {figure(one.chance)}"


def judged(origin: Origin) -> str:
    """The judge's chance and from which chance on an entry is taken; empty where nobody weighed."""
    if origin.chance is None:
        return ""
    least = f", taken from {figure(origin.least)}" if origin.least is not None else ""
    return f"chance {figure(origin.chance)}{least}"


def reasons(origin: Origin) -> list[str]:
    """ "for dated +0.91, ..." and "against late −0.20, ...", as far as there are such traits."""
    made = []
    for word, sign in (("for", 1), ("against", -1)):
        told = [f"{r.trait} {weight(r.weight)}" for r in origin.reasons if r.weight * sign > 0]
        if told:
            made.append(f"{word} {', '.join(told)}")
    return made


def would_be(one: LeftOut) -> str:
    """ "meeting held, IND RUS": what something left out would have been."""
    kind = one.kind if one.status == "open" else f"{one.kind} {one.status}"
    return f"{kind}, {' '.join(one.parties)}" if one.parties else kind


def why_not(one: LeftOut) -> str:
    """Why something was left out."""
    if one.why == "sides":
        return "a second side is not told" if one.parties else "no sides are told"
    if one.origin.chance is not None:
        return judged(one.origin)
    return f"model: {by_model(one.origin)}" if one.why == "unseen" else "told too thinly"


def words_of(one: LeftOut, text: str) -> str:
    """The words of something left out."""
    return listed(
        dict.fromkeys(f"“{shortened(text[s.start : s.end], QUOTED)}”" for s in one.words), most=SEVERAL
    )


def left_out_row(one: LeftOut, text: str) -> Row:
    """What was left out as data."""
    return {
        "kind": one.kind, "status": one.status, "parties": list(one.parties), "why": one.why,
        "origin": origin_row(one.origin, text),
    }  # fmt: skip


def weight(value: float) -> str:
    """What a trait adds to the log-odds, with its sign."""
    return f"{value:+.2f}".replace("-", "−")


def origin_row(origin: Origin, text: str) -> Row:
    """An origin as data."""
    return {
        "by": origin.by,
        "rules": [{"start": s.start, "end": s.end, "text": text[s.start : s.end]} for s in origin.rules],
        "model": [span_row(s, text) for s in origin.model],
        "says": [_value(one) for one in origin.says],
        "unseen": _value(origin.unseen) if origin.unseen else None,
        "chance": _round(origin.chance),
        "least": _round(origin.least),
        "reasons": [{"trait": r.trait, "weight": _round(r.weight)} for r in origin.reasons],
        "asked": [{"field": a.field, "value": a.value, "chance": _round(a.chance)} for a in origin.asked],
    }


def seen_row(told: Origins, text: str) -> Row | None:
    """What the model saw as data; None where it is switched off."""
    if not told.on:
        return None
    spans = sorted(told.spans, key=lambda s: (s.start, -s.end, s.layer))
    return {
        "sentences": told.sentences,
        "read": told.read,
        "spans": [span_row(s, text) for s in spans],
    }


def span_row(span: Found, text: str) -> Row:
    """A span of the model as data."""
    return {
        "start": span.start, "end": span.end, "text": text[span.start : span.end], "layer": span.layer,
        "label": span.label, "chance": _round(span.score),
    }  # fmt: skip


def _value(told: tuple[str, float]) -> Row:
    return {"value": told[0], "chance": _round(told[1])}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
