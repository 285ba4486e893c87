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
from typing import NamedTuple

from despatch.language.parties import Named, parties_named, words
from despatch.language.quotations import QUOTING, labelled
from despatch.model import Report, Span
from despatch.registers.states import is_state

_WHOLE = 0.35  # share of a report's words in paragraphs worth reading from which on all of it is read
_SHORT = 250  # words: a report so short is read whole
_NEAR = 1  # paragraphs before and after one that is worth reading


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
    sure = any(n.code != home and (n.sure or _plain(n, home)) for row in named for n in row)
    lowered = text.lower()
    strong = [w for w in words().strong if w in lowered]
    telling = [
        _telling(lowered, span, row if sure else [], home, strong)
        for span, row in zip(body, named, strict=True)
    ]
    if not any(telling):
        return Gate((False,) * len(body), (False,) * len(body))
    return Gate(_widened(report, telling), tuple(telling))


def _home(named: list[list[Named]]) -> str | None:
    """The state that the report is at home in: the one named most, the first of them in doubt."""
    count = Counter(n.code for row in named for n in row if is_state(n.code) and (n.sure or n.free))
    return max(count, key=count.__getitem__, default=None)


def _plain(named: Named, home: str | None) -> bool:
    """Whether a word of other meanings names a state: "Peru" by itself, but for "Georgia" and "Lebanon" in an American report."""
    return named.free and home not in (None, "USA") and is_state(named.code)


def _telling(lowered: str, span: Span, named: list[Named], home: str | None, strong: list[str]) -> bool:
    if strong and any(lowered.find(w, span.start, span.end) >= 0 for w in strong):
        return True
    if len({n.code for n in named if not n.within}) > 1:
        return True
    return (
        bool({n.code for n in named} - {home})
        and words().dealing.search(lowered, span.start, span.end) is not None
    )


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
