"""Headlines in the present over a story of what is to come: "PM Attends Summit in Lima", above "will on Friday attend"."""

from __future__ import annotations

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis, Sentence

_NEAR = 3  # sentences after the headline that tell the news
_PRESENT = frozenset(
    "attend attends join joins host hosts gather gathers converge converges meet meets visit visits open opens hold holds "
    "begin begins arrive arrives participate participates address addresses".split()
)
_OPEN = ("held", "planned", "went", "open", "present", "during")
_COMING = frozenset(("planned", "purpose"))
_UNDER_WAY = frozenset(("ongoing", "arrived", "went"))


def settle_headline(analysis: Analysis, told: list[Candidate]) -> None:
    """Let what a headline tells in the present, without a day, stand as the lead tells it: ahead or under way.

    So it is not taken for another contact, which is over.
    """
    heads = [one for one in told if one.sentence == 0 and one.status in _OPEN and not one.date]
    if not heads or not _in_present(analysis.sentences[0]):
        return
    for head in heads:
        for one in told:
            if 0 < one.sentence <= _NEAR and _may_be(head, one):
                if one.status in _UNDER_WAY or (one.status in _COMING and head.status != "planned"):
                    head.status = one.status
                if head.kind == "conference" and not head.people:
                    head.parties &= one.parties  # where it sits, and who comes, are told in the lead
                break


def _in_present(sentence: Sentence) -> bool:
    """Whether it is a headline whose verb tells no tense of its own."""
    tokens = sentence.tokens
    headline = sentence.title or (bool(tokens) and tokens[-1].word.isalnum())
    return headline and not _PRESENT.isdisjoint(t.word.lower() for t in tokens)


def _may_be(head: Candidate, one: Candidate) -> bool:
    """Whether the two are of one kind, with the same body, goal or sides, and not of two places."""
    if head.kind != one.kind or (
        head.place and one.place and head.place != one.place and head.country != one.country
    ):
        return False
    if head.kind == "conference":
        bodies = {p for p in head.parties if is_body(p)}
        return bool(bodies) and bodies == {p for p in one.parties if is_body(p)}
    if head.kind == "visit":
        return head.target == one.target and head.parties <= one.parties
    return head.kind == "meeting" and len(head.parties) > 1 and head.parties == one.parties
