"""What kind of office a role names, so that "the foreign minister" finds "Secretary of State Rice"."""

from functools import lru_cache

_SPELT = {
    "pm": "prime minister", "fm": "foreign minister", "eam": "foreign minister", "premier": "prime minister",
    "external affairs minister": "foreign minister", "minister of external affairs": "foreign minister",
    "secretary of state": "foreign minister", "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister", "foreign affairs minister": "foreign minister",
    "defence": "defense", "secretary of defense": "defense minister", "defense secretary": "defense minister",
    "minister of defense": "defense minister", "adviser": "advisor", "councillor": "councilor",
    "secretary general": "secretary-general", "taoiseach": "prime minister", "emir": "king", "amir": "king",
    "sultan": "king", "monarch": "king", "pontiff": "pope", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "nsa": "national security advisor", "chairwoman": "chairman", "treasury secretary": "finance minister",
    "head of state": "leader", "head of government": "leader", "vice-president": "vice president", "vice-premier": "vice premier", "minister for foreign affairs": "foreign minister",
}  # fmt: skip
_LEADERS = frozenset(("president", "prime minister", "chancellor", "king", "pope", "queen", "supreme leader"))
_PREFIXES = ("deputy ", "vice ", "vice-", "first deputy ", "assistant ", "under", "former ", "co-")
_MODIFIERS = frozenset(
    "foreign defense finance trade interior economy energy oil commerce agriculture health education".split()
)


@lru_cache(maxsize=4096)
def kind_of(role: str) -> str:
    """The role in small letters and usual words: "Secretary of State" -> "foreign minister"."""
    low = " ".join(role.lower().replace("’", "'").split())
    for word, usual in _SPELT.items():
        if word in low and (len(word) > 4 or low == word):
            low = low.replace(word, usual)
    return low


@lru_cache(maxsize=8192)
def agree(said: str, held: str) -> bool:
    """Whether an office said alone ("the minister", "the Russian leader") may mean the holder of `held`."""
    a, b = kind_of(said), kind_of(held)
    if a == b:
        return True
    if a == "minister" and b.endswith("prime minister"):
        return False  # "the minister" is no head of government, nor a deputy of one
    if "prime" in b and " and " in b and " and " not in a:  # "President and Prime Minister" is either
        return any(agree(a, one) for one in b.split(" and "))
    if any(a.startswith(p) != b.startswith(p) for p in _PREFIXES):
        low = a.startswith(_PREFIXES) and not b.startswith(_PREFIXES)
        return not low and a in ("minister", "official", "diplomat") and a in b
    if a in ("leader", "chief", "head") or a.endswith(" leader"):
        return (
            any(leader in b for leader in _LEADERS)
            or "leader" in b
            or "chief" in b
            or "chairman" in b
            or "head" in b
        )
    if a in ("official", "diplomat", "politician"):
        return a in b or "ambassador" in b or "envoy" in b or "minister" in b
    words_a, words_b = set(a.split()), set(b.split())
    if (words_a & _MODIFIERS) - words_b:
        return False
    if "prime" in words_a or "prime" in words_b:
        return "prime" in words_a and "prime" in words_b
    return words_a <= words_b or a in b


def leads(role: str | None) -> bool:
    """Whether a role is that of a head of state or government."""
    if not role:
        return False
    kind = kind_of(role)
    return not kind.startswith(_PREFIXES) and any(leader in kind for leader in _LEADERS)
