"""PolNeAR 1.0: attributions as source, cue and content spans, with their links (Newell et al. 2018).

Brat stand-off beside plain texts; offsets count code points with line ends as they stand. Its spans are flat: no
content lies in another content. Documents that several annotators trained on are read from the first of them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from despatch.language.sentences import sentences
from despatch.model import Report, Span
from training.reader.examples import Builder, Example

PARTS = ("source", "cue", "content")
_TEXT_BOUND, _EVENT = re.compile(r"T\d+\Z"), re.compile(r"E\d+\Z")


def documents(folder: Path) -> Iterator[Example]:
    """Every annotated document of a compartment (`polnear/train`, `polnear/dev`), in the order of names."""
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = path.stem.rsplit("_", 1)[0]
        source = folder / "text" / f"{stem}.txt"
        if stem in seen or not source.exists():
            continue
        seen.add(stem)
        with source.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        yield example(stem, text, path.read_text(encoding="utf-8"))


def example(identifier: str, text: str, stand_off: str) -> Example:
    """One document from its text and brat annotation."""
    built = Builder()
    for attribution in attributions(stand_off):
        found = {
            part: [built.span(*span, part, part) for span in joined(attribution[part], text)]
            for part in PARTS
        }
        for cue in found["cue"][:1]:
            for part in ("source", "content"):
                for tail in found[part]:
                    built.link(cue, tail, part)
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))
    split = sentences(Report(id=identifier, text=text, body=body, language="en"))
    known = frozenset(PARTS)
    return Example(
        id=identifier, data="polnear", text=text, sentences=tuple(Span(s.start, s.end) for s in split),
        spans=tuple(built.spans), links=tuple(built.links), layers=known, linked=frozenset({"cue"}),
    )  # fmt: skip


def attributions(stand_off: str) -> list[dict[str, list[Span]]]:
    """Source, cue and content spans of each event of a brat file; a broken span counts as its pieces."""
    spans: dict[str, list[Span]] = {}
    found = []
    for line in stand_off.split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if _TEXT_BOUND.match(fields[0]):
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [Span(*map(int, piece.split())) for piece in pieces]
        elif _EVENT.match(fields[0]):
            attribution: dict[str, list[Span]] = {part: [] for part in PARTS}
            for role, _, target in (r.partition(":") for r in fields[1].split()):
                part = role.rstrip("0123456789").lower()
                if part in attribution:
                    attribution[part] += spans.get(target, [])
            found.append(attribution)
    return found


def joined(spans: list[Span], text: str) -> list[Span]:
    """Spans with nothing but white space between them are one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and not text[out[-1].end : start].strip():
            out[-1] = Span(out[-1].start, max(end, out[-1].end))
        else:
            out.append(Span(start, end))
    return out
