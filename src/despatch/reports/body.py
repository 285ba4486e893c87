"""Which blocks of a text are the report."""

import re

from despatch.reports.blocks import Block

_SENTENCE = re.compile(r"[.!?][\"”’')]*\s*\Z")


def body_blocks(text: str, found: list[Block]) -> list[bool]:
    """For each block, whether it is part of the report (interim rules; a learned model follows)."""
    keep = []
    for block in found:
        words = text[block.start : block.end].split()
        ends = bool(_SENTENCE.search(text, block.start, block.end))
        keep.append((len(words) > 12 and ends) or len(words) > 40)
    last = max((i for i, k in enumerate(keep) if k), default=-1)
    return [k and i <= last for i, k in enumerate(keep)]
