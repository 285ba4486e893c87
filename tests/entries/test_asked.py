"""What of a long text the learned reader is asked about, which is what it reads."""

from collections.abc import Iterable

import msgspec
import pytest
from stub_reader import StubReader

from despatch.entries import entries_of
from despatch.entries.commitments.judge import accepted, reach, weights, within_reach
from despatch.entries.origins import origins
from despatch.language import analyse
from despatch.language.learned import network
from despatch.model import Page, Span
from despatch.reports import report_of

HEAD = "Cod and trout\n\nOSLO, 4 March 2022 - {}\n\n"
MET = "Norwegian Foreign Minister Kari Aas met Portuguese Foreign Minister Rui Teles in Oslo on Thursday."
OPEN = "Swedish President Ola Berg will hold talks on cod with ministers next week."
WEAK = "Japan and Finland have had exchanges over trout."
DEAL = "Norway and Portugal signed an agreement on cod quotas."
DEED = "Norway will open three ports to Portuguese boats by June."
HOME = "Fishermen said trout was dear."


class Asked(StubReader):
    """A stand-in for a long text that keeps what it is asked about."""

    whole = False

    def __init__(self, text: str) -> None:
        super().__init__(text, ())
        self.spans_asked: list[Span] = []

    def ask(self, spans: Iterable[Span] | None = None) -> None:
        self.spans_asked += list(spans or ())

    def asked(self, start: int, end: int) -> bool:
        return any(s.start < end and start < s.end for s in self.spans_asked)


def asked_about(*sentences: str) -> list[str]:
    """Which of the sentences, told in a row, the learned reader is asked about."""
    analysis = analyse(report_of(Page(id="fish", content=HEAD.format(HOME) + " ".join(sentences))))
    text = analysis.report.text
    seen = Asked(text)
    entries_of(msgspec.structs.replace(analysis, learned=seen))
    at = [(s, text.index(s)) for s in sentences]
    return [s for s, start in at if seen.asked(start, start + len(s))]


@pytest.mark.parametrize("told", [OPEN, DEAL, DEED, WEAK])
def test_what_the_reader_can_settle_is_asked(told: str) -> None:
    assert told in asked_about(MET, HOME, told)


@pytest.mark.parametrize("told", [MET, HOME, "Trout is sold in Japan.", "Ministers will sell trout."])
def test_what_it_cannot_is_not(told: str) -> None:
    assert told not in asked_about(HOME + " " + HOME, told)


def test_home_affairs_are_not_read_at_all() -> None:
    assert asked_about("The Senate passed a bill on trout on Monday.", HOME) == []


def test_a_deed_is_out_of_reach_where_the_reader_cannot_help_it() -> None:
    known = weights(seen=True)
    rules = [t for t in known if t not in ("bias", "threshold") and not t.startswith("seen ")]
    against = sorted((t for t in rules if known[t] < 0), key=known.__getitem__)
    told = sorted(rules, key=known.__getitem__)[-3:]
    assert within_reach(told)
    while within_reach(told):
        told.append(against.pop(0))
    ways = [[f"seen {of} {n}" for n in range(5)] for of in ("deed", "beginning", "undertaking", "contact")]
    best = [max(way, key=known.__getitem__) for way in ways]
    assert reach() == pytest.approx(sum(known[t] for t in best))
    assert not accepted([*told, *best])
    assert accepted([*told[:-1], *best])


@pytest.mark.reader
def test_asking_again_changes_nothing() -> None:
    if network.folder() is None:
        pytest.skip("the files of the learned reader are not in this copy (make train)")
    told = " ".join([OPEN, HOME, WEAK, DEAL, *[HOME] * 200, DEED, *[HOME] * 40])
    analysis = analyse(report_of(Page(id="fish", content=HEAD.format(MET) + told)), whole=False)
    assert len(analysis.report.text) > 5000
    reading = entries_of(analysis)
    read = analysis.learned.sentences
    assert 0 < read < len(analysis.sentences) / 4
    told_of = origins(analysis, reading)
    assert (told_of.read, analysis.learned.sentences) == (read, read)
    assert entries_of(analysis) == reading
