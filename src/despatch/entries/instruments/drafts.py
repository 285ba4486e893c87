"""Instruments while their mentions are gathered: what is the same text, and which action counts."""

from despatch.entries.instruments.actions import implied
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.parties import TRUCES
from despatch.entries.instruments.titles import STOP, content, other_resolution, same_title
from despatch.model import Sentence
from despatch.model.when import bounds

MADE = frozenset("signed ratified adopted agreed amended".split())
_AHEAD = frozenset("planned proposed negotiating".split())


class Draft:
    """An instrument while its mentions are gathered."""

    def __init__(self, candidate: Candidate, parties: list[str], date: str | None, sure: bool) -> None:
        self.kind, self.title, self.known = candidate.kind, candidate.title, candidate.known
        self.action = candidate.action.action if candidate.action else _implied(candidate)
        phrase = candidate.sentence.tokens[candidate.first : candidate.head + 1]
        if self.action == "adopted" and any(t.word.lower() in TRUCES for t in phrase):
            self.action = "agreed"
        if self.kind == "resolution" and self.action in ("signed", "agreed"):
            self.action = "adopted"
        self.told = candidate.action is not None
        self.parties, self.date, self.sure = parties, date, sure
        self.sentences: list[Sentence] = [candidate.sentence]
        self.reasons: dict[str, float] = {}  # what was weighed for it, where the judging network was asked

    def take(self, candidate: Candidate, parties: list[str], date: str | None, sure: bool) -> None:
        """Take a further mention of the same text: its later action counts, missing fields are filled."""
        self.sentences.append(candidate.sentence)
        longer = len(parties) > len(self.parties) and set(self.parties) <= set(parties)
        other = candidate.definite and self.parties and not set(parties) & set(self.parties)
        if not self.sure and parties and (longer or (sure and not other)):
            self.parties, self.sure = parties, self.sure or sure
        if candidate.action and (not self.told or _later(date, self.date)) and not self._before(candidate):
            self.action, self.told = candidate.action.action, True
            self.date = date or self.date
        elif candidate.action and candidate.action.action == self.action:
            self.date = self.date or date
        fuller = len(content(candidate.title)) > len(content(self.title))
        if fuller and not candidate.definite and not candidate.sentence.title:
            self.title = candidate.title

    def _before(self, candidate: Candidate) -> bool:
        """Whether a mention tells of what came before an action already told: "efforts to agree on the truce"."""
        ahead = candidate.action is not None and candidate.action.action in _AHEAD
        return ahead and self.action in MADE


def _implied(candidate: Candidate) -> str:
    """The action that the words before tell of a text to which nothing is said to be done."""
    if candidate.known or candidate.kind in ("resolution", "statement"):
        return "adopted"
    return implied(candidate.sentence.tokens, candidate.first)


def same_text(draft: Draft, candidate: Candidate, parties: list[str], sure: bool, date: str | None) -> bool:
    """Whether a candidate is a further mention of the text of `draft`."""
    if draft.known or candidate.known:
        return draft.known is candidate.known
    if draft.sentences[-1] is candidate.sentence and not candidate.definite:
        return content(draft.title) == content(candidate.title)
    if candidate.definite:
        back = candidate.sentence.tokens[candidate.head].word.lower() in lexicon().back
        return back or draft.kind == candidate.kind or {draft.kind, candidate.kind} <= _BARGAINS
    a, b = content(draft.title), content(candidate.title)
    if draft.kind == candidate.kind == "resolution":
        # What resolutions are called varies; numbers and days told apart do not.
        numbers = [{w for w in words if w.isdigit()} for words in (a, b)]
        if any(numbers) and not all(numbers) and _several(candidate.title if numbers[0] else draft.title):
            return False  # "resolution 1325", and all the resolutions of the council
        action = candidate.action.action if candidate.action else _implied(candidate)
        if (action in _AHEAD) != (draft.action in _AHEAD) and other_resolution(draft.title, candidate.title):
            return False  # one that there is, and one still to be made
        return (
            not (all(numbers) and numbers[0] != numbers[1])
            and not _later(date, draft.date)
            and not _later(draft.date, date)
        )
    if draft.sure and sure and not set(parties) & set(draft.parties):
        return False
    if _the_one_with(candidate) and set(parties) == set(draft.parties):
        return {draft.kind, candidate.kind} <= _BARGAINS
    if _points_back(candidate):
        return draft.kind == candidate.kind
    if not set(parties) & set(draft.parties) and parties and draft.parties:
        return False
    if candidate.sentence.title and candidate.action and candidate.action.action == draft.action:
        return True  # a headline tells again what the story tells
    return draft.kind == candidate.kind and same_title(draft.title, candidate.title, draft.parties)


def _several(title: str) -> bool:
    return "resolutions" in title.lower().split()


def _points_back(candidate: Candidate) -> bool:
    """Whether a phrase adds nothing to what was told: "the deal clinched", "the agreement reached on Tuesday"."""
    tokens, words = candidate.sentence.tokens, lexicon()
    if candidate.first == 0 or tokens[candidate.first - 1].word.lower() not in ("the", "this", "that"):
        return False
    phrase = [t.word.lower() for t in tokens[candidate.first : candidate.end]]
    if set(phrase) & _UNDER:
        phrase = phrase[: next(k for k, w in enumerate(phrase) if w in _UNDER)]
    return (
        not {w[:6] for w in phrase if w not in words.heads and w not in words.verbs and w not in STOP}
        - words.empty
    )


def _the_one_with(candidate: Candidate) -> bool:
    """ "The deal with Kazakhstan": nothing is told of the text but with whom it is."""
    tokens = candidate.sentence.tokens
    after = tokens[candidate.head + 1].word.lower() if candidate.head + 1 < len(tokens) else ""
    the = candidate.first == candidate.head > 0 and tokens[candidate.first - 1].word.lower() == "the"
    return the and after == "with" and candidate.end - candidate.head <= 4


_BARGAINS = {"agreement", "contract"}  # what one sentence calls a contract is a deal in the next
_UNDER = frozenset("under after following with that which".split())


def _later(a: str | None, b: str | None) -> bool:
    x, y = bounds(a), bounds(b)
    return bool(x and y and x[0] > y[0])
