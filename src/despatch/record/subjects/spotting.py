"""What one report names that may be a subject: codes, names, third states' troubles and matters, with their places."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from despatch.language.names import names
from despatch.language.sentences import sentences
from despatch.model import Mention, Report, Sentence
from despatch.model.subjects import SubjectKind
from despatch.record.names import fold
from despatch.record.subjects.lexicon import lexicon, singular, themes, trouble
from despatch.record.subjects.naming import Name, name_at

_WORD = re.compile(r"[^\W_]+")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_CODE = re.compile(
    r"(?<![\w$€£.,/@#-])(?:[A-Z][A-Za-z]{0,5}-\d{1,4}[A-Z]{0,3}|[A-Z]{1,4}\d{2,4}[A-Z]?)(?:-[A-Z]{1,3})?(?![\w/]|[.,]\d)"
)
_NO_CODE = re.compile(
    r"(?:G|P|E|A|T|Rs|US|UTC|GMT|PM|AM|No|Nr|Vol|Art|HB|SB|M|Q|H|FY|Boeing|Airbus)-?\d+", re.ASCII
)
_PARTIED = re.compile(
    r"\b(two|three|four|five|six|seven|eight|[2-8])[- ](?:party|nation|way|country|sided)[- ]talks\b", re.I
)
_NUMBERS = dict(zip("2345678", ("two", "three", "four", "five", "six", "seven", "eight"), strict=True))


class Spot(NamedTuple):
    """Words that may name a subject: its key (the same for spellings of one name), how it is shown, where it stands."""

    key: str
    kind: SubjectKind
    start: int
    end: int
    sentence: int
    wide: bool = False
    sure: bool = True


class Spotted(NamedTuple):
    """A report with its sentences, the parties that each paragraph names, and what may be subjects in it.

    `common` are its words of small letters: what is written so is no name.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    named: dict[int, frozenset[str]]
    spots: tuple[Spot, ...]
    common: frozenset[str]
    aliases: tuple[tuple[str, str], ...]


def spotted(report: Report, states: Callable[[str], bool]) -> Spotted:
    """Everything in a report that may be a subject; `states` tells whether a code is a state's."""
    split = sentences(report)
    mentions, people = names(report, split, ())
    words = frozenset(w for p in people if p.name for w in _WORD.findall(fold(p.name)))
    by_paragraph: dict[int, set[str]] = {}
    spots: list[Spot] = []
    aliases: list[tuple[str, str]] = []
    for number, sentence in enumerate(split):
        inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
        for m in inside:
            by_paragraph.setdefault(sentence.paragraph, set()).update(m.parties)
        taken = [(m.start, m.end) for m in inside if m.type in ("person", "office", "body", "organisation")]
        for name in _names(report, sentence, inside, words):
            wide = name.key in lexicon()["wide"]
            spots.append(Spot(name.key, name.kind, name.start, name.end, number, wide, name.sure))
            aliases += [(name.alias, name.key)] if name.alias else []
            taken.append((name.start, _behind(report.text, name.end, sentence.end)))
        spots += _matters(report.text, number, sentence, inside, taken)
        spots += _troubles(report.text, number, sentence, inside, states)
    named = {paragraph: frozenset(parties) for paragraph, parties in by_paragraph.items()}
    common = frozenset(_SMALL.findall(report.text))
    return Spotted(report, split, named, tuple(spots), common, tuple(aliases))


def _names(
    report: Report, sentence: Sentence, inside: list[Mention], people: frozenset[str]
) -> Iterator[Name]:
    """Codes and names of things in a sentence; those of people, states, bodies and towns are none."""
    text = report.text
    codes: list[tuple[int, int]] = []
    for found in _CODE.finditer(text, sentence.start, sentence.end):
        if not _no_code(found[0]) and not _covered(found.start(), found.end(), inside, ("person", "body")):
            key = re.sub(r"[^a-z0-9]", "", fold(found[0]))
            yield Name(key, "code", found.start(), found.end())
            codes.append(found.span())
    for found in _PARTIED.finditer(text, sentence.start, sentence.end):
        number = _NUMBERS.get(found[1], found[1].lower())
        yield Name(f"{number}-party talks", "name", found.start(), found.end())
    titled, ends = sentence.title or _titled(sentence, inside), -1
    for token_at, token in enumerate(sentence.tokens):
        if token.start < ends or not token.word[:1].isupper() or any(s <= token.start < e for s, e in codes):
            continue
        name = name_at(text, sentence, token_at, inside, people, titled=titled)
        if name:
            ends = name.end
            yield name


def _no_code(written: str) -> bool:
    """Whether what looks like a code is a sum, an hour, a paragraph, a date."""
    return bool(_NO_CODE.fullmatch(written)) or fold(written.partition("-")[0]) in lexicon()["calendar"]


def _behind(text: str, start: int, end: int) -> int:
    """Where the words end that only say what a name is of: "S-400 [air defence missile systems]"."""
    for word in _WORD.finditer(text, start, end):
        if fold(word[0]) not in lexicon()["behind"] or text[start : word.start()].strip(" -"):
            break
        start = word.end()
    return start


def _titled(sentence: Sentence, inside: list[Mention]) -> bool:
    """Whether nearly every word outside of known names has a capital, as in headlines: capitals then tell no names."""
    long = [t for t in sentence.tokens if t.word.isalpha() and len(t.word) > 3]
    free = [t.word for t in long if not any(m.start <= t.start < m.end for m in inside)]
    told = free if len(free) > 2 else [t.word for t in long]
    return len(told) > 2 and sum(w[0].isupper() for w in told) > 0.7 * len(told)


def _covered(start: int, end: int, mentions: Iterable[Mention], types: tuple[str, ...]) -> bool:
    return any(m.start < end and start < m.end for m in mentions if m.type in types)


def _matters(
    text: str, number: int, sentence: Sentence, inside: list[Mention], taken: list[tuple[int, int]]
) -> Iterator[Spot]:
    """Matters by their words, the longest form first; words of a name or an office tell none."""
    found = [
        (m.start(), m.end(), singular(fold(m[0]))) for m in _WORD.finditer(text, sentence.start, sentence.end)
    ]
    at = 0
    while at < len(found):
        for theme in themes().get(found[at][2], ()):
            stop = at + len(theme.words)
            if tuple(w for _, _, w in found[at:stop]) != theme.words:
                continue
            start, end = found[at][0], found[stop - 1][1]
            if any(s < end and start < e for s, e in taken) or _amount(found, at):
                continue
            yield Spot(f"matter {theme.name}", "matter", start, end, number, theme.wide)
            at = stop - 1
            break
        at += 1


def _amount(found: list[tuple[int, int, str]], at: int) -> bool:
    """Whether the word `at` is but the unit of a sum: "500 million rupees"."""
    before = found[at - 1][2] if at else ""
    return found[at][2] in lexicon()["currencies"] and (before.isdigit() or before in lexicon()["scales"])


def _troubles(
    text: str, number: int, sentence: Sentence, inside: list[Mention], states: Callable[[str], bool]
) -> Iterator[Spot]:
    """States with a word of trouble beside them: "the war in Ukraine", "the Afghan crisis", "Iraq's reconstruction"."""
    for m in inside:
        if m.type != "state" or not m.of or not states(m.of) or m.form == "code":
            continue
        before = [singular(fold(w)) for w in _WORD.findall(text[max(sentence.start, m.start - 40) : m.start])]
        after = [singular(fold(w)) for w in _WORD.findall(text[m.end : min(sentence.end, m.end + 30)])]
        joined = before[-1:] and before[-1] in (
            "in",
            "on",
            "over",
            "of",
            "to",
            "about",
            "against",
            "for",
            "around",
        )
        if (joined and trouble() & set(before[-4:-1])) or trouble() & set(after[:2]):
            yield Spot(f"state {m.of}", "state", m.start, m.end, number)


__all__ = ["Spot", "Spotted", "spotted"]
