"""Finds the offices in a line."""

from despatch.language.names.complements import complement_office
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.offices.before import before_state, leftwards
from despatch.language.names.offices.heads import CHAINED, head_words, leads_on
from despatch.language.names.offices.lengths import reaches
from despatch.language.names.offices.nouns import is_noun
from despatch.language.names.offices.serving import of_owner, state_before, unique_party
from despatch.registers.offices import OfficeWords, office_words


def find_offices(line: Line) -> list[Office]:
    """All offices named in `line`, in order; their tokens are claimed."""
    heads, vocabulary = head_words(), office_words()
    found: list[Office] = []
    taken = 0
    words, lows = line.words, line.lows
    for k in [k for k, low in enumerate(lows) if low in heads or words[k] in heads]:
        if k < taken:
            continue
        low = lows[k]
        hit = heads.get(low) if low not in ("pm", "fm", "nsa", "mp", "sg", "dg", "eam") else None
        hit = hit or heads.get(line.words[k])
        if hit is None or not is_noun(line, k, hit):
            continue
        if low in CHAINED and leads_on(line, k, heads, vocabulary):
            continue
        office = _build(line, k, hit, taken, vocabulary)
        if office is None:
            continue
        office = _joined(line, found, office)
        line.claim(office.start, office.end, office)
        found.append(office)
        taken = office.end
    return found


def _build(
    line: Line, k: int, hit: tuple[str, int, bool], floor: int, vocabulary: OfficeWords
) -> Office | None:
    office = Office(line.index, k, k + 1, hit[0], hit[1])
    office.plural, office.counterpart = hit[2], hit[0] == "counterpart"
    start = leftwards(line, k, floor, vocabulary)
    office.role_start = office.start = start
    state_before(line, office, start, floor)
    before_state(line, office, floor, vocabulary)
    if hit[0] in ("leader", "chief", "head", "official", "aide") and not _anchored(line, office):
        office.rank = 4
    complement_office(line, office, vocabulary)
    office.end = reaches(line, office, vocabulary) or office.end
    office.role = line.text(office.role_start, office.role_end or office.end)
    unique_party(line, office, vocabulary)
    of_owner(line, office)
    low = office.role.lower()
    if office.head == "minister" and office.rank > 1:
        office.rank = 1 if "prime" in low and "deputy" not in low and "vice" not in low else 3
        if "foreign" in low or "external" in low or low in ("fm", "eam"):
            office.rank = 2
    if low.startswith(("deputy", "vice", "assistant", "former", "first deputy", "under", "acting deputy")):
        office.rank = max(office.rank, 3)
    return office


def _anchored(line: Line, office: Office) -> bool:
    return office.role_start > office.start or office.end - office.role_start > 1


def _joined(line: Line, found: list[Office], office: Office) -> Office:
    """Join "Deputy Prime Minister and Foreign Minister" into one office."""
    if not found or office.plural or (office.start < office.role_start and found[-1].party):
        return office
    last = found[-1]
    between = line.lows[last.end : office.start]
    if (
        (between != ["and"] and between != ["and", "the"])
        or last.plural
        or (office.det and between == ["and"])
        or office.possessor
        or last.counterpart
        or office.counterpart
    ):
        return office
    if line.words[last.role_start][0].isupper() != line.words[office.role_start][0].isupper():
        return office
    if (last.party and office.party and last.party != office.party) or _two_people(line, last, office):
        return office  # "President of Norway and President of the Swiss Confederation"
    found.pop()
    last.end = office.end
    last.role = line.text(last.role_start, last.end)
    last.rank = min(last.rank, office.rank)
    last.party = last.party or office.party
    if last.party is None:
        unique_party(line, last, office_words())
    return last


def _two_people(line: Line, last: Office, office: Office) -> bool:
    """Whether "the President and Prime Minister X" are two: who is named already, and X."""
    named = office.end < len(line.words) and line.words[office.end][0].isupper() and line.free(office.end)
    heads = _HEADS.get(last.role.lower()), _HEADS.get(office.role.lower())
    if named and last.party and None not in heads and heads[0] != heads[1]:
        return True  # "the Peruvian PM and President X": no state's two heads are one
    if last.det != "the" or not named or last.rank > 1:
        return False
    return last.role.lower() == "president" or office.rank == 1


_HEADS = {
    "pm": "premier",
    "prime minister": "premier",
    "premier": "premier",
    "president": "president",
    "king": "king",
}
