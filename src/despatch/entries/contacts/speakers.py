""" "I" and "we" within words said: who says them, as mentions like any other pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.model import Attribution, Mention

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_SINGULAR = frozenset(("i", "me", "my"))
_PLURAL = frozenset(("we", "us", "our"))
FIRST_PERSONS = _SINGULAR | _PLURAL


def first_persons(view: View) -> list[Mention]:
    """A mention for each "I", "we", "my" ... of the sentence that stands in words said by somebody known.

    "I" is the speaker; "we" are those for whom the speaker speaks: a party and nobody by name.
    """
    found = []
    for token, word in zip(view.tokens, view.words, strict=True):
        if word not in FIRST_PERSONS or token.word == "US":
            continue
        said = _said_at(view.analysis.attributions, token.start)
        if said is None or said.speaker is None or said.speaker >= len(view.analysis.people):
            continue
        party = said.party or view.analysis.people[said.speaker].party
        people = (said.speaker,) if word in _SINGULAR else ()
        if party:
            found.append(Mention(start=token.start, end=token.end, type="person", people=people,
                                 parties=(party,), form="pronoun"))  # fmt: skip
    return found


def _said_at(attributions: tuple[Attribution, ...], at: int) -> Attribution | None:
    """The attribution whose words said, in quotation marks or a transcript, hold the offset `at`."""
    for one in attributions:
        if one.form != "indirect" and any(span.start <= at < span.end for span in one.content):
            return one
    return None
