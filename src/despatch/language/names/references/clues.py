"""What the words of a line tell of a mention: whether it is a subject, whether it speaks, whether it is quoted."""

from despatch.language.names.lines import Line

_PREPOSITIONS = frozenset(
    "by with of to for in from between at on against about after before over under via than".split()
)
SAID = frozenset(
    "said says told added adds noted stressed stated tweeted announced declared insisted explained warned replied "
    "pointed continued remarked wrote argued commented concluded underlined emphasized emphasised observed quipped "
    "acknowledged claimed reiterated affirmed confirmed denied predicted cautioned recalled urged disclosed "
    "informed maintained suggested revealed reported pledged vowed hoped expressed".split()
)
_MET = frozenset("met meet meets told called visited thanked congratulated invited received hosted".split())
_MARKS = frozenset('“«”»"')


def speaks(line: Line, at: int, end: int) -> bool:
    """Whether a verb of saying stands right before or after, outside of a relative clause."""
    after = line.lows[end] if end < len(line.words) else ""
    before = line.lows[at - 1] if at else ""
    return after in SAID or before in SAID


def is_subject(line: Line, at: int, end: int) -> bool:
    """Whether what stands at `at` looks like a subject: no preposition before, or a verb of saying beside it."""
    i = at - 1
    while i >= 0 and line.lows[i] in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "visiting",
        "and",
        "'s",
        "’s",
        "both",
    ):
        i -= 1
    before = line.lows[i] if i >= 0 else ""
    if before in SAID:
        return True
    after = line.lows[end] if end < len(line.words) else ""
    if after in ("'s", "’s"):
        return False
    if after in SAID:
        return True
    return before not in _PREPOSITIONS and at < 12 and not any(low in _MET for low in line.lows[:at])


def quoted_tokens(line: Line) -> list[bool]:
    """For each token whether it stands between quotation marks."""
    if _MARKS.isdisjoint(line.words):
        return [False] * (len(line.words) or 1)
    inside, out = False, []
    for word in line.words:
        if word in ("“", "«"):
            inside = True
        elif word in ("”", "»"):
            inside = False
        elif word == '"':
            inside = not inside
        out.append(inside)
    return out or [False]
