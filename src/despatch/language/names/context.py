"""Which of two states or bodies a word stands for in this report: Congolese, Korean, the Commonwealth."""

import re

from despatch.language.names.lexicon import Known
from despatch.model import Report

_ONE_CONGO = re.compile(
    r"\b(?:Kinshasa|Zair(?:e|ean)|DRC|DR Congo|Democratic Republic of (?:the )?Congo|Kabila|Mobutu)\b"
)
_OTHER_CONGO = re.compile(r"\b(?:Brazzaville|Sassou|Lissouba)\b")
_NORTH = re.compile(r"\b(?:North Korean?s?|DPRK|Pyongyang|Kim Jong)\b")
_SOUTH = re.compile(r"\b(?:South Korean?s?|ROK|Seoul|Republic of Korea)\b")


_GEORGIAN = re.compile(
    r"\b(?:Georgians?\b(?!-born)|Tbilisi|Abkhazia|Ossetia|Saakashvili|Shevardnadze|Caucasus|Batumi)"
)
_OF_THE_UNION = re.compile(
    r"\b(?:Atlanta|Savannah|Congress(?:ional|man|woman)?|congressional|Democrats?|Republicans?|Governors?|counties|statewide|"
    r"(?:South|North) Carolina|Florida|Alabama|Tennessee|Texas|Michigan|Arizona|Nevada|Wisconsin|Ohio|Virginia)\b"
)
_NATIONS = re.compile(r"\b(?:United Nations|UN|U\.N\.|Security Council)(?!\w)")
_OWN_COUNCIL = re.compile(
    r"\b(?:Secretary of the Security Council|Security Council (?:Deputy )?Secretary|State Duma|Presidential Executive Office|"
    r"[Cc]hair(?:ed|s|ing) (?:a|the) (?:(?:regular )?(?:meeting|session) of the )?Security Council)\b"
)
_MATTERS_OF_NATIONS = re.compile(
    r"\b(?:[Rr]esolutions?|[Vv]eto(?:es|ed)?|[Ss]anctions?|[Pp]eacekeep\w+|New York|[Mm]andates?|Annan|Boutros|Ban Ki-moon|Guterres)\b"
)
_ANY_NATIONS = re.compile(r"\b(?:United Nations|UN|U\.N\.|General Assembly)(?!\w)")
_TRIBES = re.compile(
    r"\b(?:Tribes?|Tribal|[Rr]eservations?|Native Americans?|Alaska Natives?|American Indians?)\b"
)
_INDIA = re.compile(r"\b(?:India|Delhi|Mumbai|Bombay|Calcutta|Kolkata|Modi|Vajpayee|Singh|Gandhi|Pakistan)\b")
_COMMONWEALTHS = re.compile(r"\b(?:Pennsylvania|Virginia|Massachusetts|Kentucky|Puerto Rico|Mariana)\b")

_INDEPENDENT = re.compile(r"\b(?:Commonwealth of Independent States|CIS|C\.I\.S\.)(?!\w)")
_REALMS = re.compile(
    r"\b(?:Commonwealth of Nations|British Commonwealth|CHOGM|Commonwealth Heads of Government)\b"
)


def meant_by(report: Report) -> dict[Known, Known]:
    """Known names to what they stand for in this report, where its other words settle that."""
    text, meant = report.text, {}
    if "Congo" in text and _OTHER_CONGO.search(text) and not _ONE_CONGO.search(text):
        for form in ("demonym", "people", "name"):
            meant[Known("state", "COD", form)] = Known("state", "COG", form)
    if "Georgia" in text and _OF_THE_UNION.search(text) and not _GEORGIAN.search(text):
        meant[Known("state", "GEO", "name")] = Known("place", "USA")
    if "Commonwealth" in text and _COMMONWEALTHS.search(text):
        meant[Known("body", "COMMONWEALTH")] = Known("place", "USA")
    elif "Commonwealth" in text and _INDEPENDENT.search(text) and not _REALMS.search(text):
        meant[Known("body", "COMMONWEALTH")] = Known(
            "body", "CIS"
        )  # "the Commonwealth leaders", told in short
    if "General Assembly" in text and not _NATIONS.search(text):
        meant[Known("body", "UN")] = Known(
            "organisation", ""
        )  # of a party or a church, a parliament of one state
    council = "Security Council" in text and not _ANY_NATIONS.search(text)
    if council and (_OWN_COUNCIL.search(text) or not _MATTERS_OF_NATIONS.search(text)):
        meant[Known("body", "UN")] = Known("organisation", "")  # that of a state
    if "Indian" in text and _TRIBES.search(text) and not _INDIA.search(text):
        for form in ("demonym", "people"):
            meant[Known("state", "IND", form)] = Known("place", "USA", form)
    if "Korean" in text:
        north, south = _NORTH.search(text), _SOUTH.search(text)
        if bool(north) != bool(south):
            meant[Known("state", "KOR?", "demonym")] = Known("state", "PRK" if north else "KOR", "demonym")
    return meant
