"""Days of contacts that the rules leave undated: what the judge fills in, told by a stand-in of the learned reader."""

from pathlib import Path

import msgspec
import pytest
from seen_stub import Seen

from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.undated import fill_undated, options_of, score, weights
from despatch.language import analyse
from despatch.model import Analysis, Page
from despatch.reports import report_of

TEXT = (
    "Ministers\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway saw Kenji Mori of Japan. They spoke of cod. The ferry had been "
    "late on Sunday.\n\nCod prices have risen since 2011, and trawlers were lost in the storms of March 2003."
)
HEAD = "saw"
PUBLISHED = "2024-05-06"


def read(linked: dict[str, float] | None, text: str = TEXT) -> Analysis:
    """The report as analysed, with a reader that links these words to the contact as its time."""
    analysis = analyse(report_of(Page(id="x", content=text, published=PUBLISHED)))
    seen = None
    if linked is not None:
        times = {text[t.start : t.end]: t for t in analysis.times}
        roles = {
            (HEAD, words): {"time": chance} for words in times for w, chance in linked.items() if w in words
        }
        seen = Seen(text, {"contact": [(HEAD, "meeting", 0.9)]}, roles)
    return msgspec.structs.replace(analysis, learned=seen)


def contact(analysis: Analysis, **more: object) -> Candidate:
    at = analysis.report.text.index(HEAD)
    made = {"sentence": 1, "kind": "meeting", "status": "held", "parties": {"NOR", "JPN"}, "evidence": [1],
            "heads": [(at, at + len(HEAD))], **more}  # fmt: skip
    return msgspec.convert(made, Candidate)


def filled(linked: dict[str, float] | None, **more: object) -> Candidate:
    analysis = read(linked)
    one = contact(analysis, **more)
    fill_undated(analysis, [one])
    return one


def test_a_day_that_the_reader_links_is_taken_and_its_sentence_cited() -> None:
    analysis = read({"Sunday": 0.99})
    one = contact(analysis)
    fill_undated(analysis, [one])
    assert (one.date, one.asked) == ("2024-05-05", {"date": "2024-05-05"})
    cited = [analysis.sentences[n] for n in one.evidence]
    assert any("Sunday" in TEXT[s.start : s.end] for s in cited)
    assert one.evidence[0] == 1


@pytest.mark.parametrize("linked", [None, {}, {"Sunday": 0.1}, {"2011": 0.99}, {"March 2003": 0.3}])
def test_what_is_not_likely_stays_unknown(linked: dict[str, float] | None) -> None:
    one = filled(linked)
    assert (one.date, one.asked, one.evidence) == (None, {}, [1])


def test_what_the_rules_found_is_left_alone() -> None:
    one = filled({"Sunday": 0.99}, date="2024-05-03")
    assert (one.date, one.asked) == ("2024-05-03", {})


def test_a_plan_is_not_dated_by_a_day_gone_by_as_readily() -> None:
    analysis = read({"Sunday": 0.9})
    (held, past), (plan, gone) = (
        (one, max(options, key=lambda o: score(o.traits)))
        for status in ("held", "planned")
        for one, options in options_of(analysis, [contact(analysis, status=status)])
    )
    assert held.status != plan.status
    assert score(past.traits) > score(gone.traits)


def test_times_that_give_no_days_are_no_options() -> None:
    text = "Ministers\n\nOSLO, May 6 - Foreign Minister Ole Dahl of Norway saw Kenji Mori of Japan for two hours, as every year."
    analysis = read({"two hours": 0.99, "every year": 0.99}, text)
    assert analysis.times
    assert options_of(analysis, [contact(analysis)]) == []


def test_the_day_in_a_dateline_is_no_option() -> None:
    analysis = read({"May 6": 0.99})
    assert all(t.edtf != PUBLISHED for t in analysis.times)  # one that runs into its paragraph dates nothing
    alone = "Ministers\n\nOSLO, May 6 (NTB)\n\nForeign Minister Ole Dahl of Norway saw Kenji Mori of Japan for two hours."
    analysis = read({"May 6": 0.99}, alone)
    assert any(t.edtf == PUBLISHED for t in analysis.times)
    assert all(
        o.time.edtf != PUBLISHED for _, options in options_of(analysis, [contact(analysis)]) for o in options
    )


def test_longer_stretches_say_too_little() -> None:
    (_, options), *_ = options_of(analysis := read({"2011": 0.99}), [contact(analysis)])
    assert all("2011" not in TEXT[o.time.start : o.time.end] for o in options)


def test_every_trait_that_is_weighed_can_be_had() -> None:
    """No weight stands for a trait that the code no longer gives."""
    source = Path(fill_undated.__code__.co_filename).read_text(encoding="utf-8")
    for trait in set(weights()) - {"bias", "threshold"}:
        word = trait if f'"{trait}"' in source else trait.rsplit(" ", 1)[0] + " {"
        assert word in source, trait
