""" "I" and "we" within words said, or in a statement of one person: who says them, as mentions like any other pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.model import Analysis, Attribution, Mention

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
        said = said_at(view.analysis.attributions, token.start)
        both = _joint_authors(view.analysis) if said is None and word in _PLURAL else ()
        if both:
            sides = tuple(str(view.analysis.people[p].party) for p in both)
            found.append(Mention(start=token.start, end=token.end, type="person", people=both, parties=sides,
                                 form="pronoun"))  # fmt: skip
            continue
        speaker = _author(view.analysis) if said is None else said.speaker
        if speaker is None or speaker >= len(view.analysis.people):
            continue
        party = (said.party if said else None) or view.analysis.people[speaker].party
        people = (speaker,) if word in _SINGULAR else ()
        if party:
            found.append(Mention(start=token.start, end=token.end, type="person", people=people,
                                 parties=(party,), form="pronoun"))  # fmt: skip
    return found


def said_at(attributions: tuple[Attribution, ...], at: int) -> Attribution | None:
    """The attribution whose words said, in quotation marks or a transcript, hold the offset `at`."""
    for one in attributions:
        if one.form != "indirect" and any(span.start <= at < span.end for span in one.content):
            return one
    return None


def _author(analysis: Analysis) -> int | None:
    """Whose words the whole report is: the one person of a headline "Statement by President X on ...", as an index."""
    if not analysis.sentences or not analysis.sentences[0].title:
        return None
    title = analysis.sentences[0]
    head = [token.word.lower() for token in title.tokens[:2]]
    if head[:1] != ["statement"] or head[1:] not in (["by"], ["from"], ["of"]):
        return None
    words = {token.word.lower() for token in title.tokens}
    if words & _SPOKESPEOPLE:
        return None
    first = next((m for m in analysis.mentions if m.people and m.start < title.end), None)
    near = first is not None and first.start - title.start <= _NEAR and len(first.people) == 1
    return first.people[0] if first is not None and near else None


def _joint_authors(analysis: Analysis) -> tuple[int, ...]:
    """The two whose words the whole report is: those of a headline "Joint Statement by President X and President Y"."""
    title = analysis.sentences[0] if analysis.sentences else None
    if (
        title is None
        or not title.title
        or [t.word.lower() for t in title.tokens[:2]] != ["joint", "statement"]
    ):
        return ()
    told = [p for m in analysis.mentions if m.start < title.end and m.type == "person" for p in m.people]
    named = [p for p in dict.fromkeys(told) if analysis.people[p].name]
    sides = {analysis.people[p].party for p in named}
    return tuple(named) if len(named) == len(sides) == _TWO and None not in sides else ()


_TWO = 2
_SPOKESPEOPLE = frozenset("spokesperson spokesman spokeswoman secretary".split())
_NEAR = 60  # characters of offices between "Statement by" and the name
