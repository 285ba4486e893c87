"""The offices that stand right before a name, or after it in apposition."""

from despatch.language.names.lexicon import words
from despatch.language.names.lines import Line
from despatch.language.names.office import Office

_SAYING = frozenset("said says told added adds noted stressed explained warned announced".split())
_APPOSED = frozenset(
    "the a an former then new his her its their country nation 's ’s also acting who is as top senior high leading "
    "key high-ranking high-level".split()
)


def office_before(line: Line, i: int) -> Office | None:
    """The office that ends right before `i`, or None."""
    owner = line.owner[i - 1] if i else None
    return owner if isinstance(owner, Office) and owner.end == i else None


def office_after(line: Line, end: int) -> Office | None:
    """The office that stands in apposition after a name that ends at `end`, or None."""
    if end >= len(line.words) or line.words[end] not in (",", "("):
        return None
    k = end + 1
    if line.lows[k : k + 2] in (["who", "is"], ["who", "was"], ["who", "serves"]):
        k += 2
    limit = k + 4
    while k < len(line.words) and k < limit:
        owner = line.owner[k]
        if isinstance(owner, Office):
            if owner.plural or line.lows[k - 1] in ("by", "with"):
                return None
            held = line.owner[owner.end + 1] if owner.end + 1 < len(line.words) else None
            if line.words[owner.end : owner.end + 1] in (["'s"], ["’s"]) and isinstance(held, Office):
                owner = held  # "X, the President's adviser"
            if (
                owner.det == "the"
                and line.lows[owner.end : owner.end + 1]
                and line.lows[owner.end] in _SAYING
            ):
                return None  # "... to free X, the spokesman said": an attribution
            return None if _named_next(line, owner.end) else owner
        if owner is None and line.lows[k] not in _APPOSED:
            return None
        k += 1
    return None


def _named_next(line: Line, end: int) -> bool:
    return (
        end < len(line.words)
        and line.words[end][0].isupper()
        and line.free(end)
        and line.lows[end] not in words().common
    )
