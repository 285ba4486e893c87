"""Origins: who found an entry and what the learned reader gave it; a reading stays as it is."""

import msgspec
import pytest
from stub_reader import StubReader

from despatch.entries import entries_of
from despatch.entries.origins import Origins, origins
from despatch.language import analyse
from despatch.language.learned import network
from despatch.model import Analysis, Page, Reading
from despatch.reports import report_of

TEXT = """Fishing for agreement

OSLO, 4 March 2022 - Norwegian Foreign Minister Kari Aas met Portuguese Foreign Minister Rui Teles in Oslo on Thursday.

The two ministers signed an agreement on cod quotas between Norway and Portugal. "We have waited ten years for this text," Aas told reporters.

Norway will open three ports to Portuguese boats by June, Aas said.

Swedish President Ola Berg had a word with Danish Prime Minister Ida Holm at a village inn. It was snowing in Lund.
"""
SPANS = (
    ("met", "contact", "meeting", 0.97),
    ("had a word", "contact", "meeting", 0.91),
    ("agreement on cod quotas", "title", "title", 0.88),
    ("signed", "action", "action", 0.8),
    ("told", "cue", "cue", 0.98),
    ("open three ports to Portuguese boats", "what", "what", 0.7),
    ("will", "undertaking", "undertaking", 0.75),
)
LINKS = {
    ("had a word", "Swedish President Ola Berg"): ("participant", 0.95),
    ("had a word", "Danish Prime Minister Ida Holm"): ("participant", 0.93),
    ("had a word", "Lund"): ("place", 0.9),
    ("had a word", "LUND"): ("place", 0.9),
    ("will", "open three ports to Portuguese boats"): ("what", 0.9),
}
SAYS = {"met": {"held": 0.92}, "had a word": {"held": 0.96}, "agreement on cod quotas": {"signed": 0.9}}


def read_with(
    *spans: tuple[str, str, str, float], rest: float = 0.05, text: str = TEXT
) -> tuple[Analysis, Reading, Origins]:
    seen = analyse(report_of(Page(id="fish", content=text)), whole=False)
    stub = StubReader(seen.report.text, spans, LINKS, SAYS, rest)
    seen = msgspec.structs.replace(seen, learned=stub if spans else None)
    reading = entries_of(seen)
    return seen, reading, origins(seen, reading)


def of_day(reading: Reading, told: Origins, day: str) -> tuple:
    return next(pair for pair in zip(reading.contacts, told.contacts, strict=True) if pair[0].date == day)


def test_rules_alone() -> None:
    analysis, reading, told = read_with()
    text = analysis.report.text
    assert not told.on
    assert told.spans == ()
    contact, origin = of_day(reading, told, "2022-03-03")
    assert (contact.kind, origin.by, origin.chance) == ("meeting", "rules", None)
    assert [text[s.start : s.end] for s in origin.rules] == ["met"]
    assert {o.by for o in (*told.instruments, *told.commitments, *told.statements)} == {"rules"}


def test_a_contact_that_both_find() -> None:
    _, reading, told = read_with(*SPANS)
    _, origin = of_day(reading, told, "2022-03-03")
    assert origin.by == "both"
    assert [(s.label, s.score) for s in origin.model] == [("meeting", 0.97)]
    assert dict(origin.says) == {"held": 0.92}
    assert origin.asked == ()


@pytest.mark.parametrize("town", ["Lund", "LUND"])
def test_a_contact_and_its_place_that_only_the_model_gives(town: str) -> None:
    _, reading, told = read_with(*SPANS, text=TEXT.replace("in Lund", f"in {town}"))
    contact, origin = next(
        pair
        for pair in zip(reading.contacts, told.contacts, strict=True)
        if pair[0].parties == ("DNK", "SWE")
    )
    assert (origin.by, origin.rules) == ("model", ())
    assert contact.place == "Lund"
    assert [(a.field, a.value, a.chance) for a in origin.asked] == [("place", "Lund", 0.9)]


def test_texts_deeds_and_sayings() -> None:
    analysis, _, told = read_with(*SPANS)
    assert [(o.by, dict(o.says)) for o in told.instruments] == [("both", {"signed": 0.9})]
    (deed,) = told.commitments
    assert [s.layer for s in deed.model] == ["undertaking", "what"]
    assert deed.chance >= deed.least
    assert all(r.weight for r in deed.reasons)
    quoted = told.statements[0]
    assert [analysis.report.text[s.start : s.end] for s in quoted.rules] == ["told"]
    assert [s.layer for s in quoted.model] == ["cue"]


def test_what_the_model_does_not_see_is_told_as_near_as_it_comes() -> None:
    _, reading, told = read_with(SPANS[1], rest=0.2)
    _, origin = of_day(reading, told, "2022-03-03")
    assert (origin.by, origin.model) == ("rules", ())
    assert origin.unseen is not None
    assert origin.unseen[1] == 0.2


@pytest.mark.parametrize("spans", [(), SPANS])
def test_nothing_changes_and_every_entry_has_an_origin(
    spans: tuple[tuple[str, str, str, float], ...],
) -> None:
    analysis, reading, told = read_with(*spans)
    assert entries_of(analysis) == reading
    assert origins(analysis, reading) == told
    for kind in ("contacts", "instruments", "commitments", "statements"):
        assert [o.by is not None for o in getattr(told, kind)] == [True] * len(getattr(reading, kind))


def test_of_a_report_off_the_subject_there_is_nothing() -> None:
    seen = analyse(
        report_of(Page(id="rain", content="Rain fell on the hills all day. The river rose by a foot."))
    )
    told = origins(seen, entries_of(seen))
    assert (told.contacts, told.instruments, told.left_out) == ((), (), ())


@pytest.mark.reader
@pytest.mark.skipif(
    not (network.FILES / "reader.onnx").exists(), reason="the learned reader is not shipped here"
)
def test_the_shipped_reader_tells_what_it_saw() -> None:
    seen = analyse(report_of(Page(id="fish", content=TEXT)), whole=False)
    reading = entries_of(seen)
    told = origins(seen, reading)
    assert told.on
    assert any(s.layer == "contact" for s in told.spans)
    assert all(0 <= s.score <= 1 for s in told.spans)
    assert any(o.by == "both" for o in told.contacts)
