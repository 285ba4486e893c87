"""How far an office reaches whose words no list holds: up to the given name of who holds it.

"Deputy National Security Advisor for Cyber and Emerging Technologies Anne Neuberger": between "for" and the given name stand
only nouns that no person bears, so they are of the office.
"""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office
from despatch.language.names.offices.heads import head_words
from despatch.registers.offices import OfficeWords, given_names, honorifics

_FAR = 9  # tokens of a portfolio, at most
_LINKS = frozenset("and & , of the".split())
_ENDINGS = (
    "ies", "ions", "tion", "sion", "ics", "ment", "ments", "ing", "ance", "ence", "ity", "airs", "logy", "ness",
    "ship", "hood", "ural", "onal", "rial", "ntal", "ical", "ive", "ism", "als", "base", "policy", "force", "forces", "change",
    "growth", "trade", "funds", "threats", "crime", "crimes",
)  # fmt: skip
_RANKS = frozenset(
    "general admiral marshal colonel major captain commander ambassador justice prince".split()
)
_PLACES = frozenset(("state", "place", "body", "organisation"))


def reaches(line: Line, office: Office, vocabulary: OfficeWords) -> int | None:
    """The token where the name of the holder begins, if nothing but a portfolio stands between; else None."""
    at, n = office.end, len(line.words)
    if office.plural or office.counterpart or at + 1 >= n:
        return None
    linked = line.lows[at] in ("of", "for", "on")
    portfolio = office.end - office.role_start > 1 and line.words[at - 1][0].isupper() and not line.capitals
    goes_on = line.words[at][0].isupper() or line.lows[at] in (",", "and", "&")
    if not linked and not (portfolio and goes_on):
        return None
    start = at + linked + (linked and line.lows[at + 1] == "the")
    for k in range(start, min(start + _FAR, n)):
        if k > start and _opens_name(line, k) and line.lows[k - 1] not in _LINKS:
            return k
        if not _of_portfolio(line, k, vocabulary) or (linked and k == start and line.lows[k] in _LINKS):
            return None
    return None


def _opens_name(line: Line, k: int) -> bool:
    """Whether a given name or a style stands at `k` with a capitalised word after it."""
    if not (line.free(k) and line.free(k + 1) and line.words[k + 1][0].isupper()):
        return False
    return line.words[k] in given_names() or line.words[k] in honorifics()


def _of_portfolio(line: Line, k: int, vocabulary: OfficeWords) -> bool:
    """Whether the token at `k` can stand in a portfolio and cannot be a name's: "Emerging", "Technologies", "Ukraine"."""
    word, low, owner = line.words[k], line.lows[k], line.owner[k]
    if isinstance(owner, Known):
        return owner.type in _PLACES and owner.form != "code"
    if owner is not None or low in _LINKS:
        return owner is None
    if not word[0].isupper() or word in given_names() or low in _RANKS or low in head_words():
        return False
    nouns = words()
    listed = low in vocabulary.portfolio or low in vocabulary.before or low in nouns.organisation
    return listed or low in nouns.things or low.endswith(_ENDINGS)
