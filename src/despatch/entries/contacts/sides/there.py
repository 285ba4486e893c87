"""Who is at a gathering by what is told of him beside it: the heads of delegations, who spoke at or after it, who met there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Candidate
from despatch.registers.offices import office_words

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View
    from despatch.model import Analysis

_HEADS = re.compile(
    r"\b(?:head|leader|chief) of (?:the |its |his )?(?:[\w-]+ ){0,3}delegation"
    r"|\bdelegation (?:head|leader|chief)|\bchief (?:[\w-]+ )?(?:negotiator|delegate)"
)
_GATHERED = group("conference_nouns") | {"meeting", "session", "gathering"}
_AT = frozenset(("at", "during", "after", "following", "from"))
_REACH = 10  # words from "at" or "after" to the gathering
_FURTHEST = 9  # words from the verb of saying to "at" or "after"


def heads_of_delegations(analysis: Analysis, found: list[Candidate]) -> None:
    """Add who leads a delegation to the talks of his party for which nobody of it is named, if the report tells of one such."""
    heads = {
        n
        for m in analysis.mentions
        if m.type in ("office", "person")
        and len(m.people) == 1
        and _HEADS.search(analysis.report.text[m.start : m.end].lower())
        for n in m.people
    }
    heads |= {n for n, p in enumerate(analysis.people) if p.role and _HEADS.search(p.role.lower())}
    for n in sorted(heads):
        person = analysis.people[n]
        if not person.name or not person.party:
            continue
        talks = [c for c in found if c.kind in ("meeting", "conference") and person.party in c.parties]
        talks = [c for c in talks if c.status in ("held", "ongoing")]
        unled = [c for c in talks if all(analysis.people[p].party != person.party for p in c.people)]
        if len(unled) == 1 and not any(
            n in c.people and c.kind == unled[0].kind for c in talks if c.parties == unled[0].parties
        ):
            unled[0].people.append(n)


def said_there(view: View) -> list[Actor]:
    """Who says something at, from or after the gathering that the sentence tells of: somebody with an office, no spokesman."""
    words, found = view.words, list[Actor]()
    for i, word in enumerate(words):
        if word not in group("say_verbs") and word not in _SPEAKING:
            continue
        at = next((k for k in range(i + 1, min(i + _FURTHEST, len(words))) if words[k] in _AT), None)
        if at is not None and _GATHERED & set(words[at + 1 : at + _REACH]):
            found += roles.subject(view, i)
    opening = next((k for k in range(1, min(_REACH, len(words))) if words[k] in _GATHERED), None)
    if opening and words[0] in ("after", "following", "speaking"):
        found += roles.dangling_subject(view, opening)
    return [a for a in found if a.kind == "person" and _in_office(view, a)]


_SPEAKING = frozenset(("speaking", "told"))


def _in_office(view: View, actor: Actor) -> bool:
    people = [view.analysis.people[p] for p in actor.people if p < len(view.analysis.people)]
    return bool(people) and all(
        p.party and p.role and not office_words().quiet & set(p.role.lower().split()) for p in people
    )
