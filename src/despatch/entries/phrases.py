"""Noun phrases around a head word, found from closed-class words and punctuation alone."""

from collections.abc import Callable

from despatch.model import Token

DETERMINERS = frozenset(
    "a an the this that these those its their his her our your my some several any no another each every all both "
    "such many other various certain which what whose said".split()
)
_PREPOSITIONS = frozenset(
    "of in on at by for with from to into onto under over between among after before during since until till "
    "against about through within without despite than as via towards toward upon amid including concerning "
    "regarding per like near behind beyond across along around".split()
)
_DASHES = ("-", "–", "—")  # "DHAKA (UNB) - Four agreements"
_CONJUNCTIONS = frozenset(
    "and or but nor so because while although though if whether when where who whom".split()
)
_VERBAL = frozenset(
    "is are was were be been being has have had do does did will would shall should may might can could must "
    "said says say told added sign signs signed inked reached concluded made make makes took take takes adopted "
    "ratified approved issued released discussed negotiate negotiating negotiated agreed welcomed witnessed "
    "finalize finalise finalized finalised complete completed reviewed renew renewed announced called urged "
    "proposed rejected reject support supports supported violate violates violated violating implement implementing "
    "implemented sealed clinched struck brokered submitted passed expected hopes want wants seek include includes "
    "included including followed describes described reach seal clinch conclude ink initialed initialled endorse "
    "endorsed scrap scrapped revoke revoked suspend suspended terminate terminated abrogate abrogated honor honour "
    "respect breach breached prepare prepared draft drafted seeking seek sought recognize recognise recognized recognised signing reaching "
    "concluding honoring honouring unveil unveiled".split()
)
_PRONOUNS = frozenset("he she it they we i you him them us me himself themselves itself".split())
_BOUNDS = frozenset(';:.()[]!?"“”—–')
_POST = frozenset("on of to for between with in under related that concerning regarding governing covering by "
                  "worth valued aimed allowing enabling at against about from among over banning calling giving ending".split())  # fmt: skip
_STOPS_RIGHT = frozenset(
    "who when where while after following before despite during since until because although though as if whether was were "
    "is are has have had will would said says which he she they it we but took takes entered enters came comes went goes began begins fell broke held "
    "expired lapsed collapsed ended provides gives makes calls remains runs obliges binds replaces can could may might "
    "should must cannot do does did constitutes constituted represents represented means meant shows showed marks marked "
    "opens opened paves paved serves served stipulates stipulated envisages envisaged requires sets aims contains".split()
)


_CLOSING, _OPENING = frozenset("\"”'’"), frozenset("\"“'‘")
_OBJECTS = frozenset("the a an its their his her".split())
_IN_A_FIELD = frozenset(
    "cooperation collaboration partnership interaction situation trade investment".split()
)
_NO_GERUNDS = frozenset("bring sing ring king spring beijing peking nanjing chongqing wing thing".split())
_FIELDS = frozenset("field fields area areas sphere spheres sector sectors domain event".split())


def premodifiers(tokens: tuple[Token, ...], head: int, limit: int = 9) -> int:
    """Index of the first token of the phrase that ends in `head`, determiners and possessives left out.

    >>> # "signed two major pacts" with head "pacts" begins at "two"
    """
    first = head
    while first > 0 and head - first < limit:
        word = tokens[first - 1].word
        low = word.lower()
        if _proper_possessive(tokens, first):
            first -= 2  # "the G20 Leaders' Declaration"
            continue
        if word in _CLOSING and first < head + 1:  # 'an "open skies" agreement'
            opened = next(
                (k for k in range(first - 2, max(-1, first - 6), -1) if tokens[k].word in _OPENING), None
            )
            if opened is None:
                break
            first = opened
            continue
        if first > 1 and tokens[first - 2].word.lower() == "to":
            break  # an infinitive: "to honour past agreements"
        if low in ("'s", "’s") or low in DETERMINERS or low in _PREPOSITIONS or low in _PRONOUNS:
            break
        if word in _BOUNDS or word == "," or low in _VERBAL:
            break
        # "peace and cooperation treaty": a conjunction may join two modifiers, not two clauses.
        joins = low == "and" and 2 <= first < head and _modifier(tokens[first - 2].word)
        if low in _CONJUNCTIONS and not joins:
            break
        first -= 1
    while first < head and (tokens[first].word.lower() in _CONJUNCTIONS or tokens[first].word in _DASHES):
        first += 1
    return first


def _proper_possessive(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether `tokens[at]` goes on a proper name after a plural possessor that belongs to it."""
    if at < 2 or tokens[at - 1].word not in ("'", "’") or not tokens[at].word[0].isupper():
        return False
    return tokens[at - 2].word in _POSSESSORS


_POSSESSORS = frozenset("Leaders Ministers Presidents Governors Chairs".split())


def _modifier(word: str) -> bool:
    low = word.lower()
    return word[0].isalpha() and low not in _PREPOSITIONS and low not in DETERMINERS and low not in _VERBAL \
        and low not in _PRONOUNS and not low.endswith("ed")  # fmt: skip


def postmodifiers(
    tokens: tuple[Token, ...],
    head: int,
    is_time: Callable[[int], bool],
    verbs: frozenset[str],
    limit: int = 28,
) -> int:
    """Index after the last token of the phrase with `head` ("... on X and Y between A and B").

    `is_time(i)` tells whether a time expression begins at token i; `verbs` are forms that end the phrase.
    """
    end = head + 1
    if end < len(tokens) and tokens[end].word == "(":  # "Treaty (START)"
        close = next((k for k in range(end, min(end + 6, len(tokens))) if tokens[k].word == ")"), None)
        if close is not None:
            end = close + 1
    if end >= len(tokens) or is_time(end + 1):
        return end
    low = tokens[end].word.lower()
    if low not in _POST and not (low.endswith("ing") and low not in verbs and len(low) > 5):
        return end
    if (low == "in" and tokens[min(end + 1, len(tokens) - 1)].word[0].isupper()) or _where_made(tokens, end):
        return end
    while end < len(tokens) and end - head <= limit and not _ends_before(tokens, end, is_time, verbs):
        end += 1
    while end > head + 1 and not tokens[end - 1].word[-1].isalnum():
        end -= 1
    while end > head + 1 and _dangling(tokens[end - 1].word.lower()):
        end -= 1
    return end


def _where_made(tokens: tuple[Token, ...], at: int) -> bool:
    """ "on the sidelines of the summit", "in the presence of": where and when it was made, no part of what it is."""
    words = [t.word.lower() for t in tokens[at : at + 3]]
    return len(words) == 3 and words[0] in ("on", "in", "at") and words[1] == "the" and words[2] in _OCCASIONS


_OCCASIONS = frozenset("sidelines margins fringes presence course".split())


def _ends_before(
    tokens: tuple[Token, ...], at: int, is_time: Callable[[int], bool], verbs: frozenset[str]
) -> bool:
    """Whether the phrase ends before `tokens[at]`: a clause, a time, a finite verb or a stop begins there."""
    word, low = tokens[at].word, tokens[at].word.lower()
    if word in _BOUNDS or (low in _STOPS_RIGHT and tokens[at - 1].word.lower() not in ("under", "in")):
        return not (low in ("until", "till") and _after(tokens, at)[:4].isdigit())  # "a programme until 2030"
    if (
        low == "that"
        and at + 1 < len(tokens)
        and (tokens[at + 1].word[0].isupper() or _after(tokens, at) in _RELATED | _OBJECTS | _PRONOUNS)
    ):
        return True
    if is_time(at) or (low in _PREPOSITIONS and is_time(at + 1)) or (low == "," and not _goes_on(tokens, at)):
        return True
    if _where_made(tokens, at):
        return True
    nxt = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
    if low == "to" and (nxt == "be" or (nxt.endswith("ing") and nxt not in _NO_GERUNDS)):
        return True  # "a treaty to be signed", "committed themselves in the declaration to allocating"
    return (
        (low in verbs and not _nominal(tokens, at))
        or (low == "and" and (nxt in verbs or nxt in _PRONOUNS))
        or (nxt in _OBJECTS and _leaves(tokens, at))
    )


def _after(tokens: tuple[Token, ...], at: int) -> str:
    """The word after `at` in small letters, or ""."""
    return tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""


_RELATED = frozenset("set drew does did will would could can may led has have had is are was were".split())


def _dangling(low: str) -> bool:
    return (
        low in _PREPOSITIONS
        or low in _CONJUNCTIONS
        or low in DETERMINERS
        or (low.endswith("ing") and low in _LEADING)
    )


_LEADING = frozenset(
    "pertaining requiring relating regarding concerning covering calling banning giving ending allowing".split()
)


def _nominal(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a form of a verb stands as a noun or gerund: "on implementing", "the exchange of", "to be signed"."""
    before = tokens[at - 1].word.lower()
    return before in _PREPOSITIONS or before in DETERMINERS or before == "be"


def _leaves(tokens: tuple[Token, ...], at: int) -> bool:
    """A finite verb ("both leaders expressed their ..."), or where it was made ("at its weekly meeting")."""
    low = tokens[at].word.lower()
    field = at + 2 < len(tokens) and tokens[at + 2].word.lower() in _FIELDS
    inner = low == "in" and tokens[at - 1].word.lower() in _IN_A_FIELD
    return low.endswith("ed") or (low in ("at", "in") and not field and not inner)


def _goes_on(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether a list goes on after a comma: "trade, tourism and health" - short items and then "and"."""
    for k in range(comma + 1, min(comma + 8, len(tokens))):
        low = tokens[k].word.lower()
        if low in ("and", "or"):
            nxt = tokens[k + 1].word.lower() if k + 1 < len(tokens) else ""
            return k - comma <= 5 and nxt not in _VERBAL and nxt not in _PRONOUNS
        if low in _STOPS_RIGHT or low in _VERBAL or tokens[k].word in _BOUNDS:
            return False
    return False
