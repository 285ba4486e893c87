"""The headline of a report in its text, and the lines between it and the story."""

import re
from collections.abc import Sequence
from math import sqrt

from despatch.reports.blocks import Block
from despatch.reports.features import CUE_KINDS, Look

_BEFORE = 14  # blocks before the story that may be its headline
_LEAST = 0.34
_PREFIX = re.compile(r"(?:title|headline)\s*:\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[\W_]+")
_HEADER = re.compile(r"date \d{4}-\d\d-\d\d\Z", re.IGNORECASE)
_CRUMBS = re.compile(r"\s[/»›>|]\s")
_CAPTION = CUE_KINDS.index("caption")


def same(a: str, b: str) -> bool:
    """Whether two headlines are the same but for case, spacing and punctuation."""
    return plain(a) == plain(b) != ""


def plain(text: str) -> str:
    """Letters and digits of a text in small letters, with single blanks."""
    return _PLAIN.sub(" ", text.lower()).strip()


def title_block(
    text: str, found: Sequence[Block], looks: Sequence[Look], keep: Sequence[bool], known: str | None = None
) -> int | None:
    """Index of the block that is the headline, or None where the text has none.

    `known` is a title that the source states: only a block that says the same is taken then. Else the
    headline is looked for before the first full paragraph: it shares its words with the story, is no
    running sentence, carries no cues of clutter, and may stand on the page more than once.
    """
    story = _first_paragraph(looks, keep)
    if known:
        return next((i for i in range(min(story + 1, len(found))) if same(_raw(text, found[i]), known)), None)
    words = _vocabulary(looks, keep, story)
    repeats = _repeated(text, found)
    best, at = _LEAST, None
    for i in range(max(0, story - _BEFORE), story):
        value = _likeness(text, found, looks, i, words, repeats)
        if value > best + (0.08 if at is not None else 0.0):  # of two alike, the first
            best, at = value, i
    return at


def _first_paragraph(looks: Sequence[Look], keep: Sequence[bool]) -> int:
    """Index of the first kept block that is a full paragraph; the number of blocks if there is none."""
    full = (
        i for i, k in enumerate(keep) if k and looks[i].words >= 12 and (looks[i].stop or looks[i].words > 25)
    )
    first = next(full, len(keep))
    # A headline or standfirst may end in a full stop: go on if the next block is the longer kind.
    return first


def _vocabulary(looks: Sequence[Look], keep: Sequence[bool], story: int) -> dict[str, int]:
    counts: dict[str, int] = {}
    for i in range(story, len(looks)):
        if keep[i]:
            for word in looks[i].content:
                for w in (word, *word.split("-")) if "-" in word else (word,):
                    counts[w] = counts.get(w, 0) + 1
    return counts


def _repeated(text: str, found: Sequence[Block]) -> dict[str, int]:
    """How often each short line stands on the page, breadcrumbs and `Title:` counted in."""
    counts: dict[str, int] = {}
    for block in found:
        if block.end - block.start < 300:
            raw = _PREFIX.sub("", _raw(text, block), count=1)
            for part in {raw, _CRUMBS.split(raw)[-1]}:
                key = plain(part)
                counts[key] = counts.get(key, 0) + 1
    return counts


def _likeness(
    text: str,
    found: Sequence[Block],
    looks: Sequence[Look],
    i: int,
    words: dict[str, int],
    repeats: dict[str, int],
) -> float:
    x, raw = looks[i], _raw(text, found[i])
    following = looks[i + 1] if i + 1 < len(looks) else None
    leads = following is not None and following.stamped and following.words < 25
    if (
        not 1 <= x.words <= 32
        or (x.words < 3 and not leads)
        or x.cut
        or (x.stamped and x.words < 8)
        or x.colon
    ):
        return 0.0
    if x.cues[_CAPTION] or _CRUMBS.search(raw) or _HEADER.match(raw):
        return 0.0
    if (
        following is not None
        and x.words < following.words < x.words + 12
        and _raw(text, found[i + 1]).startswith(raw)
    ):
        return 0.0  # a picture's text, and its caption
    parts = {p for w in x.content for p in w.split("-") if len(p) > 3}
    shared = sum(1 for w in parts if w in words) / max(1, len(parts))
    value = shared * min(1.0, sqrt(x.words / 9)) + (0.3 if leads else 0.0)
    value += 0.3 if repeats.get(plain(raw), 0) > 1 and x.words > 4 and not x.stop else 0.0
    value -= 1.5 * max(0.0, x.digits - 0.1)
    value -= (0.25 if x.stop and not raw.endswith(("?", "!", "...")) else 0.0) + (
        0.3 if x.words > 22 else 0.0
    )
    return value - 0.12 * sum(x.cues) * (1.0 if x.words < 10 else 0.4)


def caption_twins(text: str, found: Sequence[Block], keep: Sequence[bool]) -> list[int]:
    """Kept blocks that the next block repeats or goes on from: a picture's text and its caption.

    >>> caption_twins("A meets B.\\nA meets B. (Photo: X)", [Block(0, 10, True), Block(11, 33, False)], [True, True])
    [0, 1]
    """
    twins: list[int] = []
    for i in range(len(found) - 1):
        a, b = _raw(text, found[i]), _raw(text, found[i + 1])
        if keep[i] and len(a) < 400 and len(a) > 15 and b.startswith(a.rstrip(". ")) and len(b) < len(a) + 80:
            twins += [i, i + 1]
    return twins


def _raw(text: str, block: Block) -> str:
    return text[block.start : block.end]
