"""Words that mean something else and that people bear as names too: states, towns, months, ordinary words."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.registers.offices import given_names

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december feb apr jul aug sep sept oct nov dec".split()
)
# Names of states and towns that people bear too.
BORNE = frozenset(
    "German Israel Jordan Chad Georgia Paris Sofia Santiago Victoria Florence Berlin London Washington Lima Holland "
    "Ireland England Cuba Wellington Kingston Male Juba Montenegro Virginia Carolina Montana Dakota Nursultan Bonn Benin Mali "
    "Brasilia Roma Rome Malta French Indiana Sydney Oman Iran Tonga Quito Punjab Java Westminster Commonwealth".split()
)
ARTICLES = frozenset("al el an as ad ash ul ur at ar az".split())


def is_borne(line: Line, i: int) -> bool:
    """Whether a state's or town's name is part of a person's here ("German Gref", "Israel Katz")."""
    if line.words[i] not in BORNE or not isinstance(line.owner[i], Known):
        return False
    if not line.free(i + 1) or not line.words[i + 1][0].isupper() or line.words[i + 1].isupper():
        return False
    if line.lows[i + 1] in words().common or line.lows[i + 1] in words().organisation:
        return False
    two = line.free(i + 2) and line.words[i + 2][0].isupper()
    after = line.lows[i + 2] if i + 2 < len(line.words) else ""
    if line.words[i + 1] in given_names() and two:
        return False  # "German Gerhard Schroeder"
    office = line.owner[i - 1] if i else None
    if isinstance(office, Office) and office.end == i:
        return True
    apposed = after in (",", "(") and any(isinstance(o, Office) for o in line.owner[i + 3 : i + 8])
    return (
        apposed
        or line.words[i] in ("Israel", "Jordan", "Chad", "Virginia", "Paris")
        or after in ("said", "told")
    )


def bears(line: Line, i: int, j: int) -> bool:
    """Whether the known name at `j` is a surname here: after a given name, or after an initial."""
    if line.known.get(j, (0,))[0] != j + 1 or j + 1 - i > 4:
        return False
    before = line.words[j - 1]
    initial = len(before) == 2 and before[1] == "." and before[0].isupper()
    return initial or (line.words[j] in BORNE and before in given_names())


def is_borne_word(line: Line, j: int, low: str) -> bool:
    """Whether an ordinary word is a surname here ("Theresa May", "Larry King")."""
    before = line.words[j - 1]
    return (
        low not in DAYS - {"march", "april", "june"}
        and (before in given_names() or (len(before) == 2 and before[1] == "."))
        and not line.capitals
        and (j + 1 >= len(line.words) or not line.words[j + 1][0].isupper())
        and low
        not in ("the", "on", "in", "and", "at", "to", "of", "with", "for", "says", "meets", "visits", "said")
    )


def is_arabic(word: str) -> bool:
    """Whether a word is a name with its article: "al-Bashir", "el-Sisi", "ash-Sharif"."""
    head, dash, rest = word.partition("-")
    return bool(dash) and head in ARTICLES and rest[:1].isupper()


def is_month(line: Line, i: int) -> bool:
    """Whether "Jan", "Mar" or "Jun" stands for a month here: a number is beside it."""
    if line.lows[i] not in ("jan", "mar", "jun"):
        return False
    beside = line.words[max(0, i - 1) : i] + line.words[i + 1 : i + 2]
    return any(w[0].isdigit() for w in beside)
