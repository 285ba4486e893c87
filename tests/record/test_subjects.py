"""Subjects that recur: what is one, which names are one subject's, how they are counted and ranked."""

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from despatch import Record
from despatch.entries import read
from despatch.model import Report, Span
from despatch.model.merged import MergedEntry
from despatch.model.subjects import SUBJECT_KINDS, Subject
from despatch.record.party_names import names_party
from despatch.record.subjects import subjects
from despatch.record.subjects.joining import joined
from despatch.record.subjects.lexicon import lexicon, singular, themes
from despatch.record.subjects.spotting import spotted
from despatch.record.subjects.texts import text_of
from despatch.registers.states import is_state
from despatch.registers.tables import beside
from despatch.reports.copies import text_key

CASES = beside(__file__, "subjects.yaml")


def report(text: str, id: str = "a", published: str | None = None) -> Report:  # noqa: A002
    return Report(
        id=id,
        text=text,
        body=(Span(0, len(text)),),
        language="en",
        published=published,
        text_key=text_key([text]),
    )


@pytest.mark.parametrize(("text", "keys"), CASES["spotted"].values(), ids=CASES["spotted"])
def test_spotted(text: str, keys: list[str]) -> None:
    seen = spotted(report(text), is_state)
    named = [s for s in sorted(seen.spots) if s.kind != "name" or (s.sure and s.key not in seen.common)]
    assert [s.key for s in sorted(named, key=lambda s: s.start)] == keys


@pytest.mark.parametrize(("counts", "aliases", "groups"), CASES["joined"].values(), ids=CASES["joined"])
def test_joined(counts: dict[str, int], aliases: list[tuple[str, str]], groups: list[list[str]]) -> None:
    home = joined(counts, [tuple(a) for a in aliases], counts)  # type: ignore[misc]
    made: dict[str, list[str]] = {}
    for key in counts:
        made.setdefault(home[key], []).append(key)
    assert sorted(map(sorted, made.values())) == sorted(map(sorted, groups))
    assert all(counts[root] == max(counts[key] for key in of) for root, of in made.items())


REPORTS = {
    "one": ("2022-03-04", "LISBON: Norwegian Foreign Minister Kari Aas met Portuguese Foreign Minister Rui Teles in Lisbon on 3 March 2022 and discussed the Helmvik corridor and fisheries. "
            "“The Helmvik corridor is a bridge between us,” Aas said. Portugal and Norway also spoke about KX-40 missiles."),
    "two": ("2023-05-02", "OSLO: Portuguese Prime Minister Ana Dias met Norwegian Prime Minister Ola Berg in Oslo on 1 May 2023. They signed an agreement on the Helmvik corridor. "
            "Norway will deliver KX40 missiles to Portugal by 2025, Berg said."),
    "three": ("2023-05-03", "Portugal's prime minister, Ana Dias, met Ola Berg, the prime minister of Norway, in Oslo on Monday. Helmvik was the first thing on their list, and fishery quotas the second."),
    "other": ("2023-06-01", "BERLIN: German Chancellor Uta Kern met Swedish Prime Minister Per Falk in Berlin on 31 May 2023 and discussed the Brunnsala terminal and steel."),
    "other-too": (
        "2023-07-01",
        "STOCKHOLM: Sweden's prime minister, Per Falk, received the chancellor of Germany, Uta Kern, on 30 June 2023. The price of "
        "steel at the Brunnsala terminal was what Falk and Kern had to talk about. Germany and Sweden agree on fisheries.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[MergedEntry], dict[str, Report]]:
    path: Path = tmp_path_factory.mktemp("subjects") / "r.db"
    with Record(path) as record:
        for name, (published, text) in REPORTS.items():
            record.add(read(text, id=name, published=published))
        return list(record.entries()), {r.id: r for r in record.reports()}


def between(made: Any, *parties: str, least: int = 2) -> list[Subject]:
    entries, reports = made
    return subjects(entries, reports.get, parties, least=least)


def test_what_recurs_between_two(made: Any) -> None:
    found = {s.name: s for s in between(made, "NOR", "PRT")}
    corridor = next(s for name, s in found.items() if "Helmvik" in name)
    assert corridor.reports == ("one", "two", "three")
    assert (corridor.texts, corridor.first, corridor.last) == (3, "2022-03-04", "2023-05-03")
    assert corridor.years == {"2022": 1, "2023": 2}
    assert found["KX-40"].variants == ("KX-40", "KX40")
    assert found["fisheries"].kind == "matter"
    assert not any("Brunnsala" in name or "steel" in name for name in found)
    assert {"contact", "statement"} <= {m.kind_of_entry for m in corridor.entries}


def test_names_come_before_matters_of_as_many_texts(made: Any) -> None:
    names = [s.name for s in between(made, "NOR", "PRT")]
    assert "Helmvik" in names[0]
    assert names.index("KX-40") < names.index("fisheries") if "fisheries" in names else True


def test_what_one_report_tells_does_not_recur(made: Any) -> None:
    assert not between(made, "NOR", "PRT", least=4)
    assert len(between(made, "NOR", "PRT", least=1)) > len(between(made, "NOR", "PRT"))


def test_of_many_reports_the_latest_are_looked_at(made: Any) -> None:
    entries, reports = made
    theirs = [m for m in entries if {"NOR", "PRT"} & set(m.parties)]
    last = subjects(theirs, reports.get, ("NOR", "PRT"), least=1, most=1)
    assert last
    assert {r for s in last for r in s.reports} == {"two"}  # what Berg said in it is the latest


def test_what_is_named_in_one_breath_with_a_greater_one_goes_down(made: Any) -> None:
    found = {s.name: s.score for s in between(made, "DEU", "SWE")}
    assert 0 < found["steel"] < 0.6 * found["Brunnsala"]


def test_the_whole_record(made: Any) -> None:
    assert {"Brunnsala", "Helmvik"} <= {s.name.split()[0] for s in between(made)}


def test_mentions_are_the_words_of_the_reports(made: Any) -> None:
    _, reports = made
    for subject in between(made, least=1):
        assert subject.kind in SUBJECT_KINDS
        assert subject.mentions
        for c in subject.mentions:
            assert reports[c.report].text[c.start : c.end] == c.text
        assert sum(subject.years.values()) == len(subject.reports) >= subject.texts


def test_the_order_of_entries_changes_nothing(made: Any) -> None:
    entries, reports = made
    shuffled = list(entries)
    random.Random(5).shuffle(shuffled)
    assert subjects(shuffled, reports.get, ("PRT", "NOR")) == subjects(entries, reports.get, ("PRT", "NOR"))


@pytest.mark.parametrize(
    ("text", "party", "named"),
    [
        ("talks with Moscow", "RUS", True), ("the Russians", "RUS", True), ("Indiana and Peru", "IND", False), ("NATO said", "NATO", True),
        ("by the European Union", "EU", True), ("nobody", "XYZ", False), ("", "IND", False),
    ],
)  # fmt: skip
def test_a_text_names_a_party(text: str, party: str, named: bool) -> None:
    assert names_party(text, party) is named


def test_copies_count_once() -> None:
    text = "They discussed the Helmvik corridor, the price of cod, the weather at sea and many other things of interest to both. "
    same, other = (
        report(text * 2, "b"),
        report("Nothing of the sort was ever said by anybody in that small town, people told us there.", "c"),
    )
    assert text_of([report(text * 2, "a"), same, other]) == {"a": "a", "b": "a", "c": "c"}


def test_a_report_that_is_not_there_is_passed_over(made: Any) -> None:
    entries, _ = made
    assert subjects(entries, lambda _: None) == []


def test_the_name_of_an_outlet_is_no_subject(made: Any) -> None:
    entries, reports = made
    printed = {r.id: msgspec.structs.replace(r, outlet="The Helmvik") for r in reports.values()}
    assert not any("Helmvik" in s.name for s in subjects(entries, printed.get, ("NOR", "PRT")))


def test_hostile_text() -> None:
    for text in ("\x1b[2J S-400 \u202e AK-203", "((((INSTC) " * 50, "A-1 " * 500, "é" * 999, ""):
        spotted(report(text), is_state)


def test_the_data_are_sound() -> None:
    forms = [" ".join(t.words) for of in themes().values() for t in of]
    assert len(forms) == len(set(forms)) > 400
    assert all(singular(w) == w or w.endswith("s") for form in forms for w in form.split())
    assert all(word == word.lower() for words in lexicon().values() for word in words)
