"""Candidates to instruments: parties, dates, and one entry for each text."""

import re
from collections import Counter

from despatch.entries.instruments.candidates import Candidate, candidates
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.scene import Scene, contacts_at
from despatch.model import Analysis, Contact, Instrument, Sentence
from despatch.model.when import bounds

_DONE = frozenset("signed ratified adopted amended agreed rejected suspended".split())
_WORD = re.compile(r"[a-z0-9]+")
_STOP = frozenset(
    "the a an of on in for to and with by at from its their his her s between two bilateral".split()
)


class _Draft:
    """An instrument while its mentions are gathered."""

    def __init__(self, candidate: Candidate, parties: list[str], date: str | None) -> None:
        self.kind, self.title = candidate.kind, candidate.title
        self.action = candidate.action.action if candidate.action else "adopted"
        self.told = candidate.action is not None
        self.parties, self.date = parties, date
        self.sentences: list[Sentence] = [candidate.sentence]

    def take(self, candidate: Candidate, parties: list[str], date: str | None) -> None:
        """Take a further mention of the same text: its later action counts, missing fields are filled."""
        self.sentences.append(candidate.sentence)
        if len(parties) > len(self.parties) and set(self.parties) <= set(parties):
            self.parties = parties
        if candidate.action and (not self.told or _later(date, self.date)):
            self.action, self.told = candidate.action.action, True
            self.date = date or self.date
        elif candidate.action and candidate.action.action == self.action:
            self.date = self.date or date
        if len(_content(candidate.title)) > len(_content(self.title)) and not candidate.definite:
            self.title = candidate.title


def assemble(analysis: Analysis, contacts: tuple[Contact, ...]) -> tuple[Instrument, ...]:
    """Every instrument of the report, in order of first mention; the title's mentions come last."""
    scene = Scene(analysis)
    main = _main_parties(scene, contacts)
    drafts: list[_Draft] = []
    in_order = sorted(range(len(analysis.sentences)), key=lambda i: (analysis.sentences[i].title, i))
    for i in in_order:
        sentence = analysis.sentences[i]
        if not any(t.word.lower() in lexicon().last_words for t in sentence.tokens):
            continue
        near = contacts_at(contacts, sentence)
        for candidate in candidates(scene, sentence):
            _place(drafts, candidate, _parties(scene, candidate, near, main), _date(scene, candidate, near))
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


def _place(drafts: list[_Draft], candidate: Candidate, parties: list[str], date: str | None) -> None:
    for draft in reversed(drafts):
        if _same_text(draft, candidate, parties):
            draft.take(candidate, parties, date)
            return
    if candidate.definite or not parties:
        return
    informative = len(_content(candidate.title)) >= 2 or candidate.named
    weak = candidate.sentence.tokens[candidate.head].word.lower() in lexicon().weak
    if candidate.named or (candidate.action and informative and (len(parties) >= 2 or not weak)):
        drafts.append(_Draft(candidate, parties, date))


def _same_text(draft: _Draft, candidate: Candidate, parties: list[str]) -> bool:
    if draft.sentences[-1] is candidate.sentence and not candidate.definite:
        return _content(draft.title) == _content(candidate.title)
    if candidate.definite:
        return draft.kind == candidate.kind
    a, b = _content(draft.title), _content(candidate.title)
    if any(w.isdigit() and len(w) > 2 for w in a ^ b) and draft.kind == "resolution":
        return False
    shared = len(a & b)
    if parties and draft.parties and not set(parties) & set(draft.parties):
        return False
    return draft.kind == candidate.kind and shared >= 1 and shared >= 0.6 * min(len(a), len(b))


def _content(title: str) -> set[str]:
    return {w[:6] for w in _WORD.findall(title.lower()) if w not in _STOP}


def _later(a: str | None, b: str | None) -> bool:
    x, y = bounds(a), bounds(b)
    return bool(x and y and x[0] > y[0])


def _main_parties(scene: Scene, contacts: tuple[Contact, ...]) -> list[str]:
    """The two parties that the report is about, for "bilateral" and "the two countries"."""
    count: Counter[str] = Counter()
    for contact in contacts:
        if len(contact.parties) == 2:
            count.update(dict.fromkeys(contact.parties, 3))
    for mention in scene.analysis.mentions:
        if mention.type != "place":
            count.update(scene.parties_of(mention))
    return [p for p, _ in count.most_common(2)]


def _parties(scene: Scene, candidate: Candidate, near: list[Contact], main: list[str]) -> list[str]:
    sentence, tokens = candidate.sentence, candidate.sentence.tokens
    if candidate.kind == "resolution":
        return _resolution_parties(scene, candidate)
    low = max(0, candidate.first - 2)
    inside = scene.parties(tokens[low].start, tokens[candidate.end - 1].end)
    if len(inside) >= 2:
        return inside[:6]
    subject: list[str] = []
    if candidate.action and candidate.action.active:
        subject = scene.parties(
            tokens[_clause_start(sentence, candidate.action.at)].start, tokens[candidate.action.at].start
        )
    joined = list(dict.fromkeys(inside + subject))
    if len(joined) >= 2:
        return joined[:6]
    for contact in near:
        if not joined or set(joined) & set(contact.parties):
            return list(contact.parties)
    whole = scene.parties(sentence.start, sentence.end)
    if len(whole) == 2 or (len(whole) > 2 and len(joined) < 1):
        return whole[:4]
    if len(whole) <= 1 and main and (not whole or whole[0] in main) and len(main) == 2:
        return main
    return joined or whole[:2]


def _resolution_parties(scene: Scene, candidate: Candidate) -> list[str]:
    parties = scene.parties(candidate.sentence.start, candidate.sentence.end)
    number = candidate.title.rsplit(" ", 1)[-1].isdigit()
    return ["UN"] if number or "UN" in parties else parties[:2]


def _clause_start(sentence: Sentence, at: int) -> int:
    for k in range(at - 1, 0, -1):
        if sentence.tokens[k].word.lower() in (";", "that", "while", "whereas", ":"):
            return k + 1
    return 0


def _date(scene: Scene, candidate: Candidate, near: list[Contact]) -> str | None:
    """EDTF of the action: the time nearest to the words that tell it, else the day of the contact there."""
    sentence, tokens = candidate.sentence, candidate.sentence.tokens
    if not candidate.action:
        return None
    a, b = tokens[candidate.first].start, tokens[candidate.end - 1].end
    at = tokens[candidate.action.at].start
    times = [
        t
        for t in scene.times(sentence.start, sentence.end)
        if t.edtf and t.type != "DURATION" and not a <= t.start < b
    ]
    if times:
        best = min(times, key=lambda t: abs(t.start - at) + (30 if t.start > b + 60 else 0))
        return best.edtf.split("T")[0] if best.edtf else None
    if candidate.action.action in _DONE:
        for contact in near:
            if contact.status in ("held", "ongoing") and contact.kind == "meeting" and contact.date:
                return contact.date
    return None
