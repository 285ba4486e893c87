"""Candidates to instruments: parties, dates, and one entry for each text."""

from despatch.entries.instruments.actions import premodifies
from despatch.entries.instruments.cabinets import is_of_one_cabinet
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.candidates import candidates
from despatch.entries.instruments.days import in_list, of_saying, told_aside
from despatch.entries.instruments.drafts import Draft, same_text
from despatch.entries.instruments.gerunds import counted, own_times
from despatch.entries.instruments.judging import (
    in_a_body,
    is_home_affair,
    is_text,
    is_vague,
    of_an_occasion,
    telling,
)
from despatch.entries.instruments.known import first_words
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.lists import under_umbrella
from despatch.entries.instruments.parties import (
    Main,
    main_parties,
    one_with_each,
    parties_of_text,
    sure_of_parties,
)
from despatch.entries.instruments.private import is_private
from despatch.entries.instruments.umbrellas import each_alone
from despatch.entries.instruments.weighed import LEAST, log_odds, reasons, said_of, seen_action
from despatch.entries.scene import Scene, contacts_at
from despatch.model import Analysis, Contact, Instrument, Time
from despatch.model.when import bounds

_DONE = frozenset("signed ratified adopted amended agreed rejected suspended".split())


def assemble(analysis: Analysis, contacts: tuple[Contact, ...]) -> tuple[Instrument, ...]:
    """Every instrument of the report, in order of first mention; the title's mentions come last."""
    scene = Scene(analysis, contacts)
    return tuple(instrument_of(scene, draft) for draft in drafted(scene))


def instrument_of(scene: Scene, draft: Draft) -> Instrument:
    """The entry that a draft makes."""
    return Instrument(
        title=draft.title,
        kind=draft.kind,
        action=draft.action,
        date=draft.date,
        parties=tuple(sorted(draft.parties)),
        citations=scene.cite(draft.sentences),
    )


def drafted(scene: Scene) -> list[Draft]:
    """Every text of the report with all its mentions."""
    analysis, contacts = scene.analysis, scene.contacts
    main = main_parties(scene)
    drafts: list[Draft] = []
    gate = lexicon().last_words | first_words()
    umbrella: Candidate | None = None
    in_order = sorted(range(len(analysis.sentences)), key=lambda i: (analysis.sentences[i].title, i))
    for i in in_order:
        sentence = analysis.sentences[i]
        if gate.isdisjoint([word.lower() for _, _, word in sentence.tokens]):
            continue
        near = contacts_at(contacts, sentence)
        here = under_umbrella(candidates(scene, sentence), umbrella)
        umbrella = next((c for c in reversed(here) if c.action), umbrella)
        for candidate in here:
            if (
                is_private(scene, candidate)
                or in_a_body(scene, candidate)
                or is_of_one_cabinet(scene, candidate)
            ):
                continue
            date = _date(scene, candidate, near, main)
            several = one_with_each(scene, candidate)
            drafts.extend(Draft(candidate, sides, date, sure=True) for sides in several)
            if not several:
                parties = parties_of_text(scene, candidate, near, main)
                _place(scene, drafts, candidate, parties, date)
    return each_alone(drafts)


def _place(
    scene: Scene, drafts: list[Draft], candidate: Candidate, parties: list[str], date: str | None
) -> None:
    sure = sure_of_parties(scene, candidate)
    for draft in reversed(drafts):
        if same_text(draft, candidate, parties, sure, date):
            draft.take(candidate, parties, date, sure)
            return
    if not parties or of_an_occasion(candidate) or _told_before(drafts, candidate, parties):
        return
    same = [d for d in drafts if d.kind == candidate.kind and set(d.parties) & set(parties)]
    admitted = _admitted(scene, candidate, parties, sure)
    if telling(candidate) < 2 and same and not candidate.named:
        if admitted is not None:
            same[-1].take(candidate, parties, date, sure)  # "sealing an accord", "(MOU)"
        return
    draft, taken = Draft(candidate, parties, date, sure), bool(admitted)
    says = said_of(scene, candidate, parties, admitted=taken)
    if says is not None:
        draft.reasons = reasons(candidate, says, admitted=taken)
        taken = log_odds(draft.reasons) >= LEAST
    if taken:
        if draft.action == "adopted" and candidate.kind not in _OF_BODIES:
            draft.action = seen_action(scene, candidate, parties) or draft.action
        drafts.append(draft)


_OF_BODIES = frozenset(("resolution", "statement"))  # adopted, where nothing else is told


def _admitted(scene: Scene, candidate: Candidate, parties: list[str], sure: bool) -> bool | None:
    """Whether the rules take a candidate for a text of the record; None where it is not even a mention of one."""
    made = candidate.action is not None and candidate.action.action in _DONE
    if (candidate.definite and not (sure and made)) or is_vague(candidate):
        return None
    if is_home_affair(scene, candidate, parties):
        return None
    return is_text(scene, candidate, parties, sure)


def _told_before(drafts: list[Draft], candidate: Candidate, parties: list[str]) -> bool:
    """Whether a headline only sums up what was told; a page titled as a joint statement tells of one."""
    told = candidate.sentence.title and _told_in_full(drafts, candidate, parties)
    return told and not (candidate.named and not _stated(drafts, candidate.kind))


def _stated(drafts: list[Draft], kind: str) -> bool:
    """Whether a joint statement (or declaration) is told: then a page titled as one is told of, too."""
    return any(d.kind == kind for d in drafts)


def _told_in_full(drafts: list[Draft], candidate: Candidate, parties: list[str]) -> bool:
    """A headline sums up what the story tells in full."""
    return any(set(d.parties) & set(parties) or d.kind == candidate.kind for d in drafts)


def _date(scene: Scene, candidate: Candidate, near: list[Contact], main: Main) -> str | None:
    """EDTF of the action: the time nearest to the words that tell it, else the day of the contact there."""
    sentence, tokens = candidate.sentence, candidate.sentence.tokens
    joint = candidate.kind == "statement"
    if not candidate.action and not joint:
        return None
    done = joint or (candidate.action is not None and candidate.action.action in _DONE)
    a, b = tokens[candidate.first].start, tokens[candidate.end - 1].end
    verb = candidate.action.at if candidate.action else candidate.first
    at = tokens[verb].start
    times = [
        t
        for t in scene.times(sentence.start, sentence.end)
        if t.edtf and t.type in ("DATE", "TIME") and not a <= t.start < b
        and not (done and _to_come(scene, t)) and not _term(scene, t)
        and not _of_the_making(candidate, t)
        and not (told_aside(sentence, t, verb) or (not joint and of_saying(sentence, t, verb)))
    ]  # fmt: skip
    if candidate.action and candidate.action.active:
        times = in_list(sentence, verb, candidate.first, candidate.end, times)
    if times and not (candidate.action and premodifies(tokens, verb)):
        found = counted(candidate, times)
        if found is not None:
            return found
        best = min(
            own_times(candidate, times), key=lambda t: abs(t.start - at) + (30 if t.start > b + 60 else 0)
        )
        return best.edtf.split("T")[0] if best.edtf else None
    if (
        done
        and candidate.action
        and candidate.action.action not in ("rejected", "suspended")
        and not _carried_out(candidate)
    ):
        told = [main.contact] if main.contact and (joint or candidate.action.action == "signed") else []
        for contact in near + told:
            if contact.status in ("held", "ongoing") and contact.kind in _TALKS and contact.date:
                return contact.date
    return None


def _of_the_making(candidate: Candidate, time: Time) -> bool:
    """Whether a time is told of how a text was made, to which something else is done: "the pact signed in May was scrapped"."""
    tokens, (begin, end) = candidate.sentence.tokens, candidate.action.aside if candidate.action else (0, 0)
    return begin < end and tokens[begin].start < time.start < tokens[end].start


def _carried_out(candidate: Candidate) -> bool:
    """Whether "the implementation of" a text is spoken of: it was made before the talks that the report tells of."""
    before = [
        t.word.lower() for t in candidate.sentence.tokens[max(0, candidate.first - 4) : candidate.first]
    ]
    return bool(_CARRYING.intersection(before))


_CARRYING = frozenset(
    "implementation implementing implement implemented fulfilment fulfillment fulfilling compliance adherence accordance observance".split()
)
_TALKS = frozenset({"meeting", "conference", "call"})


def _to_come(scene: Scene, time: Time) -> bool:
    """Whether a time begins after publication: no deed already done can have it for its date."""
    x, y = bounds(time.edtf), bounds(scene.analysis.today)
    return bool(x and y and x[0] > y[1])


def _term(scene: Scene, time: Time) -> bool:
    """ "until 2030", "by 2025", "for 2024-28": the term that a text runs for, not its date."""
    if time.edtf and "/" in time.edtf and len(time.edtf.split("/")[0]) == 4:
        return True  # "valid from 2024 to 2028"
    before = scene.text[max(0, time.start - 14) : time.start].lower().split()
    return bool(before) and (
        before[-1] in ("until", "till", "by", "for", "through", "to") or "period" in before
    )
