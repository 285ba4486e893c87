"""The head words of offices: minister, secretary-general, PMs, counterpart; and which only lead to a later one."""

from functools import lru_cache

from despatch.language.names.complements import GENERALS
from despatch.language.names.lines import Line
from despatch.registers.offices import OfficeWords, office_words

CHAINED = frozenset(
    "assistant deputy chief general special secretary executive vice-prime attorney crown under principal".split()
)


@lru_cache(maxsize=1)
def head_words() -> dict[str, tuple[str, int, bool]]:
    """Every head as it may be written, to its singular, its rank, and whether it is a plural."""
    vocabulary, found = office_words(), {}
    for head, rank in vocabulary.heads.items():
        found[head] = (head, rank, False)
        plural = head + "s" if not head.endswith(("s", "x")) else head
        plural = {
            "secretary": "secretaries",
            "deputy": "deputies",
            "spokesman": "spokesmen",
            "chairman": "chairmen",
        }.get(head, plural)
        if head.endswith("-general"):
            plural = head.replace("y-", "ies-").replace("r-", "rs-")
        found.setdefault(plural, (head, rank, True))
    for same in ("counterpart", "colleague", "peer"):
        found[same], found[same + "s"] = ("counterpart", 2, False), ("counterpart", 2, True)
    for short, long in vocabulary.abbreviations.items():
        found[short] = (long.split()[-1], vocabulary.heads.get(long.split()[-1], 3), False)
    found["FMs"], found["PMs"] = ("minister", 2, True), ("minister", 1, True)
    for plain in ("ministers", "leaders", "officials", "presidents"):
        found[plain] = (plain[:-1], found[plain][1], True)
    return found


def leads_on(line: Line, k: int, heads: dict[str, tuple[str, int, bool]], vocabulary: OfficeWords) -> bool:
    """Whether the word at `k` only leads to a later head ("DEPUTY Foreign Affairs Minister")."""
    if line.lows[k + 1 : k + 2] == ["general"] and line.lows[k] in GENERALS:
        return False  # "Secretary General X", "attorney general"
    for j in range(k + 1, min(k + 6, len(line.words))):
        low = line.lows[j]
        if low in heads and (low not in CHAINED or j == k + 1) and low not in ("members", "states"):
            return True
        if not (low in vocabulary.before or low in vocabulary.portfolio or low in ("and", "&", "-")):
            return False
        if line.owner[j] is not None:
            return False
    return False
