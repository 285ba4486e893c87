"""People across reports: who is one, who are two, and what the reports show of them."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from people_made import entry, said

from despatch.model import Participant
from despatch.model.people import RecordedPerson
from despatch.record.people import people
from despatch.record.people.apposed import office_before
from despatch.record.people.wording import named

CASES = yaml.safe_load((Path(__file__).parent / "people.yaml").read_text(encoding="utf-8"))


def named_case(case: list[Any]) -> str:
    return " / ".join([case[0], *(f"{t[0]} {t[3]}" for t in case[1:])])


def person_of(found: list[RecordedPerson], number: int) -> RecordedPerson:
    [one] = [p for p in found if f"{number:012x}" in p.entries]
    return one


@pytest.mark.parametrize("case", CASES, ids=named_case)
def test_who_is_who(case: list[Any]) -> None:
    wanted, *told = case
    found = people(entry(n, t) for n, t in enumerate(told))
    asked, others = person_of(found, len(told) - 1), [person_of(found, n) for n in range(len(told) - 1)]
    same = [p for p in others if p.id == asked.id]
    if wanted == "same":
        assert len(same) == 1, found
        assert not asked.perhaps
    else:
        assert not same, found
        assert bool(asked.perhaps) == (wanted == "perhaps")
        assert set(asked.perhaps) <= {p.id for p in others}


def test_the_cases_are_enough() -> None:
    assert len(CASES) >= 60


TELLINGS = st.lists(
    st.builds(
        lambda case, which, date: (*case[1:][which % (len(case) - 1)][:3], date),
        st.sampled_from(CASES),
        st.integers(0, 2),
        st.sampled_from(
            [None, "1990-05", "2001-07-04", "2004", "2012-01-01/2012-01-03", "2022-09-09", "XXXX-05-04"]
        ),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(told: list[Any], random: Any) -> None:
    made = [entry(n, t, report=f"r{n // 2}") for n, t in enumerate(told)]
    shuffled = list(made)
    random.shuffle(shuffled)
    assert msgspec.json.encode(people(made)) == msgspec.json.encode(people(shuffled))


@settings(max_examples=100, deadline=None)
@given(TELLINGS)
def test_everybody_is_one_person_with_one_id(told: list[Any]) -> None:
    made = [entry(n, t) for n, t in enumerate(told)]
    found = people(made)
    assert len({p.id for p in found}) == len(found)
    assert sorted(e for p in found for e in p.entries) == sorted(m.id for m in made)
    for person in found:
        assert set(person.perhaps) <= {p.id for p in found} - {person.id}
        assert sum(n.entries for n in person.names) == len(person.entries)


def test_the_id_stays_when_more_comes_in() -> None:
    few = [entry(0, ("Sergei Lavrov", "RUS", None, "2021-04-06"))]
    [first] = people(few)
    more = [
        *few,
        entry(1, ("Sergey Viktorovich Lavrov", "RUS", "Foreign Minister", "2022-04-01")),
        entry(2, ("Lavrov", "RUS", None, "2022-04-02")),
        entry(3, ("Stepan Lavrov", "RUS", None, "2023-04-02")),
    ]
    found = people(more)
    assert person_of(found, 0).id == first.id == "rus-lavrov-s"
    assert person_of(found, 3).id == "rus-lavrov-stepan"


def test_offices_as_reports_show_them() -> None:
    told = [
        entry(0, ("Dmitry Medvedev", "RUS", "President", "2008-12-05")),
        entry(1, ("Dmitry Medvedev", "RUS", "president of Russia", "2010-12")),
        entry(2, ("Dmitry Medvedev", "RUS", "Prime Minister", "2012-11-05")),
        entry(3, ("Dmitry Medvedev", "RUS", "former president", "2022-11-05")),
        said(4, "Dmitry Medvedev", "RUS", "2023-01-01"),
    ]
    [one] = people(told)
    shown = [(o.office, o.first, o.last, o.entries) for o in one.offices]
    assert shown == [
        ("President", "2008-12-05", "2010-12", 2),
        ("Prime Minister", "2012-11-05", "2012-11-05", 1),
    ]
    assert [c.report for c in one.offices[0].citations] == ["r0", "r1"]
    assert all(c.text for o in one.offices for c in o.citations)
    assert (one.contacts, one.statements, one.first_seen, one.last_seen) == (4, 1, "2008-12-05", "2023-01-01")


def test_what_a_late_report_tells_of_long_ago_makes_no_term() -> None:
    late = entry(0, ("Narendra Modi", "IND", "Prime Minister", "2001-11-05"))
    late = msgspec.structs.replace(
        late, history=(msgspec.structs.replace(late.history[0], reported="2021-12-05"),)
    )
    [one] = people([late, entry(1, ("Narendra Modi", "IND", "Prime Minister", "2021-12-06"))])
    assert (one.offices[0].first, one.offices[0].last) == ("2021-12-06", "2021-12-06")


def test_with_whom_last_met() -> None:
    aas = Participant(name="Kari Aas", role="Foreign Minister", party="NOR")
    [modi] = [
        p
        for p in people(
            [
                entry(0, ("Narendra Modi", "IND", None, "2021-12-06"), others=(aas,)),
                entry(1, ("Narendra Modi", "IND", None, "2022-12-06"), status="planned"),
            ]
        )
        if p.party == "IND"
    ]
    assert modi.last_met is not None
    assert (modi.last_met.id, modi.last_met.with_, modi.last_met.parties) == (
        f"{0:012x}",
        ("Kari Aas",),
        ("NOR",),
    )


def test_a_lone_name_is_the_one_whom_its_report_names_in_full() -> None:
    told = [
        entry(0, ("Wang Yi", "CHN", None, "2022-03-25"), report="a"),
        entry(1, ("Wang Wentao", "CHN", None, "2022-03-25"), report="b"),
        said(2, "Wang", "CHN", "2022-03-25", report="b"),
    ]
    assert person_of(people(told), 2).name == "Wang Wentao"


def test_a_side_told_wrongly_once_makes_no_second_person() -> None:
    told = [entry(n, ("Narendra Modi", "IND", "Prime Minister", "2024-08-23")) for n in range(6)]
    [one] = people([*told, entry(9, ("Narendra Modi", "UKR", "Prime Minister", "2024-08-23"))])
    assert (one.party, one.parties, len(one.offices)) == ("IND", ("IND", "UKR"), 1)


@pytest.mark.parametrize(
    "speaker",
    [
        "Moscow", "NEW DELHI", "Indian foreign ministry", "spokeswoman", "Chinese Ambassador", "Bank of China", "Interfax",
        "23-year-old student", "of his colleagues", "Noting Chinese leaders", "White House", "President", "", "17", "Иран 61-48",
        "South Korea 61-48", "x" * 5000, "\x1b[31m", "🙂", "…",
    ],
)  # fmt: skip
def test_who_is_no_person(speaker: str) -> None:
    assert not people([said(0, speaker, "CHN", "2022-01-01")])


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Secretary of the United Russia Party General Council Sergei Neverov", "Sergei Neverov"),
        ("Iraq's first Kurdish head of state Jalal Talabani", "Jalal Talabani"),
        ("Adnan al-Dulaimi of the Iraqi National Concord Front", "Adnan al-Dulaimi"),
        ("Prime Minister Sheikh Hasina", "Sheikh Hasina"),
        ("Martin Luther King", "Martin Luther King"),
        ("He Lifeng", "He Lifeng"),
        ("Ben Wallace", "Ben Wallace"),
        ("Israel Katz", "Israel Katz"),
    ],
)
def test_the_name_in_a_description(told: str, name: str) -> None:
    found = named(told, None)
    assert found is not None
    assert found.name == name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from([None, "IND", "CHN", "SAU"]))
def test_no_name_breaks_it(name: str, party: str | None) -> None:
    found = people([entry(0, (name, party, None, None)), said(1, name, party, None)])
    assert all(p.id and p.id.isascii() for p in found)


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Foreign Secretary Harsh Vardhan Shringla", "Harsh Vardhan Shringla", "Foreign Secretary"),
        ("China's foreign ministry spokesman Shen Guofang", "Shen Guofang", "foreign ministry spokesman"),
        ("US Secretary of State Condoleezza Rice said", "Condoleezza Rice", "Secretary of State"),
        ("former President Bill Clinton", "Bill Clinton", ""),
        ("then-foreign minister Igor Ivanov", "Igor Ivanov", ""),
        ("his counterpart Sergei Lavrov", "Sergei Lavrov", ""),
        ("the ministers, Wang Yi", "Wang Yi", ""),
        ("Lavrov said that President Putin", "Putin", "President"),
        ("nobody", "Putin", ""),
    ],
)
def test_the_office_before_a_name(text: str, name: str, office: str) -> None:
    assert office_before(text, name) == office


def test_a_title_told_long_after_the_term_is_a_courtesy() -> None:
    told = [
        entry(0, ("George W. Bush", "USA", "President", "2005-05-05")),
        entry(1, ("George W. Bush", "USA", "President", "2021-07-30")),
    ]
    [one] = people(told)
    assert [(o.first, o.last) for o in one.offices] == [("2005-05-05", "2005-05-05")]


def test_two_stays_in_one_office() -> None:
    told = [
        entry(0, ("Vladimir Putin", "RUS", "President", "2001-05-05")),
        entry(1, ("Vladimir Putin", "RUS", "Prime Minister", "2009-05-05")),
        entry(2, ("Vladimir Putin", "RUS", "Prime Minister", "2010-05-05")),
        entry(3, ("Vladimir Putin", "RUS", "President", "2013-05-05")),
    ]
    [one] = people(told)
    assert [(o.office, o.first, o.last) for o in one.offices] == [
        ("President", "2001-05-05", "2001-05-05"),
        ("Prime Minister", "2009-05-05", "2010-05-05"),
        ("President", "2013-05-05", "2013-05-05"),
    ]
