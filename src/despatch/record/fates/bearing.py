"""Whether a later entry bears on a promise, how, and by which words."""

from datetime import timedelta

from despatch.model import Commitment, Statement
from despatch.model.fates import Bearing, Relation
from despatch.model.merged import MergedEntry
from despatch.model.when import bounds
from despatch.record.fates.cues import Cue, cue_in
from despatch.record.fates.kinds import ALIKE, Judged, again, by_kind, others_fit, promised_too
from despatch.record.fates.lexicon import words as lexicon
from despatch.record.fates.passages import Passage, passages
from despatch.record.fates.promise import Promise
from despatch.record.fates.rarity import Rarity
from despatch.record.fates.tokens import Token
from despatch.record.fates.told import Told

HALF = 0.5  # of the weight of the promise's words that what bears on it must share
VAGUE = 0.8  # and where nothing definite was promised
FEW = 3  # words that must be shared, but where these are nearly all
SURE = 0.6  # and what tells what came of it
LEAST = 1.0  # weight of what is shared, however few words the promise has
_LONG = timedelta(3 * 365)  # after which the same words are another matter
_RANK: tuple[Relation, ...] = ("contradicted", "done", "not yet", "in part", "again", "about")


def bearing(promise: Promise, later: MergedEntry, told: Told, rarity: Rarity) -> Bearing | None:
    """How `later` bears on the promise, if it is told after it and shares its parties and telling words."""
    reports = told.after(later, promise.told)
    cited = [c for c in later.entry.citations if c.report in reports]
    best: tuple[tuple[int, float, int, str], Bearing] | None = None
    for found in passages(promise, cited):
        judged = _judged(promise, later, found, told)
        if judged is None:
            continue
        relation, cue, why = judged
        made = _made(promise, later, found, told, relation, cue, why)
        rank = (_RANK.index(relation), -found.coverage, found.citation.start, found.citation.report or "")
        if best is None or rank < best[0]:
            best = (rank, made)
    return best[1] if best else None


def _judged(promise: Promise, later: MergedEntry, found: Passage, told: Told) -> Judged | None:
    """The relation, the cue and why; None where the two have too little in common."""
    if not _kin(promise, later, found) or found.coverage < HALF - 1e-9 or found.weight < LEAST - 1e-9:
        return None
    plain = [root for root in found.shared if root not in promise.done_by]
    if not plain or len(found.shared) < 2:
        return None
    plain_kind = by_kind(promise, later, found)
    if plain_kind:
        return plain_kind
    fits = others_fit(promise, later, found) and _together(promise, later, found)
    cue = cue_in(found.run, promise, frozenset(found.shared) | _in_other_words(promise, found))
    if cue and _speaks_for(promise, later, found, cue):
        relation: Relation = cue.relation  # type: ignore[assignment]
        once_more = relation == "again" and isinstance(later.entry, Commitment)
        if not once_more and fits and _sure(promise, found):
            return relation, cue, cue.why
    if isinstance(later.entry, Commitment) and promised_too(promise, later.entry, found):
        return again(promise, later.entry, found)
    return ("about", None, "") if fits and _about(promise, found, told) else None


def _sure(promise: Promise, found: Passage) -> bool:
    """Whether enough is shared to tell what came of the promise: two words beside its verb, or a name or figure."""
    plain = {root: at for root, at in found.shared.items() if root not in promise.done_by}
    strong = any(found.run[at].name or found.run[at].figure for at in plain.values())
    return found.coverage >= SURE - 1e-9 and (len(plain) > 1 or strong)


def _about(promise: Promise, found: Passage, told: Told) -> bool:
    """Whether a sentence is on the same subject: not one that a few common words make, nor of years after."""
    words = [root for root in found.shared if root not in lexicon().vague and root not in promise.done_by]
    few = len(words) < FEW and found.coverage < VAGUE
    enough = VAGUE if promise.vague or promise.negative else ALIKE
    last, due = bounds(told.published(found.citation.report)), bounds(promise.due)
    late = last and last[0] > max(promise.told, due[1] if due else promise.told) + _LONG
    return found.coverage >= enough - 1e-9 and len(words) > 1 and not few and not late


def _in_other_words(promise: Promise, found: Passage) -> frozenset[str]:
    return promise.done_by if promise.verb in found.shared else frozenset()


def _kin(promise: Promise, later: MergedEntry, found: Passage) -> bool:
    """Whether one of those who promised takes part, speaks, or is named."""
    return bool(promise.by & (set(later.parties) | {t.party for t in found.run if t.party}))


def _together(promise: Promise, later: MergedEntry, found: Passage) -> bool:
    """Whether two at least of those who promised together are there."""
    there = set(later.parties) | {t.party for t in found.run if t.party}
    return len(promise.by & there) >= min(2, len(promise.by))


def _speaks_for(promise: Promise, later: MergedEntry, found: Passage, cue: Cue) -> bool:
    """Whether the cue is told of those who promised: by the subject before it, or by who is there at all."""
    run, words = found.run, lexicon()
    there = set(later.parties) | {t.party for t in run if t.party}
    token = run[cue.first]
    agent = _agent(run, cue.last)
    if agent:
        return agent in promise.by
    before = [t for t in run[max(0, cue.first - 14) : cue.first] if t.party]
    passive = any(t.root in words.being for t in run[max(0, cue.first - 3) : cue.first])
    speaker = later.entry.party if isinstance(later.entry, Statement) else None
    if cue.relation == "contradicted" and not token.past and speaker and speaker not in promise.by:
        return False  # what others say of the future of somebody's promise is an opinion
    if token.root in words.recipient or passive or token.root in words.intransitive or cue.first != cue.last:
        return bool(promise.by & there)
    if before:
        return any(t.party in promise.by for t in before)
    return bool(promise.by & set(later.parties))


def _agent(run: tuple[Token, ...], at: int) -> str | None:
    """The party after "by" in "was delivered by Russia"."""
    for n in range(at + 1, min(len(run) - 1, at + 5)):
        if run[n].root == "by":
            return next((t.party for t in run[n + 1 : n + 3] if t.party), None)
    return None


def _made(
    promise: Promise, later: MergedEntry, found: Passage, told: Told, relation: Relation, cue: Cue | None, why: str
) -> Bearing:  # fmt: skip
    run, text = found.run, found.citation.text
    at = sorted(n for root, n in found.shared.items() if promise.weights[root] > 0)
    shared = tuple(dict.fromkeys(text[run[n].start : run[n].end] for n in at))
    said = text[run[cue.first].start : run[cue.last].end] if cue else None
    return Bearing(
        entry=later.id,
        sort=later.kind_of_entry,
        relation=relation,
        citation=found.citation,
        reported=told.published(found.citation.report),
        date=later.date,
        cue=said,
        shared=shared,
        reason=_reason(relation, said, why),
    )


def _reason(relation: Relation, cue: str | None, why: str) -> str:
    says = f"“{cue}”" if cue else ""
    return {
        "done": f"{says or why}",
        "contradicted": f"{says}{': ' if says and why else ''}{why}",
        "in part": f"{says} {why}",
        "not yet": f"not yet {says}",
        "again": f"still to come: {says}" if says else why,
    }.get(relation, "the same words, but not what came of it")
