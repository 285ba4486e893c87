"""Who is joined to a text by words behind it: "with", "between", "among", "by", "of A and B"."""

from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.elided import joint, with_again
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.scene import Scene
from despatch.model import Token
from despatch.registers.bodies import movements

_JOINING = frozenset("with between among".split())
ENDS = frozenset("on to for about that which who under after before while , ;".split())
_WHERE = frozenset("at in during".split())  # "adopted by the Council at its summit"


def joined_to(scene: Scene, candidate: Candidate) -> tuple[list[str], bool]:
    """Parties after "with", "between", "among": in the phrase, or a little after it ("... reached between ...").

    The second value says whether they are all of them ("between"), or the subject is one more ("with").
    """
    owners = _owners(scene, candidate)
    if owners:
        return owners, True
    tokens = candidate.sentence.tokens
    before = _made_by(scene, candidate)
    if len(before) > 1:
        return before, True
    limit = min(len(tokens), candidate.end + 10)
    for k in range(candidate.head + 1, limit):
        low = tokens[k].word.lower()
        relative = low == "which" and tokens[min(k + 2, len(tokens) - 1)].word.lower() in _CONCLUDED
        if low in (";", "said", "told", "who") or (low == "which" and not relative):
            break
        issued = candidate.kind in ("statement", "declaration") and k < candidate.end
        by = low == "by" and (issued or _of_making(tokens, k))
        if low == "with" and tokens[k - 1].word.lower() in _WITH_ANOTHER:
            continue  # "the growing cooperation with NATO" is no text's side
        if low in _JOINING or by:
            ends = ENDS | _WHERE if by else ENDS
            stop = next((m for m in range(k + 1, limit) if tokens[m].word.lower() in ends), limit)
            # A comma inside "between Mexico, Canada and the United States" goes on to its "and".
            while (
                stop < limit
                and tokens[stop].word == ","
                and scene.parties(tokens[stop].start, tokens[min(stop + 3, len(tokens) - 1)].end)
            ):
                stop = next((m for m in range(stop + 1, limit) if tokens[m].word.lower() in ENDS), limit)
            stop = next((m for m in range(k + 1, stop) if _next_text(tokens, k, m)), stop)
            told = scene.parties(tokens[k].start, tokens[min(stop, len(tokens) - 1)].end)
            if by and not issued and len(told) < 2:
                break  # who signed for one side
            if low == "between" and len(told) == 1:
                told = _second_side(scene, candidate, k) or told
            return _with_government(told, [t.word.lower() for t in tokens[k:stop]]), low != "with"
    return [], False


def _next_text(tokens: tuple[Token, ...], begin: int, k: int) -> bool:
    """Whether a further text is joined on by the word at `k`: "with Chile | and one with Peru", "and a pact with Peru"."""
    if tokens[k].word.lower() not in ("and", "but", ","):
        return False
    if joint(tokens, k) or with_again(tokens, begin, k):
        return True
    n = k + 1 + (tokens[k + 1].word.lower() == "and") if k + 2 < len(tokens) else k
    return tokens[n].word.lower() in ("a", "an") and any(
        t.word.lower() in lexicon().last_words for t in tokens[n + 1 : n + 6]
    )


def _made_by(scene: Scene, candidate: Candidate) -> list[str]:
    """ "Signed in Lima by Chile and Peru, the treaty": who made a text, told before it."""
    action, tokens = candidate.action, candidate.sentence.tokens
    start = action.aside[0] or action.at if action and not action.active else candidate.first
    for k in range(start + 1, candidate.first):
        if tokens[k].word.lower() in ("by", "between") and _of_making(tokens, k):
            stop = next(
                (m for m in range(k, candidate.first) if tokens[m].word.lower() in ENDS | _WHERE),
                candidate.first,
            )
            return scene.parties(tokens[k].start, tokens[stop].start)
    return []


def _of_making(tokens: tuple[Token, ...], by: int) -> bool:
    """Whether who made a text is told after the "by": at once ("signed by"), or after a time or a place ("signed in May by")."""
    for k in range(by - 1, max(-1, by - _ASIDE), -1):
        low = tokens[k].word.lower()
        if low in _CONCLUDED:
            return True
        if low not in _SETTING and not (tokens[k].word[0].isupper() or tokens[k].word[0].isdigit()):
            return False
    return False


_ASIDE = 8  # words
_SETTING = frozenset("in on at , last this late early year month week earlier".split())


def _second_side(scene: Scene, candidate: Candidate, k: int) -> list[str]:
    """Both sides of a text "between" two at `k` of whom the first is told with an office: "minister for trade X and Y"."""
    tokens = candidate.sentence.tokens
    far = min(k + _FAR, len(tokens))
    stop = next((m for m in range(k + 1, far) if tokens[m].word.lower() in _CLAUSES), far)
    joined = next((m for m in range(k + 2, stop) if tokens[m].word == "and"), stop)
    first = scene.parties(tokens[k].start, tokens[joined - 1].end)
    other = scene.parties(tokens[joined].start, tokens[stop - 1].end) if joined < stop else []
    return list(dict.fromkeys([*first, *other]))[:2] if len(first) == 1 else []


_FAR = 30  # words
_CLAUSES = frozenset("; said told which that would will has have is was were to".split())


def _owners(scene: Scene, candidate: Candidate) -> list[str]:
    """ "The joint declaration of Chile and Peru on ...": two states or more whose text it is; [] if fewer are told so."""
    tokens = candidate.sentence.tokens
    found: list[str] = []
    k = candidate.head + 1
    while k < candidate.end and tokens[k].word.lower() not in ENDS:
        k += 1
        if tokens[k - 1].word.lower() != "of":
            continue
        while k < len(tokens):
            k += tokens[k].word.lower() == "the" and k + 1 < len(tokens)
            state = next(
                (m for m in scene.mentions(tokens[k].start, tokens[-1].end) if m.start == tokens[k].start),
                None,
            )
            if state is None or state.type != "state" or state.form != "name":
                break
            found += [p for p in scene.parties_of(state) if p not in found]
            k = next((n for n in range(k, len(tokens)) if tokens[n].start >= state.end), len(tokens))
            joined = k
            while k < len(tokens) and tokens[k].word.lower() in ("and", ","):
                k += 1
            if k == joined:
                break
        if found:
            break
    return found if len(found) > 1 else []


_WITH_ANOTHER = frozenset(
    "cooperation relations ties talks consultation consultations contacts meeting line accordance keeping together along "
    "negotiations compliance dealing war trade conformity connection comply met tensions conflict".split()
)
_CONCLUDED = frozenset(
    "issued adopted released jointly signed concluded ratified initialled initialed inked reached clinched".split()
)


def _with_government(told: list[str], lows: list[str]) -> list[str]:
    """ "Between the government and the rebels of X": the government is that of the state where X is."""
    if len(told) == 1 and "government" in lows and told[0] in movements():
        return [*told, *movements()[told[0]].members]
    return told
