"""A speaker's description taken apart: titles before, the name behind; words that are no name of a person."""

from functools import cache

from despatch.record.names import fold, lexicon
from despatch.record.people.lexicon import lists
from despatch.record.words import party_words
from despatch.registers.bodies import bodies, movements
from despatch.registers.offices import office_words
from despatch.registers.states import states


def parts(tokens: list[str], party: str | None) -> tuple[list[str], list[str]]:
    """Tokens apart into those of titles and descriptions, and those of the name behind them."""
    known = lists()
    at = len(tokens)
    while at:
        token = tokens[at - 1]
        word = fold(token)
        bare = word.removesuffix("'s")
        if at < len(tokens) and (word in known.titles or bare != word or word in known.no_people):
            break
        if at < len(tokens) and word in known.party_titles.get(party or "", ()):
            break
        if not (_capital(token) or word in lexicon()["particles"]) or any(c.isdigit() for c in token):
            break
        at -= 1
    run = tokens[at:]
    while run and not _capital(run[0]) and fold(run[0]) not in lexicon()["particles"]:
        at, run = at + 1, run[1:]
    if not run or fold(run[-1]) in known.no_people or not _capital(run[-1]):
        return tokens, []
    if len(run) == 1 and (fold(run[0]) in known.titles or fold(run[0]) in _heads()):
        return tokens, []
    if len(run) > 1 and fold(run[-1]) in _heads() and all(fold(t) in of_parties() for t in run[:-1]):
        return tokens, []  # "Chinese Ambassador"
    while len(run) > 2 and fold(run[0]) in _adjectives():
        at, run = at + 1, run[1:]  # "Russian Sergei Lavrov"
    return tokens[:at], run


def _capital(token: str) -> bool:
    """Whether it begins as names do; scripts without capitals always do."""
    last = token.rsplit("-", 1)[-1]
    return not (token[0].islower() and last[0].islower())


@cache
def of_parties() -> frozenset[str]:
    """Words of the names of states, peoples, seats and bodies, which are no people's."""
    words = {w for of in party_words().values() for w in of}
    for state in states().values():
        for name in (*state.names, *state.adjectives, *state.people, *state.seats):
            words.update(fold(name).replace("'s", "").split())
    for body in (*bodies().values(), *movements().values()):
        words.add(fold(body.code))
    codes = {fold(code) for code in states()} - {"usa"}
    return frozenset(words - codes - {"li", "and", "of"})


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of states: before a whole name they say whose it is."""
    return frozenset(fold(a) for state in states().values() for a in state.adjectives)


@cache
def _heads() -> frozenset[str]:
    """Words for offices: alone they name nobody."""
    words = office_words()
    return frozenset((*words.heads, *(fold(a) for a in words.abbreviations)))
