"""The action on a text: of the ways in which a sentence may tell it, the first that does."""

from despatch.entries.instruments.actions.action import Action, simple
from despatch.entries.instruments.actions.before import active_before
from despatch.entries.instruments.actions.behind import (
    cleft,
    participle_after,
    passive_after,
    relative_after,
    state_after,
)
from despatch.entries.instruments.actions.fronted import fronted
from despatch.entries.instruments.actions.lawmakers import by_lawmakers, by_them, passes, voted
from despatch.entries.instruments.actions.nominal import nominal_before
from despatch.entries.instruments.actions.outer import afterwards, inner_clause, outer
from despatch.entries.instruments.actions.tokens import apart, before_phrase, lows
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.phrases import DETERMINERS
from despatch.model import Token

_PLANNED = frozenset("upcoming planned proposed possible future prospective".split())


def action_of(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """The action on the phrase `tokens[first:end]` with its `head`; None where none is told. Of several, the last one."""
    told = _told(tokens, first, head, end)
    if told and told.action in ("signed", "agreed"):
        return afterwards(tokens, told, end) or told
    return told


def _told(tokens: tuple[Token, ...], first: int, head: int, end: int) -> Action | None:
    """The first action that any of the ways of telling one gives."""
    governing = voted(tokens, first) if passes(tokens, head) else None
    if governing is None and not _said_in_it(tokens, first):
        governing = active_before(tokens, first, head, end)
    if governing and apart(tokens, governing.at, first) <= 4 and not _only_about(tokens, governing):
        return _governed(tokens, governing, (first, head, end))
    for finder in (cleft, participle_after, passive_after, relative_after, fronted, nominal_before):
        found = finder(tokens, first, head, end)
        if found:
            told_aside = finder is not nominal_before and (
                finder is not passive_after or "which" in lows(tokens, head, found.at)
            )
            found = (told_aside and outer(tokens, found, head, end)) or found
            passed = found.action == "adopted" and passes(tokens, head, found.at)
            doer = by_lawmakers if finder is relative_after else by_them
            return found._replace(action="ratified") if passed and doer(tokens, found.at) else found
    return governing or state_after(tokens, end) or _premodified(tokens, first, head)


def _governed(tokens: tuple[Token, ...], governing: Action, text: tuple[int, int, int]) -> Action:
    """The action of the verb before a text (first, head, end), beside what is told behind it of how it was made."""
    made = participle_after(tokens, *text) or relative_after(tokens, *text)
    if not made or made.action == governing.action:
        return governing
    if made.action == "ratified" and governing.action in _MADE:
        return made._replace(
            aside=(governing.at, made.at)
        )  # "signed a treaty, which parliament ratified on Friday"
    if made.action not in _MADE:
        return governing
    if governing.action == "rejected" and not by_lawmakers(tokens, governing.at):
        return made  # "opposes the treaty signed in May"
    return governing._replace(aside=inner_clause(tokens, made.at))  # "ratified a pact that was signed in May"


_MADE = frozenset(("signed", "agreed"))


def _said_in_it(tokens: tuple[Token, ...], first: int) -> bool:
    """ "Urged Tehran to suspend its work in a resolution": what the text says, not what is done to it."""
    k = before_phrase(tokens, first)
    return first > 1 and tokens[k].word.lower() == "in" and tokens[k - 1].word.lower() not in _PART


_PART = frozenset("participation part membership involvement".split())  # "suspended its part in the treaty"


def _only_about(tokens: tuple[Token, ...], action: Action) -> bool:
    """Whether a participle behind the phrase tells more than a verb before it: "discussed", "published", not "approved"."""
    return action.action in _ABOUT and not tokens[action.at].word.lower().startswith("approv")


# What may be done to a text long after it was made: a participle behind the phrase tells more.
_ABOUT = frozenset(("negotiating", "adopted"))


def _premodified(tokens: tuple[Token, ...], first: int, head: int) -> Action | None:
    made = lexicon().verbs.get(tokens[first - 1].word.lower()) if first > 1 else None
    if made and made[1] == "past" and tokens[first - 2].word.lower() in DETERMINERS:
        return Action(simple(made[0]), first - 1)  # "the adopted documents"
    for k in range(max(0, first - 1), head):
        low = tokens[k].word.lower()
        if k < first and low != "draft":
            continue
        if low in _PLANNED:
            return Action("proposed" if low == "proposed" else "planned", k)
        if low == "draft":
            return Action("proposed", k)
    return None
