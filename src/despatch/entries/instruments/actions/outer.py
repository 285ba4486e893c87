"""What is done to a text behind a clause that tells how it was made: "the accord signed in August was ratified on Friday"."""

from despatch.entries.instruments.actions.action import Action, framed
from despatch.entries.instruments.deeds import deed_at
from despatch.entries.phrases import DETERMINERS
from despatch.entries.verbs import FINITE, frame
from despatch.model import Token

_REACH = 26  # tokens from the participle to the main verb
_GROUP = 9  # tokens that a group of verbs takes ("has finally yet to be")
_STOPS = frozenset("; . : who which that said told when while because although if until but".split())
_BEGINNING = FINITE | frozenset("came comes entered enters took takes went goes".split())
_BETWEEN = _BEGINNING | frozenset(
    "be been being to yet not never n't now still since also then finally later soon expected due set scheduled likely "
    "in into".split()
)
_BEGAN = frozenset("came come entered took taken went gone".split())
_AHEAD = frozenset(("will", "would", "yet", "not", "to"))
_BEGUN = frozenset(("force", "effect"))
_OVER = frozenset("expired lapsed collapsed ended".split())
_LATER = frozenset(("ratified", "suspended", "amended", "rejected"))  # what is done to a text that is made
_PASSING = ("approv", "adopt", "endors")
_EARLY = (
    "initial",
    "agree",
    "reach",
    "draft",
    "negotiat",
    "finali",
    "hammer",
)  # a text so made is still to be signed


def outer(tokens: tuple[Token, ...], inner: Action, head: int, end: int) -> Action | None:
    """The action of the main verb whose subject is the text with `head`, of which `inner` only tells how it was made."""
    if inner.at < head:
        found = _predicate(tokens, end, inner)
        return found._replace(aside=(inner.at, head)) if found else None
    aside = any(t.word == "," for t in tokens[head + 1 : inner.at])
    for k in range(inner.at + 1, min(inner.at + _REACH, len(tokens) - 1)):
        low = tokens[k].word.lower()
        if low == "," and aside:
            found = _predicate(tokens, k + 1, inner)
            if found:
                return found._replace(aside=(head, k))
        elif low in _STOPS or low == ",":
            if not aside or low in (";", "."):
                return None
        elif not aside and (tokens[k].word in _BEGINNING or low in _OVER):
            found = _predicate(tokens, k, inner)
            return found._replace(aside=(head, k)) if found else None
    return None


def afterwards(tokens: tuple[Token, ...], told: Action, end: int) -> Action | None:
    """What is done later to a text that `told` makes: "signed it in May and ratified it on Friday", "was signed and ratified"."""
    begin = max(told.at + 1, end)
    joined: int | None = None
    for k in range(begin, min(begin + _REACH, len(tokens) - 1)):
        low = tokens[k].word.lower()
        if low in (";", ".", "that", "said"):
            return None
        joined = k if low in ("and", "but") else joined
        entry = deed_at(tokens, k)
        if joined is None or not entry or entry[1] != "past" or entry[0] not in _LATER:
            continue
        again = tokens[k + 1].word.lower() in ("it", "them")
        same = not told.active and all(t.word.lower() in _BETWEEN for t in tokens[joined + 1 : k])
        if (again or same) and framed(entry[0], frame(tokens, k, "past")) == entry[0]:
            return Action(entry[0], k, told.active, aside=(told.at, k))
    return None


def inner_clause(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """The tokens of the clause of the participle at `at` behind a text, up to a comma."""
    stop = (
        k for k in range(at + 1, min(at + _REACH, len(tokens))) if tokens[k].word.lower() in _STOPS | {","}
    )
    return at, next(stop, len(tokens) - 1)


def _predicate(tokens: tuple[Token, ...], k: int, inner: Action) -> Action | None:
    """What the group of verbs that begins at `k` says was done after `inner`; None where it is nothing of the kind."""
    for m in range(k, min(k + _GROUP, len(tokens))):
        low = tokens[m].word.lower()
        if low in _BEGUN and m > k + 1:
            begun = {t.word for t in tokens[k:m]} & _BEGAN and not {t.word for t in tokens[k:m]} & _AHEAD
            return Action("adopted", m) if begun else None
        if low in _OVER:
            active = tokens[m + 1].word.lower() in DETERMINERS  # "the accord, signed in May, ended the war"
            return None if active else Action("suspended", m)
        entry = deed_at(tokens, m)
        if entry and entry[1] == "past" and m > k:
            how = frame(tokens, m, "past")
            return (
                _after(inner, tokens, Action(framed(entry[0], how), m))
                if how.passive and not how.negated
                else None
            )
        if low not in _BETWEEN and not low.endswith("ly"):
            return None
    return None


def _after(inner: Action, tokens: tuple[Token, ...], found: Action) -> Action | None:
    """`found` where it is done to a text that is made; a text that is only initialled may also be signed, or be to be."""
    if found.action in _LATER or (
        found.action == "adopted" and tokens[found.at].word.lower().startswith(_PASSING)
    ):
        return found
    early = tokens[inner.at].word.lower().startswith(_EARLY)
    return found if early and deed_at(tokens, found.at) == ("signed", "past") else None
