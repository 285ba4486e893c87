"""The generator of the benchmark of size: the same each time, every citation exact, about as many contacts as asked for."""

import sys
from itertools import islice
from pathlib import Path

import msgspec
from record_made import place

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.generator import readings
from despatch import Record


def test_the_same_each_time() -> None:
    assert list(islice(readings(2000), 40)) == list(islice(readings(2000), 40))
    assert list(islice(readings(2000, seed=1), 40)) != list(islice(readings(2000), 40))


def test_every_citation_is_exact() -> None:
    for reading in islice(readings(2000), 200):
        for entry in (*reading.contacts, *reading.instruments, *reading.commitments, *reading.statements):
            (cited,) = entry.citations
            assert reading.report.text[cited.start : cited.end] == cited.text
        assert msgspec.json.decode(msgspec.json.encode(reading), type=type(reading)) == reading


def test_as_many_contacts_as_asked_for() -> None:
    with Record(place()) as record:
        record.add_all(readings(400))
        assert 380 <= record.count("contact") <= 420
