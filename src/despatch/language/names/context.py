"""Which of two states a word stands for in this report: Congolese, Korean, Chechen."""

import re

from despatch.language.names.lexicon import Known
from despatch.model import Report

_ONE_CONGO = re.compile(
    r"\b(?:Kinshasa|Zair(?:e|ean)|DRC|DR Congo|Democratic Republic of (?:the )?Congo|Kabila|Mobutu)\b"
)
_OTHER_CONGO = re.compile(r"\b(?:Brazzaville|Sassou|Lissouba)\b")
_NORTH = re.compile(r"\b(?:North Korean?s?|DPRK|Pyongyang|Kim Jong)\b")
_SOUTH = re.compile(r"\b(?:South Korean?s?|ROK|Seoul|Republic of Korea)\b")


def meant_by(report: Report) -> dict[Known, Known]:
    """Known names to what they stand for in this report, where its other words settle that."""
    text, meant = report.text, {}
    if "Congo" in text and _OTHER_CONGO.search(text) and not _ONE_CONGO.search(text):
        for form in ("demonym", "people", "name"):
            meant[Known("state", "COD", form)] = Known("state", "COG", form)
    if "Korean" in text:
        north, south = _NORTH.search(text), _SOUTH.search(text)
        if bool(north) != bool(south):
            meant[Known("state", "KOR?", "demonym")] = Known("state", "PRK" if north else "KOR", "demonym")
    return meant
