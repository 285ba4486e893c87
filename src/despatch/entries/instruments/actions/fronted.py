"""A participle before the text that it makes: "Signed in Lima on Friday, the treaty replaces one of 1932"."""

from despatch.entries.instruments.actions.action import Action, simple
from despatch.entries.instruments.actions.tokens import MAKING, before_phrase
from despatch.entries.instruments.deeds import deed_at
from despatch.entries.verbs import FINITE
from despatch.model import Token

_REACH = 24  # tokens from the participle to the comma
_OPENS = frozenset(("that", ";", ":", "and", "but", "“", '"'))


def fronted(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """The action of a participle that opens the clause whose subject is the phrase at `first`."""
    comma = before_phrase(tokens, first)
    if comma < 1 or tokens[comma].word != ",":
        return None
    for k in range(comma - 2, max(-1, comma - _REACH), -1):
        low = tokens[k].word.lower()
        if tokens[k].word in FINITE or low in (";", "."):
            return None
        entry = deed_at(tokens, k)
        if entry and entry[1] == "past" and (k == 0 or tokens[k - 1].word.lower() in _OPENS):
            return Action(simple(entry[0]), k) if entry[0] in MAKING else None
    return None
