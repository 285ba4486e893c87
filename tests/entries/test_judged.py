"""What the judging network's word does to commitments and instruments."""

from typing import Any

import msgspec
import pytest
from stub_reader import StubReader

from despatch.entries import entries_of
from despatch.entries.commitments import judge
from despatch.entries.instruments import weighed
from despatch.entries.origins import origins
from despatch.language import analyse
from despatch.language.learned.judging import Verdict
from despatch.language.learned.labels import ACTIONS
from despatch.model import Analysis, Page, Reading
from despatch.reports import report_of

TEXT = """OSLO, 4 March 2022 - Norwegian Foreign Minister Kari Aas met Portuguese Foreign Minister Rui Teles in Oslo on Thursday.

The two ministers signed an agreement on cod quotas between Norway and Portugal. A convention on whales of the two countries is on their minds.

Norway will open three ports to Portuguese boats by June, Aas said. Portugal will share its charts with Norwegian boats, Teles said.
"""
DEED, CHARTS, COD, WHALES = "open three ports", "share its charts", "cod quotas", "whales"


def read_with(**judged: float) -> tuple[Analysis, Reading, StubReader]:
    seen = analyse(report_of(Page(id="fish", content=TEXT)), whole=False)
    words = {"deed": DEED, "charts": CHARTS, "cod": COD, "whales": WHALES}
    stub = StubReader(seen.report.text, [], judged={words[name]: odds for name, odds in judged.items()})
    analysis = msgspec.structs.replace(seen, learned=stub)
    return analysis, entries_of(analysis), stub


def told(reading: Reading) -> set[str]:
    return {one.title for one in reading.instruments} | {one.what for one in reading.commitments}


@pytest.mark.parametrize(
    ("judged", "words", "there"),
    [({"deed": 3.0}, DEED, True), ({"deed": -3.0}, DEED, False), ({"charts": 3.0}, CHARTS, True), ({"charts": -3.0}, CHARTS, False),
     ({"cod": 3.0}, COD, True), ({"cod": -9.0}, COD, False), ({"whales": 9.0}, WHALES, True), ({"whales": -1.0}, WHALES, False)],
)  # fmt: skip
def test_its_word_takes_and_leaves_out(judged: dict[str, float], words: str, there: bool) -> None:
    _, reading, _ = read_with(**judged)
    assert any(words in one for one in told(reading)) is there


def test_it_is_asked_what_an_entry_would_claim() -> None:
    _, _, stub = read_with(deed=3.0)
    claims = {q.claim: TEXT[q.words.start : q.words.end] for q in stub.questions}
    assert claims["undertaking of Norway"].startswith(DEED)
    assert claims["agreement of Norway, Portugal"].startswith("agreement on cod")
    for question in stub.questions:
        assert question.sentence.start <= question.words.start < question.words.end <= question.sentence.end


def test_it_is_not_asked_where_the_rules_are_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    for score, wanted in ((9.0, True), (-9.0, False)):
        monkeypatch.setattr(judge, "score", lambda traits, score=score: score)
        _, reading, stub = read_with()
        assert not [q for q in stub.questions if q.kind == "commitment"]
        assert bool(reading.commitments) is wanted


def test_explain_tells_its_weight() -> None:
    analysis, reading, _ = read_with(deed=3.0, cod=3.0)
    found: Any = origins(analysis, reading)
    (text,), (deed,) = found.instruments, found.commitments
    for origin in (text, deed):
        assert origin.chance >= origin.least
        assert "network" in {reason.trait for reason in origin.reasons}
    assert {"rules", "action told"} <= {reason.trait for reason in text.reasons}


def test_what_is_surer_than_it_should_be_counts_no_more() -> None:
    assert judge.together([], 50.0) == judge.together([], judge.LIMIT)
    assert judge.together([], None) == judge.score([])
    assert weighed.log_odds({}) == weighed.BIAS


def test_it_tells_the_action_of_a_text_of_which_no_word_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for chance, action in ((0.95, "signed"), (0.6, "adopted")):
        analysis, _, stub = read_with()
        verdict = Verdict(9.0, (chance, *[0.0] * (len(ACTIONS) - 1)))
        monkeypatch.setattr(stub, "judged", lambda asked, verdict=verdict: [verdict for _ in asked])
        actions = {one.title: one.action for one in entries_of(analysis).instruments}
        assert actions["convention on whales of the two countries"] == action
