"""Which keys are forms of one subject: spellings, acronyms, a name within a longer one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from despatch.record.names import same_word

_TURNING = 5  # letters that a word has at the least to be compared by its sound


def joined(
    counts: Mapping[str, int], aliases: Iterable[tuple[str, str]], plain: Iterable[str]
) -> dict[str, str]:
    """Each key to that of the subject it belongs to: the most frequent of its forms, the first by letter among equals.

    `counts` are texts for each key, `aliases` acronyms with the names told for them, `plain` the keys
    that are names; others (codes, matters, states) are joined with nothing.
    """
    home = {key: key for key in counts}
    names = sorted(set(plain) & set(counts))
    told = Counter((short, long) for short, long in aliases if short in home and long in home)
    best: dict[str, tuple[int, str]] = {}
    for (short, long), times in sorted(told.items()):
        best[short] = max(best.get(short, (0, "")), (times, long))
    for short, (_, long) in sorted(best.items()):
        _join(home, short, long)
    _spellings(home, names)
    _longer(home, names)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in counts:
        groups[_root(home, key)].append(key)
    named = {root: min(keys, key=lambda k: (-counts[k], k)) for root, keys in groups.items()}
    return {key: named[_root(home, key)] for key in counts}


def _spellings(home: dict[str, str], names: list[str]) -> None:
    """Join names whose words are spellings of one: Kudankulam and Koodankulam."""
    by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in names:
        by_start[name[0], name.count(" ")].append(name)
    for alike in by_start.values():
        for n, a in enumerate(alike):
            for b in alike[n + 1 :]:
                pairs = list(zip(a.split(), b.split(), strict=True))
                if all(x == y or (min(len(x), len(y)) >= _TURNING and same_word(x, y)) for x, y in pairs):
                    _join(home, a, b)


def _longer(home: dict[str, str], names: list[str]) -> None:
    """Join a name of one word with the only longer one that begins with it: "Nord" is nothing, "Yasukuni" is a shrine."""
    begins: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if " " in name:
            begins[name.split()[0]].append(name)
    for name in names:
        if " " not in name and len(begins.get(name, ())) == 1:
            _join(home, name, begins[name][0])


def _root(home: dict[str, str], key: str) -> str:
    while home[key] != key:
        key = home[key]
    return key


def _join(home: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(home, a), _root(home, b)))
    home[second] = first
