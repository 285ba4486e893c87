"""Full-text search: the same is found in either database, and whatever is typed is understood."""

import hashlib
import random
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from record_made import cite, contact, place, reading, readings

from despatch import Reading, Record
from despatch.model import Commitment, Instrument, Statement, UsageError
from despatch.model.merged import ENTRY_SORTS
from despatch.record.search_index import SEARCHING
from despatch.record.search_query import fts5, parsed, tsquery, words_of
from despatch.record.search_words import (
    GAP,
    entry_texts,
    indexed,
    placed_words,
    report_texts,
    running_words,
)
from despatch.registers.tables import beside

CASES = beside(__file__, "search.yaml")
SAID = CASES["said"]


def statement(said: str, speaker: str = "Sergey Lavrov", party: str = "RUS", **fields: object) -> Statement:
    return Statement(speaker=speaker, party=party, content=said, citations=cite(0, len(said), said), **fields)  # type: ignore[arg-type]


def told() -> list[Reading]:
    """One report for each thing said in the data, a day after the other."""
    return [
        reading(
            key, f"2023-05-{n:02}", statement(said, date=f"2023-05-{n:02}"), text=said, title=f"Title {key}"
        )
        for n, (key, said) in enumerate(SAID.items(), 1)
    ]


@pytest.fixture
def record(store: str) -> Record:
    made = Record(place())
    made.add_all(told())
    return made


@pytest.mark.parametrize("case", CASES["asked"], ids=lambda c: c["words"][:30])
def test_what_is_found(record: Record, case: dict[str, object]) -> None:
    found = [m.reports[0] for m, _ in record.search(str(case["words"]))]
    assert sorted(found) == sorted(case["found"])  # type: ignore[type-var]
    if case.get("first"):
        assert found[0] == case["first"]
    if "lavrov" not in str(case["words"]).lower():  # who speaks is not in the texts of these reports
        assert sorted(r.id for r, _ in record.search_reports(str(case["words"]))) == sorted(found)


def test_the_best_come_first_and_equals_in_the_order_of_time(record: Record) -> None:
    record.add_all(
        reading(f"same-{n}", "2024-01-01", statement(f"Wheat {n} is grown.", date=f"2022-0{n}-01"), text=f"Wheat {n} is grown.")
        for n in (3, 1, 2)
    )  # fmt: skip
    found = list(record.search("wheat"))
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert [m.date for m, score in found if score == found[0][1]] == [
        "2022-01-01",
        "2022-02-01",
        "2022-03-01",
    ]
    assert len(list(record.search("wheat", limit=2))) == 2


def test_search_is_narrowed_down() -> None:
    record = Record(place())
    record.add_all(
        [
            reading("a", "2023-05-05", statement("Trade in oil will grow.", "Sergei Lavrov"), text="Trade in oil will grow."),
            reading("b", "2023-06-05", statement("Trade in oil has grown.", "S Jaishankar", "IND", date="2023-06-04"), text="Trade in oil has grown."),
            reading(
                "c", "2023-07-05",
                contact(date="2023-07-04", people=["Subrahmanyam Jaishankar"], topics=("oil trade",), mechanism="annual summit", place="Zürich"),
                Instrument(title="Protocol on oil", kind="protocol", action="signed", parties=("CHN", "IND"), citations=cite()),
                Commitment(by=("IND",), what="buy more oil", citations=cite()),
            ),
        ]
    )  # fmt: skip

    def reports(words: str, *of: str, **options: object) -> list[str]:
        return sorted(m.reports[0] for m, _ in record.search(words, of or "statement", **options))  # type: ignore[arg-type]

    assert reports("oil") == ["a", "b"]
    assert reports("oil", "all") == ["a", "b", "c", "c", "c"]
    assert reports("oil", "contact", "commitment") == ["c", "c"]
    assert reports("oil", by="Sergey Lavrov") == ["a"]
    assert reports("oil", "all", by="EAM Jaishankar") == ["b", "c"]
    assert reports("oil", by="Putin") == []
    assert reports("oil", "all", parties=("IND",)) == ["b", "c", "c", "c"]
    assert reports("oil", "all", parties=("CHN", "IND")) == ["c"]
    assert reports("oil", "all", since="2023-06", until="2023-06") == ["b"]
    assert reports("jaishankar zurich summit", "contact") == ["c"]
    assert reports("lavrov") == ["a"]
    with pytest.raises(UsageError, match="no date"):
        reports("oil", since="soon")
    with pytest.raises(UsageError, match="there is no"):
        reports("oil", "event")


def test_what_goes_and_what_is_rejected_is_no_longer_found(record: Record) -> None:
    (one,) = (m for m, _ in record.search("fertiliser"))
    assert record.search_reports("fertiliser")
    record.remove(one.reports[0])
    assert not list(record.search("fertiliser"))
    assert not list(record.search_reports("fertiliser"))
    (two,) = (m for m, _ in record.search("rupees"))
    record.correct.reject(two.id, author="R. Kaul", reason="not said")
    assert not list(record.search("rupees"))


def test_a_newer_reading_is_found_by_its_own_words(record: Record) -> None:
    said = "Rice is sold for dirhams."
    record.add(reading("rupees", "2023-05-03", statement(said), text=SAID["rupees"], title="Title rupees"))
    assert not list(record.search("rupees"))
    assert len(list(record.search("dirhams"))) == 1


def test_reports_with_the_stretch_that_has_most_of_the_words() -> None:
    text = f"{'Ministers met. ' * 30}The Ambassador spoke of naïve hopes for energies and trade. {'They parted. ' * 30}"
    with Record(place()) as record:
        record.add(reading("a", "2023-05-05", text=text, title="Of trade and energy"))
        ((found, snippet),) = record.search_reports('"naive hope" energy trad*')
        shown = found.text[snippet.start : snippet.end]
        assert "naïve hopes for energies and trade" in shown
        assert len(shown.split()) < 30
        assert [found.text[a:b] for a, b in snippet.marks] == ["naïve hopes", "energies", "trade"]
        record.add(reading("b", "2023-05-05", text="They met.", title="Of wheat"))
        ((_, only_title),) = record.search_reports("wheat")
        assert only_title.start == 0


def test_very_long_texts_are_found_by_their_beginning() -> None:
    words = " ".join(f"w{n}" for n in range(40_000))
    with Record(place()) as record:
        record.add(reading("long", "2023-05-05", statement(words), text=words))
        assert len(list(record.search("w15000"))) == len(list(record.search_reports("w15000"))) == 1
        assert not list(record.search("w39000"))
        record.remove("long")
        assert not list(record.search("w15000"))


HOSTILE = st.text(st.sampled_from("abc\"*()ANDORNOT :-^'\\%\x00é¦{}|&!<>"), max_size=40)


@settings(max_examples=100, deadline=None)
@given(HOSTILE)
def test_whatever_is_typed_is_no_error(typed: str) -> None:
    record = small()
    list(record.search(typed, "all"))
    list(record.search_reports(typed))


@cache
def small() -> Record:
    record = Record(":memory:")
    record.add_all(told())
    return record


def test_whatever_is_typed_is_no_error_in_either_database(record: Record) -> None:
    for typed in CASES["hostile"]:
        list(record.search(typed, "all"))
        list(record.search_reports(typed))
    list(record.search("(" * 5000 + "oil" + ")" * 5000))
    list(record.search(" ".join(f"w{n}" for n in range(5000))))
    list(record.search(" OR ".join(f"w{n}" for n in range(5000))))


@pytest.mark.parametrize("case", CASES["questions"], ids=lambda c: c["typed"] or "-")
def test_questions(case: dict[str, str]) -> None:
    node = parsed(case["typed"])
    assert (fts5(node) if node else "") == case["fts5"]
    assert (tsquery(node) if node else "") == case["tsquery"]
    assert node is None or words_of(node)


def test_words_and_their_places() -> None:
    text = "Präsident’s co-operation: e\u0301nergies, ＡＢＣ"
    assert list(running_words(text)) == ["prasident", "s", "cooperation", "energy", "abc"]
    placed = [(text[a:b], word) for a, b, word in placed_words(text, 0, len(text))]
    assert placed[0] == ("Präsident", "prasident")
    assert ("e\u0301nergies", "energy") in placed
    assert indexed(["One two.", "", "One two.", "Three"]) == f"one two {GAP} three {GAP}"


def test_the_index_is_no_copy_of_the_texts(tmp_path: Path) -> None:
    with Record(tmp_path / "record.db") as record:
        record.add_all(told())
    assert (tmp_path / "record.db").read_bytes().count(
        b"smallholders"
    ) <= 2 * 3 + 2  # report, account, entry; index


def test_an_index_of_other_words_is_known_by_its_number() -> None:
    """FTS5 must be told the very words that it was given. Where this fails, SEARCHING is to be raised, and the digest here."""
    said = statement("Naïve co-operation: 2+2 talks, countries’ treaties", "EAM S. Jaishankar")
    met = contact(topics=("Energies",), place="Zürich", mechanism="22nd Annual Summit", people=("Lavrov",))
    deal = Instrument(title="MoU on ties", kind="other", action="signed", parties=("IND",), citations=cite())
    vow = Commitment(by=("IND",), what="buses", citations=cite())
    with Record(":memory:") as made:
        made.add(reading("a", "2023-05-05", said, met, deal, vow))
        words = [indexed(entry_texts(m)) for m in made.entries()]
    words.append(indexed(report_texts(reading("a", None, title="Ties").report)))
    found = hashlib.blake2b("\n".join(words).encode(), digest_size=8).hexdigest()
    assert (SEARCHING, found) == (1, "c5cbd83e416ce2b8")


def index_of(record: Record) -> list[tuple[str, str, int]]:
    """Every word of the index with its place, entries and reports by their ids."""
    found = []
    with record._store.writing() as connection:
        for kind, table, number, name in (
            *((sort, "entry", "number", "id") for sort in ENTRY_SORTS),
            ("report", "report", "id", "name"),
        ):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {kind}_words, instance)"
            )
            rows = connection.exec_driver_sql(
                f"SELECT coalesce(t.{name}, 'gone'), v.term, v.offset FROM temp.v LEFT JOIN {table} t ON t.{number} = v.doc"
            )
            found += [tuple(row) for row in rows]
            connection.exec_driver_sql("DROP TABLE temp.v")
            connection.exec_driver_sql(f"INSERT INTO {kind}_words ({kind}_words) VALUES ('integrity-check')")
    return sorted(found)  # type: ignore[arg-type]


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(readings(least=2), st.randoms(use_true_random=False))
def test_the_index_has_what_the_record_has(made: list[Reading], rng: random.Random) -> None:
    gone = made.pop()
    newer = msgspec.structs.replace(made[0], model="newer", contacts=(), statements=())
    with Record(":memory:") as record, Record(":memory:") as fresh:
        record.add_all(rng.sample([*made, gone], len(made) + 1))
        record.add(newer)
        record.remove(gone.report.id)
        fresh.add_all([newer, *made[1:]])
        assert index_of(record) == index_of(fresh)
