"""What was discussed, in the report's words; where talks are held is no topic of theirs."""

import pytest

import despatch

PAIR = "Norwegian Foreign Minister Kari Solheim", "Czech Foreign Minister Petr Havel"


@pytest.mark.parametrize(
    ("told", "topics"),
    [
        ("{0} discussed fish and timber with {1} in Oslo on Tuesday.", ["fish and timber"]),
        ("{0} spoke on the telephone with {1} on Tuesday.", []),
        ("{0} spoke on the phone with {1} on Tuesday about fish.", ["fish"]),
        ("{0} met {1} in Oslo on Tuesday to discuss how trade can go on when the ports are closed.", ["how trade can go on"]),
        ("{0} held talks on fish with {1} in Oslo on Tuesday.", ["fish"]),
        ("{0} talked on the sidelines of a fair in Oslo on Tuesday with {1}.", []),
    ],
)  # fmt: skip
def test_topics(told: str, topics: list[str]) -> None:
    (contact,) = despatch.read(told.format(*PAIR), published="2024-03-06").contacts
    assert list(contact.topics) == topics


def test_who_takes_part_in_a_conference_brings_his_party_into_it() -> None:
    text = "Norwegian Foreign Minister Kari Solheim and Czech Foreign Minister Petr Havel attended the OSCE ministerial council in Oslo on Tuesday."
    (contact,) = [c for c in despatch.read(text, published="2024-03-06").contacts if c.kind == "conference"]
    assert {p.party for p in contact.participants} <= set(contact.parties)
    assert set(contact.parties) == {"CZE", "NOR", "OSCE"}
