"""Words that mean something else and that people bear as names too: states, towns, months, ordinary words."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.persons.beside import office_after, office_before
from despatch.registers.offices import given_names
from despatch.registers.places import is_town

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
# More, which are names of persons only beside an office, a title or another name that people bear.
_BORNE_BESIDE = frozenset(
    "Bharat India China Kenya Cyprus America Asia Francia Macedonia Scotland English Wales Portugal Spain Turk Jamaica Togo "
    "Congo Guinea Bahrain".split()
)
ARTICLES = frozenset("al el an as ad ash ul ur at ar az".split())


def is_borne(line: Line, i: int, titled: bool = False) -> bool:
    """Whether a state's or town's name is part of a person's here ("German Gref", "Israel Katz"); `titled` after "Mr"."""
    known, listed = line.owner[i], line.words[i] in BORNE
    if not isinstance(known, Known) or not _leads_on(line, i):
        return False
    single = line.known.get(i, (0, known))[0] == i + 1 and known.type == "state" and known.form == "name"
    if not (listed or single):
        return False
    office = _office_at(line, i, listed or line.words[i] in _BORNE_BESIDE)
    if single and (titled or (office and (listed or office.party or office.counterpart))):
        return True  # "her counterpart Kenya James", of whatever state
    two = line.free(i + 2) and line.words[i + 2][0].isupper()
    after = line.lows[i + 2] if i + 2 < len(line.words) else ""
    if not listed:
        return not two and after in (",", "(") and office_after(line, i + 2) is not None
    if line.words[i + 1] in given_names() and two:
        return False  # "German Gerhard Schroeder"
    if office:
        return True
    apposed = after in (",", "(") and any(isinstance(o, Office) for o in line.owner[i + 3 : i + 8])
    return (
        apposed
        or line.words[i] in ("Israel", "Jordan", "Chad", "Virginia", "Paris")
        or after in ("said", "told")
        or (after in words().person_verbs and not two and not _is_place(line, i))
    )


def _leads_on(line: Line, i: int) -> bool:
    """Whether a word that may be a family name follows token `i`."""
    if not line.free(i + 1) or not line.words[i + 1][0].isupper() or line.words[i + 1].isupper():
        return False
    return line.lows[i + 1] not in words().common and line.lows[i + 1] not in words().organisation


def _office_at(line: Line, i: int, listed: bool) -> Office | None:
    """The office that ends right before `i`, or, where the word is known to be borne, before a comma."""
    k = i - 1 - (listed and i > 1 and line.words[i - 1] == ",")
    office = line.owner[k] if k >= 0 else None
    return office if isinstance(office, Office) and office.end == k + 1 and not office.plural else None


def _is_place(line: Line, i: int) -> bool:
    return line.lows[i + 1] in words().things or is_town(line.text(i, i + 2))


def bears(line: Line, i: int, j: int) -> bool:
    """Whether the known name at `j` is a surname here: after a given name, or after an initial."""
    if line.known.get(j, (0,))[0] != j + 1 or j + 1 - i > 4:
        return False
    before = line.words[j - 1]
    initial = len(before) == 2 and before[1] == "." and before[0].isupper()
    given = before in given_names()
    if (
        given
        and line.words[j] not in BORNE | _BORNE_BESIDE
        and j == i + 1
        and office_before(line, i) is not None
    ):
        return line.known[j][1].form == "name"  # "Foreign Minister Luis Portugal"
    return initial or (line.words[j] in BORNE | _BORNE_BESIDE and given)


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
