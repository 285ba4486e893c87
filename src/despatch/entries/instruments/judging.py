"""Which candidates are texts of the record: judged by what tells of them, apart from finding and gathering."""

from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.drafts import MADE
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.parties import TRUCES, own_parties
from despatch.entries.instruments.titles import content
from despatch.entries.phrases import DETERMINERS
from despatch.entries.scene import Scene
from despatch.registers.bodies import bodies, truces
from despatch.registers.states import is_state

_CITING = frozenset(
    "under of with to recognise recognize honour honor respect violate violating violated implementing implement "
    "breach breaching by despite since following".split()
)


def telling(candidate: Candidate) -> int:
    """How many words of the title tell what the text is about, its head counted."""
    return sum(not w.isdigit() for w in content(candidate.title) - lexicon().empty)


def is_text(scene: Scene, candidate: Candidate, parties: list[str], sure: bool) -> bool:
    """Whether a candidate between `parties` is a text of the record; `sure` if its sentence tells both sides."""
    if candidate.kind == "statement":
        if not is_bare_statement(candidate) or _issued_together(scene, candidate, parties):
            return True
        own = own_parties(scene, candidate)
        signed = candidate.action is not None and candidate.action.action == "signed"
        # "a Russian-Afghan statement was signed", "issued jointly by Chile and Peru", "the G20 statement"
        together = signed or _issued_by(candidate)
        return (together and len(own) > 1) or any(not is_state(p) for p in own)
    here = set(scene.parties(candidate.sentence.start, candidate.sentence.end))
    if not sure and _guessed(scene, candidate, len(parties) > 1 and set(parties) <= here):
        return False
    weak = candidate.sentence.tokens[candidate.head].word.lower() in lexicon().weak
    if candidate.known or (candidate.named and (not weak or candidate.kind == "treaty")):
        return True
    truce = candidate.sentence.tokens[candidate.head].word.lower() in TRUCES
    if truce and candidate.first < candidate.head and tuple(parties) in truces().values():
        return True  # "the UN-brokered ceasefire" in a report of the two that fought
    named = len(parties) == 2 and set(parties) <= here
    if not _informative(scene, candidate, parties, sure or named):
        return False
    if candidate.action:
        of_body = (candidate.named or candidate.kind == "treaty") and bool(parties) and parties[0] in bodies()
        return len(parties) >= 2 or not weak or of_body
    resolution = candidate.kind == "resolution" and bool(parties) and parties[0] in bodies()
    return resolution or _told_of(scene, candidate, parties)


def is_bare_statement(candidate: Candidate) -> bool:
    """Whether a statement is not called a joint one: what anybody may issue."""
    words = {t.word.lower() for t in candidate.sentence.tokens[candidate.first : candidate.head]}
    return candidate.kind == "statement" and not words & {"joint", "presidential"}


def _issued_together(scene: Scene, candidate: Candidate, parties: list[str]) -> bool:
    """Whether several parties, or a body, are said to issue a statement."""
    action = candidate.action
    if not action or not action.active or candidate.sentence.title:
        return False
    tokens = candidate.sentence.tokens
    verb = tokens[action.at].word.lower()
    if not verb.startswith(_ISSUING):
        return False
    subject = scene.parties(candidate.sentence.start, tokens[action.at].start)
    press = "press" in candidate.title.lower().split()
    together = len(subject) > 1 and verb.startswith(_ADOPTING)
    return not press and (together or any(not is_state(p) for p in parties)) and set(subject) <= set(parties)


_ADOPTING = ("adopt", "approv", "sign")
_ISSUING = ("adopt", "approv", "endors", "issu", "agree", "finali", "sign", "releas")


def _issued_by(candidate: Candidate) -> bool:
    """Whether a statement is said to be issued by those told of: "a statement issued jointly by Chile and Peru"."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or action.active or not tokens[action.at].word.lower().startswith(_ISSUING):
        return False
    return "by" in (t.word for t in tokens[action.at + 1 : action.at + 4])


def _informative(scene: Scene, candidate: Candidate, parties: list[str], sure: bool) -> bool:
    """Whether it is told what the text is, or plainly who made it."""
    action = candidate.action.action if candidate.action else ""
    words = telling(candidate)
    if words >= 2 or candidate.named or (candidate.kind == "resolution" and parties == ["UN"]):
        return True
    if _of_a_year(candidate):
        return True
    if candidate.sentence.tokens[candidate.head].word.lower() in TRUCES and len(parties) >= 2:
        return bool(candidate.action and candidate.action.active) or len(own_parties(scene, candidate)) >= 2
    if candidate.kind == "declaration" and {"joint", "final"} & set(candidate.title.lower().split()):
        return True
    made_and_more = candidate.action is not None and candidate.action.aside != (0, 0)
    between = (
        action == "agreed" and len(own_parties(scene, candidate)) > 1
    )  # "a deal reached between Chile and Peru"
    return sure and (made_and_more or between or action in ("signed", "ratified"))


def is_home_affair(scene: Scene, candidate: Candidate, parties: list[str]) -> bool:
    """Whether a text is no matter between states."""
    head = candidate.sentence.tokens[candidate.head].word.lower()
    if head == "constitution" and all(is_state(p) for p in parties):
        return True
    if candidate.kind == "other" and len(parties) == 1 and is_state(parties[0]):
        return True  # a programme of one state is its own affair
    # In a report of no dealings at all, a text whose own sentence names no two sides.
    made = candidate.action is not None and candidate.action.action in MADE
    bargain = candidate.kind == "contract" or (
        candidate.kind in ("agreement", "memorandum", "protocol", "treaty") and made
    )
    of_pair = bargain and len(parties) > 1 and set(parties) <= set(scene.pair)
    return not scene.contacts and not candidate.known and not of_pair and not _between(scene, candidate)


def _guessed(scene: Scene, candidate: Candidate, named: bool) -> bool:
    """Whether a text whose sides nobody tells is seldom one of the record: a programme, what is issued or to come.

    `named` tells whether its sentence names them elsewhere ("to be signed on the sidelines of their summit").
    """
    if candidate.named or candidate.listed or candidate.kind == "resolution":
        return False
    tokens = candidate.sentence.tokens
    head = tokens[candidate.head].word.lower()
    if _by_all(candidate) or _at_a_conference(scene, candidate) or _joint(candidate, named):
        return False
    if lexicon().only_made(tokens, candidate.head):
        return True
    action = candidate.action.action if candidate.action else None
    if _of_those_told_of(candidate) and telling(candidate) > 1 and head not in lexicon().weak:
        return False
    return action in ("adopted", "planned") and not (named and head not in lexicon().weak)


def _joint(candidate: Candidate, named: bool) -> bool:
    """ "A joint communique was issued": by those that the report is about."""
    words = {t.word.lower() for t in candidate.sentence.tokens[candidate.first : candidate.head]}
    issued = candidate.action is not None and candidate.action.action in MADE
    return "joint" in words and (named or issued)


def _of_those_told_of(candidate: Candidate) -> bool:
    """ "A treaty on trade is expected to be signed", "the visa accord takes effect": no doer is named, as he is plain."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if action is None or action.active:
        return False
    begun = tokens[action.at - 1].word.lower() in _COMING_INTO and tokens[action.at].word in (
        "force",
        "effect",
    )
    return action.action == "planned" or (begun and tokens[candidate.head].word.lower() not in TRUCES)


_COMING_INTO = frozenset("into take takes took taken".split())


def _by_all(candidate: Candidate) -> bool:
    """ "The meeting approved a programme": those who met did, whom the report names elsewhere."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or not action.active or action.action not in ("adopted", "signed"):
        return False
    subject = [t.word.lower() for t in tokens[max(0, action.at - 6) : action.at]]
    issuing = _ISSUING if candidate.kind == "declaration" else _ADOPTING
    return tokens[action.at].word.lower().startswith(issuing) and bool(_ASSEMBLED & set(subject))


def _at_a_conference(scene: Scene, candidate: Candidate) -> bool:
    """ "The concept was approved", told of a conference: by it."""
    action, main = candidate.action, scene.main
    if not action or action.active or action.action != "adopted" or not main or main.kind != "conference":
        return False
    low = candidate.sentence.tokens[action.at].word.lower()
    return low in ("approved", "adopted", "endorsed") and not scene.parties(
        candidate.sentence.start, candidate.sentence.end
    )


_ASSEMBLED = frozenset(
    "meeting session summit heads presidents leaders participants ministers delegations sides parties council".split()
)


def _between(scene: Scene, candidate: Candidate) -> bool:
    """Whether the sentence itself names two sides, or a body."""
    told = scene.parties(candidate.sentence.start, candidate.sentence.end)
    return len(told) > 1 or any(not is_state(p) for p in told)


def _told_of(scene: Scene, candidate: Candidate, parties: list[str]) -> bool:
    """Whether a text is told of though nothing is said to be done to it: one text, and between whom it is."""
    if len(parties) >= 2 and _of_a_year(candidate):
        return True
    if candidate.kind == "declaration" and any(p in bodies() for p in parties):
        return True  # "the final communique of the summit": theirs who met
    if _cited(scene, candidate) or len(own_parties(scene, candidate)) >= 2:
        return True
    head = candidate.sentence.tokens[candidate.head].word.lower()
    return (
        len(parties) >= 2 and head not in lexicon().weak and not head.endswith("s") and not _tied(candidate)
    )


def _of_a_year(candidate: Candidate) -> bool:
    """ "The 1952 and 1954 treaties", "the 1991 border accord": told apart by its year."""
    tokens = candidate.sentence.tokens[candidate.first : candidate.head]
    bargain = candidate.kind in ("agreement", "treaty", "protocol", "memorandum")
    return bargain and any(t.word.isdigit() and len(t.word) == 4 and t.word[0] in "12" for t in tokens)


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


def in_a_body(scene: Scene, candidate: Candidate) -> bool:
    """Whether the head is part of the name of a body ("the United Nations Development Program")."""
    head = candidate.sentence.tokens[candidate.head]
    return not candidate.known and any(
        m.type in ("body", "organisation") and m.start < head.start and head.end <= m.end
        for m in scene.mentions(candidate.sentence.start, head.start)
    )


def _accord_of_minds(candidate: Candidate) -> bool:
    """ "Reached agreement on maintaining contacts", "by agreement of all": that they agree, no text."""
    tokens, first = candidate.sentence.tokens, candidate.first
    bare = first == candidate.head > 0 and tokens[first].word in ("agreement", "accord")
    before = tokens[first - 1].word.lower()
    theirs = before in ("their", "his", "her") and [t.word for t in tokens[first + 1 : first + 2]] == ["to"]
    return bare and (before in _AGREEING or theirs)


_MEETING_OF_MINDS = frozenset("agreement accord deal understanding".split())


def of_an_occasion(candidate: Candidate) -> bool:
    """ "Broke an agreement to hold talks", "an agreement on a new date": that they are to meet, no text."""
    tokens = candidate.sentence.tokens
    after = [t.word.lower() for t in tokens[candidate.head + 1 : candidate.head + 9]]
    if candidate.named or tokens[candidate.head].word not in _MEETING_OF_MINDS:
        return False
    if after[:1] == ["on"]:
        return bool({"date", "venue"} & set(after[1:4]))
    held = after[1:2] in (["hold"], ["have"], ["convene"], ["host"]) and bool(_OCCASIONS & set(after[2:7]))
    return after[:1] == ["to"] and (after[1:2] == ["meet"] or held)


_OCCASIONS = frozenset("talks meeting meetings summit conversation conference session negotiations".split())


def _of_lawmakers(candidate: Candidate) -> bool:
    """ "A congressional resolution": a text of one state's parliament, none between states."""
    words = {t.word.lower() for t in candidate.sentence.tokens[max(0, candidate.first - 2) : candidate.head]}
    return candidate.kind == "resolution" and bool(words & _LAWMAKERS)


_LAWMAKERS = frozenset(
    "no-confidence confidence congressional senate house parliamentary parliament knesset duma lawmakers".split()
)
_AGREEING = frozenset("reach reached reaches reaching amid by in into to sealed seal of".split())


def _any_resolutions(candidate: Candidate) -> bool:
    """ "A violation of Security Council resolutions": of which nothing is told but whose they are."""
    tokens = candidate.sentence.tokens
    end = candidate.head + 1
    aimed = [t.word.lower() for t in tokens[end : end + 3]] == ["with", "the", "aim"]
    plural = tokens[candidate.head].word.lower() == "resolutions" and (candidate.end == end or aimed)
    if plural and end < len(tokens) and tokens[end].word.lower().endswith("ed"):
        return False  # "the resolutions imposed on Peru"
    return plural and (
        candidate.action is None or candidate.action.action not in MADE | {"proposed", "planned"}
    )


_EVERY = frozenset(("every", "each"))


def is_vague(candidate: Candidate) -> bool:
    """Whether a phrase means any text of a sort, no certain one."""
    if _any_resolutions(candidate) or _accord_of_minds(candidate) or _of_lawmakers(candidate):
        return True
    if candidate.sentence.tokens[candidate.head].word.lower() == "settlement" and not (
        candidate.action and candidate.action.action in MADE
    ):
        return True  # "advocates a peace settlement": an outcome, no text
    before = [
        t.word.lower() for t in candidate.sentence.tokens[max(0, candidate.first - 9) : candidate.first]
    ]
    phrase = [t.word.lower() for t in candidate.sentence.tokens[candidate.first : candidate.end + 2]]
    if _EVERY & set(phrase) and {"year", "time", "session"} & set(phrase):
        return True  # "presents a resolution on it every year": a series
    if not candidate.known and ("if" in before or "unless" in before or "in case" in " ".join(before)):
        return True
    start = candidate.first if candidate.named else max(0, candidate.first - 1)
    words = {
        t.word.lower()
        for t in candidate.sentence.tokens[start : candidate.head]
        if not (candidate.named and t.word[0].isupper())
    }
    return bool(words & lexicon().vague) or ("any" in words)
