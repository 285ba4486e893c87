"""Which stretches of a report can tell of dealings between parties at all: a cheap test before anything is read.

Most of what an outlet prints is home affairs. A paragraph is worth reading where it names two parties, or one other
than the state that the report is at home in beside a word that may tell of dealings, or speaks as only foreign affairs
do ("the ambassador", "the two sides"). The paragraphs around such ones belong to the stretch, as do the headline and the
lead; a report that is largely of such paragraphs is one stretch, and one that has none is off the subject: it holds no
contact, instrument or commitment, and only what it quotes is of use. Nothing here is parsed: names are looked up by
their capitals (`names.lexicon`), all else by pieces of words (`gate.yaml`).
"""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from despatch.language.names.lexicon import lexicon
from despatch.language.quotations import QUOTING, labelled
from despatch.model import Report, Span
from despatch.registers.holders import holders
from despatch.registers.states import is_state
from despatch.registers.tables import beside

_CAPITAL = re.compile(r"(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][^\W_]*")
_WORD = re.compile(r"(?:St|Mt)\.|\w+(?:\.\w+)*|['’]s\b|-")
_PARTIES = frozenset(("state", "body", "capital", "seat"))
_WHOLE = 0.35  # share of a report's words in paragraphs worth reading from which on all of it is read
_SHORT = 250  # words: a report so short is read whole
_NEAR = 1  # paragraphs before and after one that is worth reading


class Named(NamedTuple):
    """A party named at an offset: its code, and whether the word means nothing else."""

    at: int
    code: str
    sure: bool


class _Words(NamedTuple):
    strong: tuple[str, ...]
    dealing: re.Pattern[str]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    unsure: frozenset[str]
    offices: tuple[str, ...]


@cache
def _words() -> _Words:
    data = beside(__file__, "gate.yaml")
    return _Words(
        strong=tuple(data["strong"]),
        dealing=re.compile(r"\b(?:" + "|".join(sorted(data["dealing"])) + ")"),
        not_after=tuple(f"{w} " for w in data["not_after"]),
        not_before=tuple(f" {w}" for w in data["not_before"]),
        unsure=frozenset(data["unsure"]),
        offices=tuple(f"{w} " for w in data["offices"]),
    )


_Hit = tuple[str | None, list[tuple[tuple[str, ...], str]]]


@cache
def _names() -> dict[str, _Hit]:
    """First words of the names of parties: the code of the word alone, and the rest of longer names with theirs."""
    found: dict[str, _Hit] = {}
    for word, phrases in lexicon().plain.items():
        known = [(phrase, k.code) for phrase, k in phrases if k.type in _PARTIES]
        if known:
            alone = next((code for phrase, code in known if len(phrase) == 1), None)
            found[word] = (alone, [(phrase[1:], code) for phrase, code in known if len(phrase) > 1])
    return found


@cache
def _leaders() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Last names of holders of office: the state that all who bear them serve, and what may stand before them."""
    states: dict[str, set[str]] = {}
    firsts: dict[str, set[str]] = {}
    for held in {h for of in holders().values() for h in of}:
        first, last = held.name.split()[0], held.name.split()[-1]
        for name in (last, first):
            states.setdefault(name, set()).add(held.party)
        firsts.setdefault(last, set()).add(f"{first} ")
    return {
        name: (min(of), (*_words().offices, *sorted(firsts.get(name, ()))))
        for name, of in states.items()
        if len(of) == 1
    }


def parties_named(text: str, start: int, end: int) -> list[Named]:
    """The parties that `text[start:end]` names by themselves, their seats or their leaders, in order."""
    names, leaders, words = _names(), _leaders(), _words()
    found: list[Named] = []
    until = start
    for match in _CAPITAL.finditer(text, start, end):
        if match.start() < until:
            continue  # within a longer name
        word = match.group()
        hit = names.get(word)
        if hit is None and len(word) > 3 and word.isupper():
            hit = names.get(word.title())
        if hit is None:
            if word in leaders:
                state, before_it = leaders[word]
                if text[max(0, match.start() - 12) : match.start()].endswith(before_it):
                    found.append(Named(match.start(), state, True))
            continue
        code, until = _longest(text, match.end(), hit)
        if code is None:
            continue
        before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 14]
        alone = until == match.end()
        if not (alone and (before.endswith(words.not_after) or after.startswith(words.not_before))):
            found.append(Named(match.start(), code, word not in words.unsure))
    return found


def _longest(text: str, end: int, hit: _Hit) -> tuple[str | None, int]:
    """The longest name that a word ending at `end` begins, and where it ends: at `end` if the word alone is it."""
    alone, longer = hit
    if longer:
        following = list(_WORD.finditer(text, end, end + 50))
        words = tuple(m.group() for m in following)
        for rest, code in longer:
            if words[: len(rest)] == rest:
                return code, following[len(rest) - 1].end()
    return alone, end


class Gate(NamedTuple):
    """What of a report is worth reading, a flag for each span of its body; `telling` are those that tell by themselves.

    `worth` has the telling ones with what is around them, or all.
    """

    worth: tuple[bool, ...]
    telling: tuple[bool, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is; False for a report off the subject."""
        return True in self.worth

    @property
    def all(self) -> bool:
        """Whether everything is."""
        return False not in self.worth


def gate(report: Report) -> Gate:
    """Which spans of the body can tell of dealings between parties."""
    text, body = report.text, report.body
    named = [parties_named(text, span.start, span.end) for span in body]
    home = _home(named)
    sure = any(n.sure and n.code != home for row in named for n in row)
    lowered = text.lower()
    strong = [w for w in _words().strong if w in lowered]
    telling = [
        _telling(lowered, span, {n.code for n in row} if sure else set(), home, strong)
        for span, row in zip(body, named, strict=True)
    ]
    if not any(telling):
        return Gate((False,) * len(body), (False,) * len(body))
    return Gate(_widened(report, telling), tuple(telling))


def _home(named: list[list[Named]]) -> str | None:
    """The state that the report is at home in: the one named most, the first of them in doubt."""
    count = Counter(n.code for row in named for n in row if is_state(n.code))
    return max(count, key=count.__getitem__, default=None)


def _telling(lowered: str, span: Span, named: set[str], home: str | None, strong: list[str]) -> bool:
    if strong and any(lowered.find(w, span.start, span.end) >= 0 for w in strong):
        return True
    if len(named) > 1:
        return True
    return bool(named - {home}) and _words().dealing.search(lowered, span.start, span.end) is not None


def _widened(report: Report, telling: list[bool]) -> tuple[bool, ...]:
    """The telling paragraphs with the headline, the lead and their neighbours; all of a report that mostly tells."""
    sizes = [report.text.count(" ", span.start, span.end) + 1 for span in report.body]
    told = sum(size for size, tells in zip(sizes, telling, strict=True) if tells)
    if sum(sizes) <= _SHORT or told >= _WHOLE * sum(sizes):
        return (True,) * len(telling)
    lead = _lead(report)
    return tuple(n < lead or any(telling[max(0, n - _NEAR) : n + _NEAR + 1]) for n in range(len(telling)))


def _lead(report: Report) -> int:
    """How many spans headline and lead are."""
    return 1 + (report.title_span is not None)


def with_quotations(report: Report, worth: tuple[bool, ...]) -> tuple[bool, ...]:
    """The flags of `worth` with those of what quotations need: who is quoted is told near by, or where first named."""
    text, body = report.text, report.body
    if all(worth) or labelled(text):
        return (True,) * len(body)
    quoting = [QUOTING.search(text, span.start, span.end) is not None for span in body]
    if not (any(worth) or any(quoting)):
        return worth
    lead = _lead(report)
    near = [n < lead or worth[n] or any(quoting[max(0, n - _NEAR) : n + _NEAR + 1]) for n in range(len(body))]
    spoken_of = {
        word
        for span, is_near in zip(body, near, strict=True)
        if is_near
        for word in _NAME.findall(text, span.start, span.end)
    }
    for n, span in enumerate(body):
        introduced = spoken_of.intersection(_FULL.findall(text, span.start, span.end))
        near[n] = near[n] or bool(introduced)
        spoken_of -= introduced
    return tuple(near)


_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_FULL = re.compile(r"(?<=[^\W\d_] )[A-ZÀ-ÖØ-Þ][^\W\d_]+|[A-ZÀ-ÖØ-Þ][^\W\d_]+(?= [A-ZÀ-ÖØ-Þ])")
