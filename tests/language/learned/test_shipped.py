"""The files in the package: how large they are, and what the network for names makes of a text of ours."""

import pytest

from despatch.language.learned import learned, learned_names, network
from despatch.model import Span

pytestmark = [
    pytest.mark.reader,
    pytest.mark.skipif(
        not (network.FILES / network.READER).exists(), reason="the learned reader is not shipped here"
    ),
]
MOST_MB = 40
TEXT = (
    "Mara Okello of the United Savanna Party left the Assembly of Lamu after the 2011 Lamu county election."
)


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in network.FILES.iterdir()) < MOST_MB * 1e6


def test_names_are_seen_whole() -> None:
    seen = learned_names(TEXT, [Span(0, len(TEXT))])
    assert seen is not None
    found = {(TEXT[s.start : s.end], s.label) for s in seen.spans("name")}
    assert {("Mara Okello", "person"), ("United Savanna Party", "organisation"), ("Assembly of Lamu", "organisation")} <= found  # fmt: skip
    assert any(
        words.startswith("2011 Lamu county election") and label == "occasion" for words, label in found
    )


def test_without_a_network_of_its_own_names_are_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "for_names", lambda path: network.READER)
    text, spans = TEXT, [Span(0, len(TEXT))]
    names, all_of_it = learned_names(text, spans), learned(text, spans)
    assert names is not None
    assert all_of_it is not None
    assert names.spans("name") == all_of_it.spans("name")


def test_nothing_is_read_where_it_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(network.SWITCH, "rules")
    assert learned_names(TEXT, [Span(0, len(TEXT))]) is None


def test_both_networks_are_weighed() -> None:
    text, spans = TEXT, [Span(0, len(TEXT))]
    reader, alone = learned(text, spans), learned_names(text, spans)
    assert reader is not None
    assert alone is not None
    both = learned_names(text, spans, reader)
    assert both is not None
    where = (0, len("Mara Okello"), "person")
    mean = (alone.chance("name", *where) + reader.chance("name", *where)) / 2
    assert both.chance("name", *where) == pytest.approx(mean, abs=0.05)
    assert (0, len("Mara Okello")) in {(s.start, s.end) for s in both.spans("name")}
