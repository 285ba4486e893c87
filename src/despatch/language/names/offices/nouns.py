"""Whether a head word is an office where it stands, and no verb, no adjective, no part of a name."""

from despatch.language.names.lexicon import Known, words
from despatch.language.names.lines import Line
from despatch.language.names.offices.heads import head_words
from despatch.registers.offices import title_words

_VERBAL = frozenset("to will would can could may might should shall must and not".split())
_PARTS = frozenset("chair head captain judge charge delegate coach lead marshal co-chair champion".split())
_OF_JUSTICE = frozenset("minister ministers ministry secretary department commissioner".split())
_ORDER = frozenset("the a an".split())
_AFTER_OFFICIAL = frozenset(
    "said told who from of in at with on responsible handling dealing overseeing charged added says close familiar has had is was to for speaking involved and as "
    "also were are have would will that which but here by whose met arrived left visited warned urged".split()
)
_BINDING = frozenset("bin bint ibn bn ben al el ul abu abd".split())
_NAMES_TOO = frozenset(
    "amir shah dean king prince bishop pope marshal judge major general captain doge founder".split()
)
_SPOUSAL = frozenset(("first", "second"))
_TITLED = {
    "lady": _SPOUSAL, "gentleman": _SPOUSAL,
    "officer": frozenset("executive operating financial technology information medical scientific".split()),
}  # fmt: skip
_NOMINAL = frozenset(
    "government state the deputy council commission delegation party nuclear army chief policy as".split()
)


def is_noun(line: Line, k: int, hit: tuple[str, int, bool]) -> bool:
    """Whether the head word at `k`, of which `hit` tells what it is, is an office here."""
    if _is_other(line, k):
        return False
    owner = line.owner[k]
    if owner is not None and not (isinstance(owner, Known) and owner.type == "organisation"):
        return False
    low = line.lows[k]
    before = line.lows[k - 1] if k else ""
    if low in ("colleague", "colleagues", "peer", "peers") and not _of_state(line, k):
        return False
    if low in _PARTS and (before in _VERBAL or line.lows[k + 1 : k + 2] in (["the"], ["a"])):
        return False
    if low in (
        "general",
        "major",
        "justice",
        "judge",
        "captain",
        "colonel",
        "chief",
        "leads",
        "founder",
    ):
        capital = line.words[k][0].isupper()
        if low in ("general", "major", "colonel", "captain", "judge", "justice"):
            after = line.lows[k + 1 : k + 2]
            portfolio = low == "justice" and after and after[0] in _OF_JUSTICE
            return capital and line.words[k + 1 : k + 2] != after and after != ["staff"] and not portfolio
        return low in ("chief", "founder") and (not capital or k > 0 or line.lows[k + 1 : k + 2] == ["of"])
    if low in ("members", "states", "heads", "chairs", "charges", "chiefs", "kings", "officials'"):
        named = "council" in line.lows[max(0, k - 5) : k] and "of" in line.lows[max(0, k - 4) : k]
        led = line.lows[k + 1 : k + 2] == ["of"] or (low == "chiefs" and line.lows[k + 1 : k + 2] == ["from"])
        return low in ("heads", "chiefs", "kings") and led and not named
    if low == "assistant":
        return line.lows[k + 1 : k + 2] in (["to"], ["of"])
    if low == "member":
        return (
            line.lows[k + 1 : k + 2] == ["of"]
            and k + 2 < len(line.words)
            and "state" not in line.lows[k : k + 5]
        )
    if low == "head" and line.lows[k + 1 : k + 2] == ["of"] and before not in _VERBAL:
        return True
    return not (
        low in ("chair", "head") and not line.words[k][0].isupper() and before not in _NOMINAL | _ORDER
    )


def _is_other(line: Line, k: int) -> bool:
    """Whether a head word is an adjective ("official visit") or part of a name ("Amir Peretz", "Dean Baquet") here."""
    low, n = line.lows[k], len(line.words)
    after = line.words[k + 1] if k + 1 < n else "."
    if k and line.lows[k - 1] in _BINDING and line.words[k][0].isupper():
        return True  # "Bandar bin Sultan"
    if low in ("official", "principal", "lead", "representative", "expert", "chief"):
        return (after[0].islower() and after not in _AFTER_OFFICIAL) or (after.isupper() and len(after) > 2)
    if low in _TITLED:
        return not k or line.lows[k - 1] not in _TITLED[low]
    if low == "dean" and after[0].isupper():
        return True
    if low in _NAMES_TOO and line.words[k][0].isupper() and k:
        before = line.words[k - 1]
        led = line.lows[k - 1] in head_words() or before in title_words()
        if after[0].isupper() and led and low in ("amir", "shah", "dean"):
            return True
        free = line.owner[k - 1] is None and before[0].isupper() and line.lows[k - 1] not in words().common
        return (
            free
            and not after[0].isupper()
            and after != "of"
            and low in ("king", "prince", "bishop", "pope", "judge")
        )
    return False


def _of_state(line: Line, k: int) -> bool:
    """Whether a colleague is told of by state ("his Norwegian colleague"): a counterpart, not somebody at home."""
    state = line.known_before(k)
    return (
        state is not None
        and bool(state[1].code)
        and line.lows[max(0, state[0] - 2) : state[0]][-1:] in (["his"], ["her"], ["their"])
    )
