"""The words of a query, marked where they stand in a text."""

import re

from rich.text import Text

from despatch.answers.plain import shortened
from despatch.record.words import content_words

MARK = "bold yellow"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def marked(text: str, words: str | None, *, colour: bool, most: int, style: str = "") -> Text:
    """`text` on one line and harmless, cut to `most` characters, the words asked for in MARK (without colour: in brackets).

    A word is marked where it begins with one that is asked for, singular and plural alike, as the
    record looks for it.
    """
    line = shortened(text, most)
    out, at = Text(style=style, overflow="fold"), 0
    asked = content_words(words) if words else frozenset()
    for found in _WORD.finditer(line) if asked else ():
        if not any(word.startswith(a) for word in content_words(found[0]) for a in asked):
            continue
        out.append(line[at : found.start()])
        out.append(found[0] if colour else f"[{found[0]}]", style=MARK if colour else "")
        at = found.end()
    return out.append(line[at:])
