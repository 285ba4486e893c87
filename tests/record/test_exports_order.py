"""Exports, like the record, do not depend on the order in which readings were added."""

import io
import random
from collections import Counter

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from record_made import readings

from despatch import Reading, Record
from despatch.answers.exports.calendar import calendar
from despatch.answers.exports.columns import entry_record, entry_schema
from despatch.answers.exports.event_table import event_csv
from despatch.answers.exports.events import event_rows
from despatch.answers.exports.ftm import ftm_entities
from despatch.answers.exports.origin import origins_of
from despatch.answers.exports.parquet import Columns, write_parquet
from despatch.answers.exports.selection import selected
from despatch.answers.query import Query
from despatch.answers.table import merged_row

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def exports(readings: list[Reading], query: Query) -> list[object]:
    with Record(":memory:") as record:
        for one in readings:
            record.add(one)
        told_by, left_out = origins_of(record), Counter[str]()
        sink = io.BytesIO()
        rows = [merged_row(m) for m in selected(record, query)]
        write_parquet(rows, Columns(entry_schema, entry_record), sink)
        return [
            sink.getvalue(),
            b"".join(calendar(selected(record, query), told_by, left_out)),
            "".join(event_csv(event_rows(selected(record, query), told_by))),
            msgspec.json.encode(list(ftm_entities(lambda: selected(record, query), told_by, left_out))),
            left_out,
        ]


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(readings(), st.randoms(use_true_random=False), st.sampled_from([(), ("IND",), ("IND", "RUS")]))
def test_order_makes_no_difference(made: list[Reading], rng: random.Random, parties: tuple[str, ...]) -> None:
    shuffled = [*made]
    rng.shuffle(shuffled)
    assert exports(shuffled, Query(parties)) == exports(made, Query(parties))


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(readings(), st.sampled_from([("IND",), ("IND", "RUS"), ("CHN", "IND", "RUS")]))
def test_an_export_for_parties_holds_what_their_timeline_does(
    made: list[Reading], parties: tuple[str, ...]
) -> None:
    from despatch.answers.query import answer

    with Record(":memory:") as record:
        record.add_all(made)
        kinds = ("contact", "instrument", "commitment", "statement")
        on_timeline = sorted(m.id for m in answer(record, Query(parties, kinds=kinds)))
        assert sorted(m.id for m in selected(record, Query(parties))) == on_timeline
