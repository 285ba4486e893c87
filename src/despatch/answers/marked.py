"""`explain` for a terminal: the text with its marks, as styles or, without colour, as brackets."""

from collections.abc import Iterable

from rich.text import Text

from despatch.answers.marking import Mark, Segment
from despatch.answers.plain import same_length
from despatch.model import Report

STYLES = {
    "title": "bold",
    "published": "black on bright_cyan",
    "time": "cyan",
    "person": "green",
    "party": "bright_blue",
    "place": "blue",
    "name": "magenta",
    "cue": "bright_magenta",
    "quotation": "italic yellow",
    "reported": "italic",
    "entry": "underline",
    "cited": "underline",
}
CLUTTER = "dim"
LABEL = "bold bright_red"
# Without colour only what matters most is marked: too many brackets hide the words.
BRACKETS = {"time": ("{", "}"), "person": ("<", ">"), "quotation": ("_", "_"), "published": ("{", "}")}
LEGEND = (
    ("time", "time"),
    ("person", "person"),
    ("party", "party"),
    ("place", "place"),
    ("name", "body, occasion, text"),
    ("quotation", "quotation"),
    ("reported", "reported speech"),
    ("entry", "entry"),
)


def legend(colour: bool) -> Text:
    """One line that says what each mark means."""
    if not colour:
        return Text(
            "Marks: {time}  <person>  _quotation_  [words an entry rests on](C1)   ~ left out as clutter"
        )
    line = Text()
    for layer, name in LEGEND:
        line.append(name, style=STYLES[layer]).append("  ")
    return line.append("C1", style=LABEL).append("  ").append("clutter", style=CLUTTER)


def marked_text(report: Report, segments: Iterable[Segment], colour: bool) -> Text:
    """The report's whole text with its marks; runs of blank lines are one, nothing else is left out."""
    out = Text()
    clean = same_length(report.text)
    open_: tuple[Mark, ...] = ()
    for segment in segments:
        _close(out, [m for m in reversed(open_) if m.end <= segment.start], colour)
        if not colour:
            _open(out, [m for m in segment.marks if m.start == segment.start])
        words = clean[segment.start : segment.end]
        if segment.body:
            out.append(words, style=" ".join(_styles(segment)) if colour else "")
        else:
            _clutter(out, words, colour, any(m.layer == "published" for m in segment.marks))
        open_ = segment.marks
    _close(out, list(reversed(open_)), colour)
    return out


def _styles(segment: Segment) -> list[str]:
    # Later styles win, so what is finest goes last: an entry's sentence, then words in it.
    order = (
        "entry",
        "title",
        "reported",
        "quotation",
        "cue",
        "name",
        "place",
        "party",
        "person",
        "time",
        "published",
    )
    layers = {m.layer for m in segment.marks}
    return [STYLES[layer] for layer in order if layer in layers]


def _clutter(out: Text, words: str, colour: bool, published: bool) -> None:
    if colour:
        out.append(words, style=STYLES["published"] if published else CLUTTER)
        return
    for line in words.splitlines(keepends=True):
        fresh = not out.plain or out.plain.endswith("\n")
        out.append(f"~ {line}" if fresh and line.strip() else line)


def _open(out: Text, starting: list[Mark]) -> None:
    if any(m.layer == "entry" for m in starting):
        out.append("[")
    for mark in _once(starting):
        out.append(BRACKETS[mark.layer][0])


def _close(out: Text, ended: list[Mark], colour: bool) -> None:
    if not colour:
        for mark in _once(ended):
            out.append(BRACKETS[mark.layer][1])
    labels = sorted({m.note for m in ended if m.layer == "entry"}, key=lambda n: (n[0], int(n[1:])))
    if labels:
        out.append(
            f" {' '.join(labels)}" if colour else f"]({' '.join(labels)})", style=LABEL if colour else ""
        )


def _once(found: list[Mark]) -> list[Mark]:
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for mark in found:
        key = (mark.layer, mark.start, mark.end)
        if mark.layer in BRACKETS and key not in seen:
            seen.add(key)
            kept.append(mark)
    return kept
