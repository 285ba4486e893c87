import re

import pytest

from despatch.registers.bodies import bodies, movements
from despatch.registers.holders import holders, party_of_holder
from despatch.registers.offices import given_names, honorifics, office_words
from despatch.registers.places import countries_of, fixed_names, is_town, regions
from despatch.registers.states import is_state, states
from despatch.registers.tables import rows


def test_state_codes_are_alpha3_and_unlike_any_bodys() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in states())
    assert not set(states()) & set(bodies())
    assert len(states()) > 195
    assert is_state("XKX")
    assert not is_state("EU")


def test_names_belong_to_one_state_only() -> None:
    seen: dict[str, str] = {}
    for state in states().values():
        for name in state.names:
            assert seen.setdefault(name, state.code) == state.code, name


def test_members_and_regions_name_known_parties() -> None:
    parties = set(states()) | set(bodies())
    for body in bodies().values():
        assert set(body.members) <= parties, body.code
    assert set(regions().values()) <= set(states())
    assert {code for _, code in fixed_names().values() if code} <= set(states())
    assert {m for movement in movements().values() for m in movement.members if m} <= set(states())


def test_holders_serve_known_parties_in_order_of_time() -> None:
    parties = set(states()) | set(bodies()) | set(movements())
    for of in holders().values():
        for holder in of:
            assert holder.party in parties, holder
            assert holder.until is None or holder.since <= holder.until


def test_leaders_are_told_once_in_plain_letters() -> None:
    table = [tuple(row) for row in rows("leaders.tsv")]
    assert len(table) > 10_000
    assert len(set(table)) == len(table)
    assert all(row[0].isascii() and row[1] == row[1].lower() and len(row[3]) == 4 for row in table)
    renowned = {tuple(row[:4]) for row in rows("holders.tsv")}
    assert not renowned & {row[:4] for row in table}


@pytest.mark.parametrize(
    ("parts", "role", "year", "party"),
    [
        (("Angela", "Merkel"), None, 2006, "DEU"),
        (("Merkel",), "chancellor", 2010, "DEU"),
        (("Putin",), None, 2003, "RUS"),
        (("Albright",), None, 2015, None),
        (("Brown",), None, 2008, None),
        (("King", "Abdullah"), None, 2006, None),
        (("Abdullah", "II"), "King", 2006, "JOR"),
        (("Abdullah",), "king", 2007, None),
        (("Abdullah",), "king", 2001, "JOR"),
        (("Nobody", "Known"), "president", 2006, None),
        (("Bazoum",), "president", 2022, "NER"),
        (("Bazoum",), None, 2022, None),
        (("Bazoum",), "president", 2012, None),
        (("Hage", "Geingob"), None, 2020, "NAM"),
        (("Ban", "Ki-moon"), "foreign minister", 2005, "KOR"),
        (("Ban", "Ki-moon"), "secretary-general", 2010, "UN"),
        (("Moore",), "general", 2015, None),
        (("Luiz", "Inácio", "Lula", "da", "Silva"), "president", 2023, "BRA"),
        (("José", "Manuel", "Barroso"), None, 2006, "EU"),
        (("Laurent", "Kabila"), "rebel leader", 1997, "AFDL"),
        (("Laurent", "Kabila"), "president", 1998, "COD"),
        (("Martti", "Ahtisaari"), None, 2006, "UN"),
        (("Martti", "Ahtisaari"), "president", 1996, "FIN"),
    ],
)
def test_party_of_holder(parts: tuple[str, ...], role: str | None, year: int, party: str | None) -> None:
    assert party_of_holder(parts, role, year) == party


def test_towns() -> None:
    assert countries_of("Vladivostok")[0][0] == "RUS"
    assert [code for code, _ in countries_of("Tripoli")][:2] == ["LBY", "LBN"]
    assert is_town("Busan")
    assert countries_of("Nowhereville") == ()
    assert not is_town("President")


def test_words() -> None:
    words = office_words()
    assert words.heads["president"] == 1
    assert words.only["external affairs minister"] == "IND"
    assert set(words.only.values()) <= set(states()) | set(bodies())
    assert honorifics()["Mrs"] == "f"
    assert given_names()["Angela"] == "f"
