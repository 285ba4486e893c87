"""Lists of texts: one action for all of them, and "three deals on X, Y and Z" told apart."""

from collections.abc import Callable

from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.phrases import DETERMINERS, postmodifiers
from despatch.entries.scene import Scene
from despatch.language.names.lexicon import lexicon as names
from despatch.model import Token

NUMERALS = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}


def of_lists(tokens: tuple[Token, ...], found: list[Candidate]) -> list[Candidate]:
    """Hand on the action of a list to its items; "several documents, including ..." gives way to them."""
    kept: list[Candidate] = []
    found = [c for c in found if not _denied(tokens, c)]
    for candidate in found:
        before = kept[-1] if kept else None
        if before and before.action and _handed_on(tokens, before, candidate):
            candidate = candidate._replace(action=before.action, definite=False, listed=True)
            if _opens_list(tokens, candidate, before):
                umbrella = kept.pop()
                while kept and kept[-1].end > umbrella.first:
                    kept.pop()  # "a package of documents, including ..."
        kept.append(candidate)
    heads = lexicon()
    kept = [
        c
        for c in _outermost(tokens, kept)
        if not heads.only_made(tokens, c.head)
        or c.known
        or _between_sides(tokens, c)
        or (
            c.action
            and c.action.action in _MADE
            and not _of_one_state(tokens, c)
            and not _weapons(tokens, c)
            and _formal(tokens, c, c.action.at)
        )
    ]
    return [c for c in kept if not any(_within_title(o, c) for o in kept)]


def _denied(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """Whether it is denied that a text was made: "denied that it had signed a pact", "denied signing a pact"."""
    if candidate.action is None or candidate.action.action not in _MADE:
        return False
    before = [t.word.lower() for t in tokens[max(0, candidate.action.at - _REACH) : candidate.action.at]]
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _DENYING), None)
    if at is None or {";", "but"} & set(before[at:]):
        return False
    return at == len(before) - 1 or not _CLAIMED.isdisjoint(before[at + 1 :])


_DENYING = frozenset("denied denies deny denying".split())
_CLAIMED = frozenset("that having it he she they".split())
_REACH = 9  # tokens from "denied" to the verb


def _outermost(tokens: tuple[Token, ...], found: list[Candidate]) -> list[Candidate]:
    """Without the nouns within a title: "Declaration on the Principles of Partnership" is one text."""
    only_made = lexicon().only_made
    found = [
        c
        for c in found
        if not any(o.action and o.first == c.first and o.head < c.head < o.end for o in found)
    ]
    found = [c for c in found if not any(_within_changing(tokens, o, c) for o in found)]
    found = [c for c in found if not any(_gathered(tokens, o, c) for o in found)]
    return [
        c
        for c in found
        if c.known
        or not only_made(tokens, c.head)
        or not any(o.head < c.first and c.head < o.end and o.action for o in found)
    ]


def _gathered(tokens: tuple[Token, ...], outer: Candidate, inner: Candidate) -> bool:
    """Whether the papers of `inner` are those that `outer` gathers: "a package of | twelve documents on trade"."""
    gathers = tokens[outer.head].word.lower() == "package"
    return gathers and inner.first == outer.head + 2  # over the "of"


def _between_sides(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """Whether it is told between whom a plan or a framework is: "the security framework between Chile and Peru"."""
    after = tokens[candidate.head + 1].word.lower() if candidate.head + 1 < len(tokens) else ""
    if tokens[candidate.head].word.lower() not in _PAPERS:
        return False
    if after == "between":
        return True
    return candidate.named and not _of_one_state(tokens, candidate) and not _weapons(tokens, candidate)


def _of_one_state(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """Whether a plan is named after one state, whose own it is: "the American Rescue Plan"."""
    word = tokens[candidate.first].word
    if not candidate.named or tokens[candidate.end - 1].word in ("with", "between"):
        return False
    return any(
        k.type == "state" and k.form == "demonym"
        for phrase, k in names().plain.get(word, [])
        if len(phrase) == 1
    )


_PAPERS = frozenset("framework plan blueprint consensus commitment".split())


CHANGING = frozenset("amending supplementing extending revising updating".split())


def _within_changing(tokens: tuple[Token, ...], outer: Candidate, inner: Candidate) -> bool:
    """Whether a text is told only as what another one changes."""
    return outer.head < inner.first and inner.head < outer.end and tokens[outer.head + 1].word in CHANGING


def _within_title(outer: Candidate, inner: Candidate) -> bool:
    """Whether a text is told only in the title of another ("adopted the plan to implement the Busan roadmap")."""
    if inner.known or not (outer.head < inner.first and inner.head < outer.end):
        return False
    return outer.action is not None and outer.action.at < outer.first and inner.action == outer.action


def _handed_on(tokens: tuple[Token, ...], before: Candidate, candidate: Candidate) -> bool:
    if candidate.action and (candidate.action.at > before.end or not candidate.action.active):
        return False  # it has an action of its own
    between = [t.word.lower() for t in tokens[before.end : candidate.first]]
    if between[-2:] in (["as", "were"], ["as", "was"]):
        return True  # "agreements on trade were signed, as were two on travel"
    if before.listed and not _FINITE & set(between) and len(between) < 24:
        last = [w for w in between if w not in DETERMINERS][-1:]
        return last in ([";"], [","], ["and"])
    if _opens_list(tokens, candidate, before):
        return True
    if not between or len(between) > 8 or between[0] not in (",", ";", "and", "as", "along"):
        return False
    return all(w in _JOINS or (w in DETERMINERS and w != "said") for w in between) or (
        len(between) <= 6 and between[0] == "as" and between[1:2] == ["well"]
    )


def _opens_list(tokens: tuple[Token, ...], candidate: Candidate, umbrella: Candidate | None = None) -> bool:
    if umbrella and tokens[umbrella.head].word.lower().endswith("s"):
        k = candidate.first - 1
        while k > umbrella.head and tokens[k].word.lower() in DETERMINERS:
            k -= 1
        if k >= umbrella.end and tokens[k].word in _DASHES:
            return True  # "signed two documents - a treaty and ..."
    before = [t.word.lower() for t in tokens[max(0, candidate.first - 4) : candidate.first]]
    return any(w in _LIST_OPENERS for w in before) or before[-3:-1] == ["such", "as"]


def under_umbrella(candidates_here: list[Candidate], umbrella: Candidate | None) -> list[Candidate]:
    """ "Six agreements were signed. Among them were ...": the items take the action of the sentence before."""
    if not candidates_here or not umbrella or not umbrella.action:
        return candidates_here
    lows = [t.word.lower() for t in candidates_here[0].sentence.tokens[:5]]
    if not (lows[:2] in (["among", "them"], ["among", "these"]) or lows[:3] in _ONE_OF or _LISTS & set(lows)):
        return candidates_here
    return [c if c.action else c._replace(action=umbrella.action._replace(at=c.first, active=False), listed=True)
            for c in candidates_here]  # fmt: skip


_ONE_OF = (["one", "of", "them"], ["one", "of", "these"], ["they", "are", "the"])
_LISTS = frozenset("include included comprise comprised".split())
_DASHES = frozenset("- – —".split())
_LIST_OPENERS = frozenset(("including", "namely", ":", "particular", "notably"))


def _formal(tokens: tuple[Token, ...], candidate: Candidate, at: int) -> bool:
    """A report or a concept is a text between parties only where they adopt or sign it."""
    ahead = candidate.action is not None and candidate.action.action == "planned"
    low = tokens[at].word.lower()
    if tokens[candidate.head].word.lower() not in lexicon().formal and (not ahead or low.startswith("agree")):
        return True
    return low.startswith(("sign", "adopt", "approv", "endors", "ratif", "initial"))


def _weapons(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """ "Its nuclear programme" is an undertaking, no text."""
    return any(t.word.lower() in ("nuclear", "missile", "weapons", "space", "enrichment", "aid", "reform", "recovery")
               for t in tokens[candidate.first : candidate.head])  # fmt: skip


_FINITE = frozenset("is are was were will would has have had said which who that".split())
_JOINS = frozenset(", ; and as well along with also".split())
_MADE = frozenset("signed ratified adopted planned agreed".split())


def split_list(scene: Scene, whole: Candidate) -> list[Candidate]:
    """ "three deals on economy, tourism and healthcare" are three texts, where number and list agree."""
    tokens = whole.sentence.tokens
    number = NUMERALS.get(tokens[whole.first].word.lower())
    rest = tokens[whole.head + 1 : whole.end]
    if (
        not number
        or number < 3
        or len(rest) < 4
        or rest[0].word.lower() not in ("on", "for", "in", "covering")
    ):
        return []
    items: list[list[Token]] = [[]]
    for token in rest[1:]:
        if token.word in (",", "and"):
            items.append([])
        else:
            items[-1].append(token)
    items = [item for item in items if item]
    if len(items) != number:
        return []
    noun = singular(" ".join(t.word for t in tokens[whole.first + 1 : whole.head + 1]))
    return [
        whole._replace(
            title=f"{noun} {rest[0].word} {scene.text[item[0].start : item[-1].end]}", definite=False
        )
        for item in items
    ]


def split_subjects(scene: Scene, whole: Candidate, is_time: Callable[[int], bool]) -> list[Candidate]:
    """ "Agreements were signed: on youth policy; on health; and on customs" are as many texts as it has subjects."""
    tokens, action = whole.sentence.tokens, whole.action
    if not action or action.action not in _LISTED or not tokens[whole.head].word.lower().endswith("s"):
        return []
    begin = next((k for k in range(whole.head + 1, len(tokens)) if tokens[k].word == "on"), None)
    if begin is None or begin > max(whole.end, action.at) + 2:
        return []
    starts = [begin]
    for k in range(begin + 1, len(tokens) - 1):
        if tokens[k].word in _BREAKS:
            break
        joined = tokens[k - 1].word in (",", ";", "and")
        if tokens[k].word == "on" and joined and not is_time(k + 1) and tokens[k + 1].word[0].islower():
            starts.append(k)
    if len(starts) < 2:
        return []
    noun = singular(
        " ".join(t.word for t in tokens[whole.first : whole.head + 1] if t.word.lower() not in COUNTING)
    )
    items = []
    for start, stop in zip(starts, [*starts[1:], len(tokens)], strict=True):
        last = stop == len(tokens)
        end = postmodifiers(tokens, start - 1, is_time, lexicon().verb_forms) if last else stop
        while end > start and (not tokens[end - 1].word[-1].isalnum() or tokens[end - 1].word == "and"):
            end -= 1
        if end < start + 2 or _FINITE & {t.word.lower() for t in tokens[start:end]}:
            return []
        told = scene.text[tokens[start].start : tokens[end - 1].end].replace("\n", " ")
        items.append(whole._replace(title=f"{noun} {told}", definite=False))
    return items


_LISTED = frozenset("signed adopted agreed ratified planned".split())
COUNTING = frozenset(NUMERALS) | {"following", "several", "many", "number"}
_BREAKS = frozenset('.?!"“”')


def singular(phrase: str) -> str:
    """A phrase that ends in a plural as one of them: "agreements" to "agreement"."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") else phrase
