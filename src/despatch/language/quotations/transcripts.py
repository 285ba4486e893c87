"""Transcripts: turns that a name and a colon open ("Vladimir Putin: Mr Prime Minister, ..."), without quotation marks."""

import re
from typing import NamedTuple

from despatch.language.quotations.marks import Quoted
from despatch.language.quotations.naming import ROLES
from despatch.language.sentences import sentence_at
from despatch.model import Sentence
from despatch.registers.places import is_town

_LABEL = re.compile(
    r"^([A-Z][^:;!?\"“”\n]{1,80}?)[ \t]*(?:\([^)\n]{1,40}\))?[ \t]*:[ \t]+(?=\S)", re.MULTILINE
)
_ENDS = re.compile(r"^(?:\*\s*\*|<[^>\n]*>|\(Applause|\[)", re.MULTILINE)
_SMALL = frozenset("of the and for to de al in a on la van von bin".split())
_NO_NAMES = frozenset(
    "note photo source topics tags caption read also watch update correction background date time location subject title by "
    "published updated topic related participants agenda place venue editor fact icymi readout pillar goal step section part action "
    "actions chapter annex overview background summary".split()
)
_SPEECH = re.compile(
    r"(?s)\b(?:i|we|you|is|are|it|that|this|to|thank|was|have|has)\b.*[.!?…][\"”’)]*\Z", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Oo]ur|[Mm]y|us|me|[Tt]hanks?)\b")
_QUESTION = re.compile(
    r"(?:question|q|a|answer|reporter|journalist|moderator|remark|reply|response)\Z", re.IGNORECASE
)
LEAST_TURNS = 2


class Turn(NamedTuple):
    """One turn of a transcript: the label [start, end), the colon, and the words said."""

    start: int
    end: int
    colon: int
    said: Quoted


def labelled(text: str) -> bool:
    """Whether a text may hold turns: a look that needs no sentences."""
    told = [m for m in _LABEL.finditer(text) if _opens(m)]
    return bool(_turns(text, told, len(text)))


def turns(text: str, sentences: tuple[Sentence, ...]) -> list[Turn]:
    """The turns of a transcript in order; empty unless two or more name their speaker, or one by office and name."""
    if not sentences:
        return []
    told = [m for m in _LABEL.finditer(text, sentences[0].start, sentences[-1].end) if _opens(m)]
    opened = [m for m in told if sentence_at(sentences, m.start()) is not None]
    return _turns(text, opened, sentences[-1].end)


def _turns(text: str, opened: list[re.Match[str]], end: int) -> list[Turn]:
    named = sum(" " in label[1] and not _QUESTION.match(label[1]) for label in opened)
    if named < LEAST_TURNS and not any(_in_office(label[1]) for label in opened):
        return []
    found = []
    known: set[str] = set()  # surnames of those who have spoken: their short answers are turns too
    for n, label in enumerate(opened):
        stop = opened[n + 1].start() if n + 1 < len(opened) else end
        broken = _ENDS.search(text, label.end(), stop)
        said = text[label.end() : broken.start() if broken else stop].rstrip()
        speaks = _SPEECH.search(said) or (label[1].split()[-1] in known and said.endswith((".", "!", "?")))
        if speaks and not _QUESTION.match(label[1]):
            known.add(label[1].split()[-1])
            last = label.end() + len(said)
            quote = Quoted(label.end(), last, label.end(), last)
            found.append(Turn(label.start(1), label.end(1), text.index(":", label.end(1)), quote))
    spoken = sum(bool(_ADDRESS.search(text, t.said.start, t.said.end)) for t in found)
    return found if 2 * spoken >= len(found) else []


def _in_office(label: str) -> bool:
    """Whether a label tells office and full name ("President of Norway Kari Solheim"): one such turn is a speech."""
    *office, given, surname = label.split() if label.count(" ") > 1 else (label, "", "")
    held = any(w.lower() in ROLES for w in office)
    return held and all(w[:1].isupper() and w.lower() not in ROLES for w in (given, surname))


def _opens(label: re.Match[str]) -> bool:
    """Whether a label names a speaker, rather than a headline that goes on in small letters or a date line's town."""
    town = label[1].isupper() and is_town(label[1].title())
    return not town and not label.string[label.end()].islower() and _names(label[1])


def _names(label: str) -> bool:
    words = label.split()
    if len(words) > 12 or words[0].lower() in _NO_NAMES:
        return False
    return all(w[0].isupper() or w.lower() in _SMALL or not w[0].isalpha() for w in words)
