"""A record is a function of the set of its readings."""

import random
from collections.abc import Callable

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from record_made import STATUSES, contact, contacts, dates, exported, reading, readings

from despatch import Reading, Record
from despatch.model import Contact
from despatch.record.blocks import slots, sought
from despatch.record.compare import compare
from despatch.record.profile import profile

# A failing set of readings is small as it is, and to shrink it takes minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def record_of(
    readings: list[Reading], *, by: Callable[[Record, list[Reading]], object] | None = None
) -> bytes:
    with Record(":memory:") as record:
        (by or (lambda r, some: r.add_all(some)))(record, readings)
        return exported(record)


def one_by_one(record: Record, readings: list[Reading]) -> None:
    for one in readings:
        record.add(one)


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(readings(), st.randoms(use_true_random=False), st.data())
def test_order_division_and_repetition_make_no_difference(
    made: list[Reading], rng: random.Random, data: st.DataObject
) -> None:
    whole = record_of(made)
    shuffled = [*made, *data.draw(st.lists(st.sampled_from(made), max_size=3))]
    rng.shuffle(shuffled)
    assert record_of(shuffled, by=one_by_one) == whole
    cut = data.draw(st.integers(0, len(made)))
    backwards = made[::-1]
    assert record_of(backwards, by=lambda r, some: (r.add_all(some[:cut]), r.add_all(some[cut:]))) == whole


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(readings(least=2), st.randoms(use_true_random=False))
def test_what_is_removed_or_replaced_leaves_no_trace(made: list[Reading], rng: random.Random) -> None:
    rest, gone = made[:-1], made[-1]
    older = reading(
        rest[0].report.id,
        rest[0].report.published,
        contact(date="2023-05-04"),
        text_key=rest[0].report.text_key,
    )
    order = [older, *rest[1:], gone]
    rng.shuffle(order)
    with Record(":memory:") as record:
        one_by_one(record, order)
        assert record.remove(gone.report.id)
        record.add(rest[0])
        assert exported(record) == record_of(rest)


@settings(max_examples=30, deadline=None, phases=PHASES)
@given(readings())
def test_every_account_is_in_one_entry_and_no_report_tells_it_twice(made: list[Reading]) -> None:
    with Record(":memory:") as record:
        record.add_all(made)
        entries = list(record.entries())
        told = sum(len(r.contacts) + len(r.instruments) + len(r.commitments) for r in made)
        held = [e for e in entries if e.kind_of_entry != "statement"]
        assert sum(e.sources.reports for e in held) == told
        for e in entries:
            assert 1 <= e.sources.texts <= e.sources.reports
            assert record.entry(e.id) == e
            assert e.sources.reports == len({c.report for c in e.entry.citations})
        assert record.count() == len(entries) == len(list(record.timeline(of="all")))


@st.composite
def alike(draw: st.DrawFn) -> tuple[Contact, Contact]:
    """Two contacts of one kind, mechanism, place and people; only status and date differ."""
    first = msgspec.structs.replace(draw(contacts()), date=draw(dates()))
    return first, msgspec.structs.replace(first, date=draw(dates()), status=draw(st.sampled_from(STATUSES)))


def told_on() -> st.SearchStrategy[str | None]:
    """A date of publication: a day, month or year, never a stretch."""
    return dates().filter(lambda date: date is None or "/" not in date)


@settings(max_examples=500, deadline=None)
@given(alike(), told_on(), told_on())
def test_two_accounts_find_each_other_and_compare_alike(
    pair: tuple[Contact, Contact], at: str | None, on: str | None
) -> None:
    a, b = pair
    x = profile(a, key="k1", report=1, published=at)
    y = profile(b, key="k2", report=2, published=on)
    assert sought(x).isdisjoint(slots(y)) == sought(y).isdisjoint(slots(x))
    found = compare(x, y)
    assert found == compare(y, x)
    if found.alike:
        assert not sought(x).isdisjoint(slots(y)), "alike, but never compared"
