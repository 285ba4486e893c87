"""Candidates: every phrase of a sentence that may name an instrument, with its action."""

import re
from collections.abc import Callable

from despatch.entries.instruments.actions import Action, action_of
from despatch.entries.instruments.actions.tokens import low_at
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.elided import elided, joint, with_again
from despatch.entries.instruments.endings import after_aside, changed_text, told_at_once, told_end
from despatch.entries.instruments.known import Known, known_texts
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.lists import NUMERALS, of_lists, split_list, split_subjects
from despatch.entries.phrases import DETERMINERS, postmodifiers, premodifiers
from despatch.entries.scene import Scene
from despatch.model import Sentence, Token
from despatch.registers.bodies import bodies

_NUMBER = re.compile(r"\d{3,4}\Z")
_SESSION = re.compile(r"(?:[A-Z]{1,2}-?)?\d{1,2}\Z")  # "ES-11/2", of the eleventh emergency special session
_BODIES = frozenset(
    "organization organisation council commission secretariat authority bank conference committee".split()
)
_BACK = frozenset("the this that these those its their such said".split())


def candidates(scene: Scene, sentence: Sentence) -> list[Candidate]:
    """Every candidate of one sentence, in order; most sentences have none."""
    heads = lexicon()
    tokens = sentence.tokens
    found: list[Candidate] = []
    known = [k for k in known_texts(tokens) if _of_this_report(scene, tokens, k)]
    lows = [word.lower() for _, _, word in tokens]
    if not known and heads.last_words.isdisjoint(lows):
        return of_lists(tokens, found)
    for i, low in enumerate(lows):
        if known and known[0].start <= i:
            if i == known[0].end - 1:
                found.append(_well_known(scene, sentence, known.pop(0)))
            continue
        if low not in heads.last_words:
            continue
        kind = _kind(tokens, i)
        if kind is None or _of_a_party(tokens, i) or (found and _only_led_to(found[-1], i)):
            continue
        if kind == "resolution" and _number_end(tokens, i + 1):
            found.extend(_numbered(scene, sentence, i))
            continue
        heads_told = {
            one.head for one in found
        }  # "a memorandum on the pact of May and one on trade" is a memorandum
        found.extend(one for one in _phrase(scene, sentence, i, kind) if one.head not in heads_told)
    return of_lists(tokens, found)


def _only_led_to(before: Candidate, i: int) -> bool:
    """ "Terms of reference for a trade agreement", "a letter of intent on a pact": the second text is still to come."""
    return before.head < i < before.end and before.sentence.tokens[before.head].word.lower() in _LEADING


_LEADING = frozenset(("reference", "intent"))


def _of_this_report(scene: Scene, tokens: tuple[Token, ...], known: Known) -> bool:
    """ "The Comprehensive Peace Agreement" of a report that never names Sudan is another one."""
    sides = known.text.parties
    before = tokens[max(0, known.start - 1)]
    if any(p in bodies() and p not in sides for p in scene.parties(before.start, before.end)):
        return False  # "a WTO Doha agreement" is none of those who met in Doha over a war
    if not set(sides).isdisjoint(scene.most_told) or not set(sides).isdisjoint(bodies()):
        return True
    # A name with a place in it is no other text's: "the Lusaka Agreement".
    return bool(scene.mentions(tokens[known.start].start, tokens[known.end - 1].end))


def _well_known(scene: Scene, sentence: Sentence, known: Known) -> Candidate:
    """A text of the register: its name, with the words before that belong to it ("the 1972 ABM Treaty")."""
    tokens = sentence.tokens
    first = known.start
    while first > 0 and (
        tokens[first - 1].word[0].isdigit() or tokens[first - 1].word.lower() in _WITH_NAMES
    ):
        first -= 1
    action = action_of(tokens, first, known.end - 1, known.end)
    if action and action.action == "negotiating" and tokens[action.at].word.lower() in _DISCUSSING:
        action = action._replace(action="adopted")
    title = scene.text[tokens[first].start : tokens[known.end - 1].end].replace("\n", " ")
    named = not sentence.title
    return Candidate(
        sentence,
        first,
        known.end - 1,
        known.end,
        known.text.kind,
        action,
        title,
        False,
        named,
        known=known.text,
    )


_GATHERINGS = frozenset(
    "democratic republican national nominating party constitutional gop conservative liberal".split()
)


def _of_a_party(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a convention is the gathering of a political party."""
    return (
        tokens[i].word.lower() in ("convention", "conventions") and tokens[i - 1].word.lower() in _GATHERINGS
    )


def _modifies(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a head stands before another noun: "the truce monitors", "cease-fire agreement", "treaty members"."""
    after = tokens[i + 1].word.lower()
    if after in lexicon().compounds or (after in lexicon().heads and after not in lexicon().verbs):
        return True
    low = tokens[i].word.lower()
    if low == "resolution" and i and tokens[i - 1].word.lower() in _SOLVED:
        return True  # "focus on conflict resolution"
    if low.startswith("resolution") and after in ("of", "to") and i + 2 < len(tokens):
        # "a resolution to the dispute", "the peaceful resolution of disputes"
        return tokens[i + 2].word.lower() in DETERMINERS or bool(
            _SOLVED & {t.word.lower() for t in tokens[i + 2 : i + 6]}
        )
    return False


_SOLVED = frozenset(
    "dispute disputes conflict conflicts crisis crises problem problems issue issues situation question differences".split()
)
_WITH_NAMES = frozenset("nuclear landmark historic global so-called".split())


def _kind(tokens: tuple[Token, ...], i: int) -> str | None:
    heads = lexicon().heads
    low = tokens[i].word.lower()
    for size in (3, 2):
        if i + 1 >= size:
            phrase = " ".join(t.word.lower() for t in tokens[i - size + 1 : i + 1])
            if phrase in heads:
                return heads[phrase]
    kind = heads.get(low)
    if i + 1 < len(tokens) and _modifies(tokens, i):
        return None
    if low == "minutes" and i and (tokens[i - 1].word.isdigit() or tokens[i - 1].word.lower() in NUMERALS):
        return None
    if tokens[i].word[0].isupper() and i + 1 < len(tokens) and tokens[i + 1].word.lower() in _BODIES:
        return None  # "the North Atlantic Treaty Organization"
    before = tokens[i - 1].word.lower() if i else ""
    after = low_at(tokens, i + 1)
    if low in _CUSTOM and before in _BARE and after not in _OF_A_TEXT:
        return None  # "broke with protocol", "chief of protocol", "under contract": no text is meant
    if (
        before in ("in", "no", "into")
        or (low == "deal" and after == "with" and (before in _TO_DEAL or before.endswith("ly")))
        or (low == "understanding" and after not in _MADE_WITH and before != "of")
    ):
        return None if before != "into" else kind
    if (
        low == "understanding"
        and before == "of"
        and i > 1
        and tokens[i - 2].word.lower().startswith("memorand")
    ):
        return None  # the head is "memorandum"
    return kind


_MADE_WITH = frozenset("on with between reached signed".split())
_TO_DEAL = frozenset(
    "to will would can could should must may might and or not 'll we they who better".split()
)
_CUSTOM = frozenset("protocol contract convention accord treaty agreement".split())
_BARE = frozenset(
    "with of by under per from against break breaks broke breaking broken breached follow follows followed following".split()
)
_OF_A_TEXT = frozenset("on between for signed of concerning regarding".split())


def _opens(tokens: tuple[Token, ...], i: int) -> int:
    """Index of the first word of the head that ends at `i` ("plan of action" has three)."""
    for size in (3, 2):
        if (
            i + 1 >= size
            and " ".join(t.word.lower() for t in tokens[i - size + 1 : i + 1]) in lexicon().heads
        ):
            return i - size + 1
    return i


def _phrase(scene: Scene, sentence: Sentence, i: int, kind: str) -> list[Candidate]:
    tokens = sentence.tokens
    words = lexicon()
    first = premodifiers(tokens, _opens(tokens, i))
    end = i + 1
    if (
        tokens[i].word.lower().startswith("memorand")
        and " ".join(t.word.lower() for t in tokens[i + 1 : i + 3]) == "of understanding"
    ):
        end = i + 3
    times = {t.start for t in scene.times(sentence.start, sentence.end) if t.edtf}

    def is_time(k: int) -> bool:
        # "for the period 2024-28", "until 2030" belong to the title, "on Friday" does not.
        if k >= len(tokens) or tokens[k].start not in times:
            return False
        before, year = tokens[k - 1].word.lower(), tokens[k].word[:4].isdigit()
        return before not in ("period", "the") and not (year and before in _TERMS)

    def end_after(k: int) -> int:
        return _cut(tokens, k + 1, postmodifiers(tokens, k, is_time, words.verb_forms))

    end = end_after(end - 1)
    end = next((k for k in range(i + 3, end) if _tells(tokens, k)), end)
    action = action_of(tokens, first, i, end)
    if action and action.action == "negotiating" and _talked_of(tokens, first, i, action):
        action = action._replace(action="adopted")
    if kind == "statement" and action and action.action not in ("planned", "rejected", "signed"):
        urged = (
            action.action == "proposed" and words.verbs.get(low_at(tokens, action.at), ("",))[0] in _MAKING
        )
        # What is discussed or read out has been issued, what others are asked to issue has not.
        action = action if urged else action._replace(action="adopted")
    end, title = _told(scene, sentence, (first, i, end), kind, action, is_time)
    before = tokens[first - 1].word.lower() if first else ""
    head = tokens[i].word.lower()
    definite = before in _BACK and ((first == i and end == i + 1) or head in words.back)
    counted = first < i and (tokens[first].word.lower() in NUMERALS or tokens[first].word.isdigit())
    made = action is not None and action.action in ("signed", "adopted") and end > i + 1
    opens = action is not None and _LISTING & {low_at(tokens, k) for k in range(end, end + 3)}
    if head in words.back and tokens[0].word.lower() == "among":
        return []  # "among the documents signed were"
    if head in words.back and not definite and not counted and not made and not opens:
        return []
    # A page titled "Joint Statement on ..." is that statement.
    itself = sentence.title and kind in ("statement", "declaration") and tokens[0].word.lower() == "joint"
    named = itself or (_named(tokens, first, i, end) and not sentence.title)
    whole = Candidate(sentence, first, i, end, kind, action, title, definite, named)
    return (
        split_list(scene, whole)
        or split_subjects(scene, whole, is_time)
        or elided(whole, scene.text, end_after)
    )


def _told(
    scene: Scene, sentence: Sentence, at: tuple[int, int, int], kind: str, action: Action | None,
    is_time: Callable[[int], bool],
) -> tuple[int, str]:  # fmt: skip
    """Where the phrase at (first, head, end) ends with all that is told of its text, and its title.

    What stands beyond a verb, a time or a place goes into the title without these.
    """
    tokens, (first, i, end) = sentence.tokens, at

    def further(start: int) -> int:
        return _cut(tokens, start, postmodifiers(tokens, start - 1, is_time, lexicon().verb_forms))

    def words(start: int, stop: int) -> str:
        return scene.text[tokens[start].start : tokens[stop - 1].end].replace("\n", " ")

    if end > i + 1:
        return end, words(first, end)
    changed = changed_text(tokens, i)
    if action and not action.active and told_at_once(tokens, end, action.at):
        # "the agreement reached between X and Y on Z", "the agreement they reached on Z"
        stop = further(action.at + 1)
        end = stop if stop > action.at + 1 else end
    if changed is not None:
        end = further(changed + 1)
    title = words(first, end)
    beyond = after_aside(tokens, end, kind, is_time)
    if action and action.at > end and not action.active and low_at(tokens, action.at + 1) in _ABOUT:
        beyond = action.at + 1  # "a protocol was signed on the completion of talks"
    if beyond is not None and end == i + 1:
        stop = further(beyond)
        title = f"{title} {words(beyond, stop)}" if stop > beyond + 1 else title
    stop = told_end(tokens, end, kind) if end == i + 1 else end
    return (stop, words(first, stop)) if stop > end else (end, title)


def _talked_of(tokens: tuple[Token, ...], first: int, i: int, action: Action) -> bool:
    """Whether a text that there is, by its proper name, is only discussed ("reviewed the Oslo Declaration")."""
    if tokens[action.at].word.lower() not in _DISCUSSING or not tokens[i].word[0].isupper():
        return False
    return first > 0 and tokens[first].word[0].isupper() and tokens[first - 1].word.lower() not in ("a", "an")


_DISCUSSING = frozenset("discuss discussed discusses discussing consider considered debate debated".split())


def _tells(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the verb at `k` says what a text does: "the joint statement of the two presidents | notes that"."""
    return tokens[k].word in _TELLING and tokens[k - 1].word.lower() not in _NO_SUBJECT


_TELLING = frozenset(
    "says notes stresses stipulates provides envisages reaffirms expresses underlines underscores emphasises "
    "emphasizes recognises recognizes increases allows marks sets requires covers".split()
)
_NO_SUBJECT = DETERMINERS | frozenset("and , of in on for to with by from or at".split())
_TERMS = frozenset("until till to through".split())
_MAKING = frozenset(("signed", "adopted", "approved", "agreed"))
_ABOUT = frozenset(("on", "for", "concerning"))
_LISTING = frozenset(("including", "include", "included", "namely", ":"))


def _cut(tokens: tuple[Token, ...], begin: int, end: int) -> int:
    """The end of a phrase before a further text of the same list: "... on gas, and a protocol on coal"."""
    for k in range(begin, end):
        low = tokens[k].word.lower()
        after = low_at(tokens, k + 1)
        if low in (",", "and", "but") and (joint(tokens, k) or with_again(tokens, begin, k)):
            return k
        if low in (",", "and", "or") and (after in ("a", "an", "the", "one", "another") or low == ","):
            for m in range(k + 2, min(k + 9, len(tokens))):
                if tokens[m].word.lower() in lexicon().last_words:
                    return k if premodifiers(tokens, m) <= k + 3 else end
                if tokens[m].word.lower() in ("and", ",", "of", "on", "for", "in"):
                    break
    return end


def _named(tokens: tuple[Token, ...], first: int, i: int, end: int) -> bool:
    """Whether the phrase is a proper name: a capital head with a capital before it, or a title that follows."""
    if end == i + 1 < len(tokens) and tokens[i].word[0].isupper() and tokens[end].word[0].isupper():
        return False  # "the North Atlantic Treaty Organization" names a body
    if _known(tokens, first, i):
        return True
    if (
        tokens[i].word.lower().endswith("s")
        and i > first
        and tokens[i - 1].word.lower() in ("trade", "cooperation")
    ):
        return False  # "Free Trade Agreements" of any kind
    if not tokens[i].word[0].isupper():
        return False
    return (first < i and tokens[first].word[0].isupper()) or (end > i + 1 and first > 0)


def _known(tokens: tuple[Token, ...], first: int, i: int) -> bool:
    """ "the Oslo accords", "a peace treaty": texts known by a place or by what they are, told or not."""
    if i == first or tokens[i].word.lower().rstrip("s") not in _KNOWN or tokens[i - 1].word.lower() in _SORTS:
        return False
    word = tokens[i - 1].word
    return word.lower() == "peace" or (word[0].isupper() and len(word) > 3 and not word.endswith(_ADJECTIVES))


_KNOWN = frozenset(("accord", "treaty", "treatie", "protocol", "charter", "convention", "agreement", "deal"))
_SORTS = frozenset("trade cooperation partnership framework".split())
_ADJECTIVES = ("an", "ese", "ish", "ch", "sh", "i", "ic", "led", "backed", "brokered", "day")


def _numbered(scene: Scene, sentence: Sentence, i: int) -> list[Candidate]:
    """ "resolutions 1284 and 1441" are two texts."""
    tokens = sentence.tokens
    found = []
    first = premodifiers(tokens, i)
    k = i + 1
    while k < len(tokens):
        end = _number_end(tokens, k)
        if end:
            number = "".join(t.word for t in tokens[k:end])
            title = f"{tokens[i].word.removesuffix('s')} {number}"
            action = action_of(tokens, first, i, end)
            if action and action.action in ("negotiating", "suspended"):
                action = None
            found.append(Candidate(sentence, first, i, end, "resolution", action, title, False, True))
        elif tokens[k].word.lower() not in (",", "and"):
            break
        k = end or k + 1
    return found


def _number_end(tokens: tuple[Token, ...], k: int) -> int:
    """Index after the number of a resolution at `k` ("2254", "68/262"); 0 where none stands."""
    if k >= len(tokens):
        return 0
    halves = [t.word for t in tokens[k : k + 3]]
    if len(halves) == 3 and halves[1] == "/" and _SESSION.match(halves[0]) and halves[2].isdigit():
        return k + 3
    return k + 1 if _NUMBER.match(tokens[k].word) else 0
