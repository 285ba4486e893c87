"""Verbs that only say what something was: "called the talks useful", "calls her visit to Lima 'a new start'"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_CALLING = frozenset("called call calls calling considered considers".split())
_QUOTES = frozenset(('"', "“", "'", "‘", "``"))
_JOINING = frozenset("with between among in on at of by and to , the his her their its last this".split())
_DEGREES = frozenset("very extremely quite so too not most highly truly really only".split())
_ADJECTIVES = frozenset(
    "frank good great warm timely candid open vital key poor weak excellent bad friendly cordial symbolic premature strange odd "
    "unfortunate inappropriate sincere proof part one".split()
)
_ENDINGS = ("ful", "ive", "ous", "ic", "ical", "able", "ible", "less", "ant", "ial")
_PHRASE = 8  # tokens from the verb to the noun
_FAR = 22  # tokens from the noun to what it is called


def only_named(view: View, verb: int) -> bool:
    """Whether the verb at `verb` calls what follows something: a complement comes after the noun and its sides."""
    if view.word(verb) not in _CALLING:
        return False
    nouns = group("meeting_nouns") | group("visit_nouns") | group("conference_nouns")
    noun = next(
        (k for k in range(verb + 1, min(verb + _PHRASE, len(view.words))) if view.words[k] in nouns), None
    )
    if noun is None or {"for", "on", "off", "that", '"', "“"} & set(view.words[verb + 1 : noun]):
        return False
    placed = {i for first, last, _ in view.places for i in range(first, last)}
    for k in range(noun + 1, min(noun + _FAR, len(view.words))):
        word = view.words[k]
        if word in _QUOTES:
            return True
        if k in view.actor_at or k in view.timed or k in placed or word in nouns:
            continue
        if word in ("a", "an"):
            return view.words[k - 1] not in group("prepositions")
        if word in _ADJECTIVES or word.endswith(_ENDINGS) or word in _DEGREES:
            return True
        if word not in _JOINING and not view.tokens[k].word[:1].isupper():
            return False
    return False
