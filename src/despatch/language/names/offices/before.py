"""What stands before the head of an office: portfolios, organisations, unknown nouns, determiners and stages."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.registers.offices import OfficeWords

_LOOSE = frozenset(
    "leader chief head boss official envoy negotiator spokesman spokeswoman ambassador".split()
)
_OF_TIME = frozenset("time week month year day ally rival based born backed brokered style".split())


def leftwards(line: Line, k: int, floor: int, vocabulary: OfficeWords) -> int:
    """Where the words begin that belong to the head at `k`, without its state."""
    start, organisation = k, words().organisation
    while start > floor:
        i = start - 1
        low, word = line.lows[i], line.words[i]
        owner = line.owner[i]
        if owner is not None:
            if isinstance(owner, Known) and owner.type == "organisation":
                start = i
                continue
            area = line.known_before(start) if start == k else None
            if area and area[1].type == "place" and not area[1].code and area[0] >= floor:
                start = area[0]  # "Middle East envoy"
                continue
            break
        held = line.owner[i - 1] if i > floor else None
        if word in ("'s", "’s") and isinstance(held, Known) and held.type == "organisation":
            start = i - 1  # "the CPP's chairman"
            continue
        if (
            low in vocabulary.before
            or (word.isupper() and 2 < len(word) < 10 and not line.capitals)
            or (word[0].isupper() and (low in vocabulary.portfolio or low in organisation))
        ):
            start = i
        elif (
            low in ("and", "&", ",", "-", "/")
            and start < k + 1
            and _continues(line, i, floor, vocabulary, start)
        ):
            start = i - 1
        elif (
            start == k
            and word.islower()
            and word.isalpha()
            and len(word) > 3
            and _names_after(line, i, k, floor)
        ):
            start = i  # "Hong Kong democracy leader X"
        else:
            break
    while start < k and line.lows[start] in ("and", ",", "-", "&", "second", "third") and start < k:
        start += 1
    return start


def _names_after(line: Line, i: int, k: int, floor: int) -> bool:
    """Whether an unknown noun at `i` stands between a state and the head at `k`, whose holder's name follows."""
    if line.lows[k] not in _LOOSE or k + 1 >= len(line.words) or line.lows[i] in _OF_TIME:
        return False
    known = line.known_before(i)
    named = line.free(k + 1) and line.words[k + 1][0].isupper()
    return named and known is not None and known[0] >= floor and known[1].type == "state"


def _continues(line: Line, i: int, floor: int, vocabulary: OfficeWords, start: int) -> bool:
    """Whether the link at `i` joins two portfolio words ("Development and Trade Minister")."""
    if i - 1 < floor or line.owner[i - 1] is not None:
        return False
    low, after = line.lows[i - 1], line.words[start]
    if low not in vocabulary.portfolio and low not in ("prime", "vice", "deputy", "under"):
        return False
    if line.words[i] == "-":
        return low in ("vice", "deputy", "under") or low in vocabulary.before
    return line.words[i - 1][0].isupper() == after[0].isupper() and (
        line.words[i] != "," or after[0].isupper()
    )


def before_state(line: Line, office: Office, floor: int, vocabulary: OfficeWords) -> None:
    """Read what stands before an office and its state: its determiner, its possessor, its stage ("his visiting")."""
    i, stage = office.start, []
    while i > floor and line.owner[i - 1] is None:
        low = line.lows[i - 1]
        if low in vocabulary.stage or (low in vocabulary.before and office.start > i and low != "the"):
            stage.append(low)
            i -= 1
        elif low in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "our",
            "my",
            "two",
            "both",
            "these",
            "some",
        ):
            if low in ("his", "her", "their", "its", "our", "my"):
                office.possessor = low
            else:
                office.det = low if not office.det or low == "the" else office.det
            i -= 1
            if low not in ("two", "both", "these"):
                break
        else:
            break
    office.stage = tuple(stage)
