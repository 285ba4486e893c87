"""Who is spoken to at an occasion: "A told B during a meeting in Lima", "A assured B at talks on Monday that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TELLING = frozenset(
    "told tells assured assures informed informs urged urges pressed presses warned warns briefed briefs thanked thanks reassured "
    "reminded lobbied pressured asked asks congratulated encouraged cautioned challenged confronted questioned advised".split()
)
_WHO = ("person", "office", "group", "pronoun")
_DETERMINERS = frozenset("the a an their his her its this".split())
_NOT_HERE = frozenset("who which whom reporters".split())


def spoken_to(view: View, first: int, own: list[Actor]) -> list[Actor]:
    """Both who speaks and to whom, of the clause that goes on "during a meeting" at `first`; `own` if it is no such clause.

    `own` are the actors read as the subject of the clause. What somebody told the press tells of nobody else.
    """
    if len({party for actor in own for party in actor.parties}) > 1 or not _at_it(view, first):
        return own
    for verb in range(first - 2, -1, -1):
        word = view.words[verb]
        if word in _NOT_HERE or word in (";", ":", "“", "”", '"'):
            return own
        if word not in _TELLING:
            continue
        if view.word(verb - 1) in group("be") or view.words[verb + 1] in ("by", "that"):
            return own
        met = [a for a in lists.actors_after(view, verb + 1, first) if a.kind in _WHO and a.parties]
        said = [a for a in roles.subject(view, verb) if a.kind in _WHO and a.parties]
        both = {party for actor in (*said, *met) for party in actor.parties}
        return [*said, *met] if met and said and len(both) > 1 else own
    return own


def _at_it(view: View, first: int) -> bool:
    """Whether the phrase tells where it was said ("during a meeting"), not what about ("to take part in the summit")."""
    i = first - 1
    while view.word(i) in _DETERMINERS:
        i -= 1
    return view.word(i) in ("during", "at", "in") and not view.word(i - 1).startswith("part")
