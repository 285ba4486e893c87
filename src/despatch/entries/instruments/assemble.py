"""Candidates to instruments: parties, dates, and one entry for each text."""

import re

from despatch.entries.instruments.actions import implied
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.candidates import candidates
from despatch.entries.instruments.known import first_words
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.lists import under_umbrella
from despatch.entries.instruments.parties import (
    Main,
    main_parties,
    own_parties,
    parties_of_text,
    sure_of_parties,
)
from despatch.entries.phrases import DETERMINERS
from despatch.entries.scene import Scene, contacts_at
from despatch.model import Analysis, Contact, Instrument, Sentence, Time
from despatch.model.when import bounds
from despatch.registers.states import is_state

_DONE = frozenset("signed ratified adopted amended agreed rejected suspended".split())
_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    "the a an of on in for to and with by at from its their his her s between two bilateral".split()
)


class _Draft:
    """An instrument while its mentions are gathered."""

    def __init__(self, candidate: Candidate, parties: list[str], date: str | None, sure: bool) -> None:
        self.kind, self.title, self.known = candidate.kind, candidate.title, candidate.known
        self.action = candidate.action.action if candidate.action else _implied(candidate)
        if candidate.sentence.tokens[candidate.head].word.lower() in _TRUCES and self.action == "adopted":
            self.action = "agreed"
        if self.kind == "resolution" and self.action in ("signed", "agreed"):
            self.action = "adopted"
        self.told = candidate.action is not None
        self.parties, self.date, self.sure = parties, date, sure
        self.sentences: list[Sentence] = [candidate.sentence]

    def take(self, candidate: Candidate, parties: list[str], date: str | None, sure: bool) -> None:
        """Take a further mention of the same text: its later action counts, missing fields are filled."""
        self.sentences.append(candidate.sentence)
        longer = len(parties) > len(self.parties) and set(self.parties) <= set(parties)
        if (sure and not self.sure) or (longer and not self.sure):
            self.parties, self.sure = parties, self.sure or sure
        if candidate.action and (not self.told or _later(date, self.date)) and not self._before(candidate):
            self.action, self.told = candidate.action.action, True
            self.date = date or self.date
        elif candidate.action and candidate.action.action == self.action:
            self.date = self.date or date
        if len(_content(candidate.title)) > len(_content(self.title)) and not candidate.definite:
            self.title = candidate.title

    def _before(self, candidate: Candidate) -> bool:
        """Whether a mention tells of what came before an action already told: "efforts to agree on the truce"."""
        ahead = candidate.action is not None and candidate.action.action in _AHEAD
        return ahead and self.action in _MADE


_AHEAD = frozenset("planned proposed negotiating".split())
_MADE = frozenset("signed ratified adopted agreed amended".split())


def assemble(analysis: Analysis, contacts: tuple[Contact, ...]) -> tuple[Instrument, ...]:
    """Every instrument of the report, in order of first mention; the title's mentions come last."""
    scene = Scene(analysis, contacts)
    main = main_parties(scene)
    drafts: list[_Draft] = []
    gate = lexicon().last_words | first_words()
    umbrella: Candidate | None = None
    in_order = sorted(range(len(analysis.sentences)), key=lambda i: (analysis.sentences[i].title, i))
    for i in in_order:
        sentence = analysis.sentences[i]
        if not any(t.word.lower() in gate for t in sentence.tokens):
            continue
        near = contacts_at(contacts, sentence)
        here = under_umbrella(candidates(scene, sentence), umbrella)
        umbrella = next((c for c in reversed(here) if c.action), umbrella)
        for candidate in here:
            if _private(scene, candidate) or _in_a_body(scene, candidate):
                continue
            _place(
                scene,
                drafts,
                candidate,
                parties_of_text(scene, candidate, near, main),
                _date(scene, candidate, near, main),
            )
    return tuple(
        Instrument(
            title=d.title,
            kind=d.kind,
            action=d.action,
            date=d.date,
            parties=tuple(sorted(d.parties)),
            citations=scene.cite(d.sentences),
        )
        for d in drafts
    )


def _place(
    scene: Scene, drafts: list[_Draft], candidate: Candidate, parties: list[str], date: str | None
) -> None:
    sure = sure_of_parties(scene, candidate)
    for draft in reversed(drafts):
        if _same_text(draft, candidate, parties, sure, date):
            draft.take(candidate, parties, date, sure)
            return
    made = candidate.action is not None and candidate.action.action in _MADE
    if (candidate.definite and not (sure and made)) or not parties or _vague(candidate):
        return
    head = candidate.sentence.tokens[candidate.head]
    if head.word.lower() == "constitution" and all(is_state(p) for p in parties):
        return  # a state's own
    if candidate.kind == "other" and len(parties) == 1 and is_state(parties[0]):
        return  # a programme of one state is its own affair
    if not scene.contacts and not candidate.known and not _between(scene, candidate):
        return  # in a report of no dealings at all, a text whose own sentence names no two sides is a home affair
    resolution = candidate.kind == "resolution" and parties == ["UN"]
    if candidate.sentence.title and any(
        set(d.parties) & set(parties) or d.kind == candidate.kind for d in drafts
    ):
        return  # a headline sums up what the story tells in full
    telling = {w for w in _content(candidate.title) - lexicon().empty if not w.isdigit()}
    joint = candidate.kind == "declaration" and bool(
        {"joint", "final"} & set(candidate.title.lower().split())
    )
    same = [d for d in drafts if d.kind == candidate.kind and set(d.parties) & set(parties)]
    if len(telling) < 2 and same and not candidate.named:
        same[-1].take(candidate, parties, date, sure)  # "sealing an accord", "(MOU)"
        return
    plainly = candidate.action is not None and candidate.action.action in ("signed", "ratified")
    joint = joint or (sure and (plainly or (made and len(telling) > 1)))
    if candidate.sentence.tokens[candidate.head].word.lower() in _TRUCES and len(parties) >= 2:
        joint = bool(candidate.action and candidate.action.active) or len(own_parties(scene, candidate)) >= 2
    informative = len(telling) >= 2 or candidate.named or resolution or joint
    if candidate.kind == "statement":
        drafts.append(_Draft(candidate, parties, date, sure))
        return
    weak = candidate.sentence.tokens[candidate.head].word.lower() in lexicon().weak
    if (
        (candidate.named and not weak)
        or (candidate.action and informative and (len(parties) >= 2 or not weak))
        or (informative and not candidate.action and (resolution or _told_of(scene, candidate, parties)))
    ):
        drafts.append(_Draft(candidate, parties, date, sure))


def _between(scene: Scene, candidate: Candidate) -> bool:
    """Whether the sentence itself names two sides, or a body."""
    told = scene.parties(candidate.sentence.start, candidate.sentence.end)
    return len(told) > 1 or any(not is_state(p) for p in told)


_TRUCES = frozenset("truce ceasefire cease-fire armistice".split())
_CITING = frozenset(
    "under of with to recognise recognize honour honor respect violate violating violated implementing implement "
    "breach breaching by despite since following".split()
)


def _implied(candidate: Candidate) -> str:
    """The action that the words before tell of a text to which nothing is said to be done."""
    if candidate.known or candidate.kind in ("resolution", "statement"):
        return "adopted"
    return implied(candidate.sentence.tokens, candidate.first)


def _told_of(scene: Scene, candidate: Candidate, parties: list[str]) -> bool:
    """Whether a text is told of though nothing is said to be done to it: one text, and between whom it is."""
    if _cited(scene, candidate) or len(own_parties(scene, candidate)) >= 2:
        return True
    head = candidate.sentence.tokens[candidate.head].word.lower()
    return (
        len(parties) >= 2 and head not in lexicon().weak and not head.endswith("s") and not _tied(candidate)
    )


def _tied(candidate: Candidate) -> bool:
    """Whether the phrase judges or counts texts rather than tells of one: "a long-awaited agreement"."""
    tokens = candidate.sentence.tokens
    return not any(
        t.word.lower() not in lexicon().empty for t in tokens[candidate.head + 1 : candidate.end]
    ) and any("-" in t.word for t in tokens[candidate.first : candidate.head])


def _cited(scene: Scene, candidate: Candidate) -> bool:
    """Whether a text is referred to as one that is there: "under a customs union pact with the bloc"."""
    tokens = candidate.sentence.tokens
    k = candidate.first - 1
    while k > 0 and tokens[k].word.lower() in DETERMINERS | {"'s", "’s"}:
        k -= 1
    if k < 0:
        return False
    own = own_parties(scene, candidate)
    if len(own) >= 2 and k + 1 < candidate.first and tokens[candidate.first - 1].word.lower() == "the":
        return True  # "the agreement between Russia and Armenia"
    if tokens[k].word.lower() not in _CITING:
        return False
    return len(own) >= 2 or any(not is_state(p) for p in own)


def _in_a_body(scene: Scene, candidate: Candidate) -> bool:
    """Whether the head is part of the name of a body ("the United Nations Development Program")."""
    head = candidate.sentence.tokens[candidate.head]
    return not candidate.known and any(
        m.type in ("body", "organisation") and m.start < head.start and head.end <= m.end
        for m in scene.mentions(candidate.sentence.start, head.start)
    )


def _private(scene: Scene, candidate: Candidate) -> bool:
    """A contract or deal in a sentence that names no state, body or official is between firms."""
    sentence = candidate.sentence
    head = sentence.tokens[candidate.head].word.lower()
    if candidate.kind != "contract" and head not in ("deal", "deals") and "contract" not in candidate.title:
        return False
    return not any(
        m.type in ("state", "body", "person", "office")
        and m.form not in ("demonym", "pronoun")
        and not scene.names_a_thing(m)
        and scene.parties_of(m)
        for m in scene.mentions(sentence.start, sentence.end)
    )


def _vague(candidate: Candidate) -> bool:
    words = {t.word.lower() for t in candidate.sentence.tokens[max(0, candidate.first - 1) : candidate.head]}
    return bool(words & lexicon().vague) or ("any" in words)


def _same_text(draft: _Draft, candidate: Candidate, parties: list[str], sure: bool, date: str | None) -> bool:
    if draft.known or candidate.known:
        return draft.known is candidate.known
    if draft.sentences[-1] is candidate.sentence and not candidate.definite:
        return _content(draft.title) == _content(candidate.title)
    if candidate.definite:
        back = candidate.sentence.tokens[candidate.head].word.lower() in lexicon().back
        return back or draft.kind == candidate.kind
    a, b = _content(draft.title), _content(candidate.title)
    if draft.kind == candidate.kind == "resolution":
        # What resolutions are called varies; numbers and days told apart do not.
        numbers = [{w for w in words if w.isdigit()} for words in (a, b)]
        return (
            not (all(numbers) and numbers[0] != numbers[1])
            and not _later(date, draft.date)
            and not _later(draft.date, date)
        )
    if draft.sure and sure and not set(parties) & set(draft.parties):
        return False
    if _points_back(candidate):
        return draft.kind == candidate.kind
    if not set(parties) & set(draft.parties) and parties and draft.parties:
        return False
    if candidate.sentence.title and candidate.action and candidate.action.action == draft.action:
        return True  # a headline tells again what the story tells
    shared = len(a & b)
    return draft.kind == candidate.kind and shared >= 1 and shared >= 0.6 * min(len(a), len(b))


def _points_back(candidate: Candidate) -> bool:
    """Whether a phrase adds nothing to what was told: "the deal clinched", "the agreement reached on Tuesday"."""
    tokens, words = candidate.sentence.tokens, lexicon()
    if candidate.first == 0 or tokens[candidate.first - 1].word.lower() not in ("the", "this", "that"):
        return False
    phrase = [t.word.lower() for t in tokens[candidate.first : candidate.end]]
    if set(phrase) & _UNDER:
        phrase = phrase[: next(k for k, w in enumerate(phrase) if w in _UNDER)]
    return (
        not {w[:6] for w in phrase if w not in words.heads and w not in words.verbs and w not in _STOP}
        - words.empty
    )


_UNDER = frozenset("under after following with that which".split())


def _content(title: str) -> set[str]:
    return {w[:6] for w in _WORD.findall(title.lower()) if w not in _STOP}


def _later(a: str | None, b: str | None) -> bool:
    x, y = bounds(a), bounds(b)
    return bool(x and y and x[0] > y[0])


def _date(scene: Scene, candidate: Candidate, near: list[Contact], main: Main) -> str | None:
    """EDTF of the action: the time nearest to the words that tell it, else the day of the contact there."""
    sentence, tokens = candidate.sentence, candidate.sentence.tokens
    joint = candidate.kind == "statement"
    if not candidate.action and not joint:
        return None
    done = joint or (candidate.action is not None and candidate.action.action in _DONE)
    a, b = tokens[candidate.first].start, tokens[candidate.end - 1].end
    at = tokens[candidate.action.at].start if candidate.action else a
    times = [
        t
        for t in scene.times(sentence.start, sentence.end)
        if t.edtf and t.type in ("DATE", "TIME") and not a <= t.start < b
        and not (done and _to_come(scene, t)) and not _term(scene, t)
    ]  # fmt: skip
    if times:
        best = min(times, key=lambda t: abs(t.start - at) + (30 if t.start > b + 60 else 0))
        return best.edtf.split("T")[0] if best.edtf else None
    if done and candidate.action and candidate.action.action not in ("rejected", "suspended"):
        told = [main.contact] if main.contact and (joint or candidate.action.action == "signed") else []
        for contact in near + told:
            if contact.status in ("held", "ongoing") and contact.kind in _TALKS and contact.date:
                return contact.date
    return None


_TALKS = frozenset({"meeting", "conference", "call"})


def _to_come(scene: Scene, time: Time) -> bool:
    """Whether a time begins after publication: no deed already done can have it for its date."""
    x, y = bounds(time.edtf), bounds(scene.analysis.report.published)
    return bool(x and y and x[0] > y[1])


def _term(scene: Scene, time: Time) -> bool:
    """ "until 2030", "by 2025", "for 2024-28": the term that a text runs for, not its date."""
    if time.edtf and "/" in time.edtf and len(time.edtf.split("/")[0]) == 4:
        return True  # "valid from 2024 to 2028"
    before = scene.text[max(0, time.start - 14) : time.start].lower().split()
    return bool(before) and (
        before[-1] in ("until", "till", "by", "for", "through", "to") or "period" in before
    )
