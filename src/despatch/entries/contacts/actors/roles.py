"""Who does it and with whom: actors before and after a trigger, by prepositions and coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors.lists import JOINERS, actors_after
from despatch.entries.contacts.actors.predicates import opening_predicate
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_RELATIVES = frozenset(("who", "whose", "whom"))


def preposition_before(view: View, actor: Actor) -> str | None:
    """The preposition that governs `actor`, determiners and adjectives between them passed over."""
    i = actor.first - 1
    steps = 0
    while i >= 0 and steps < 3 and (
        view.words[i] in ("the", "a", "an", "his", "her", "their", "its", "both", "then", "visiting")
        or view.words[i] in group("group_modifiers")
        or view.words[i] in group("title_words")
    ):  # fmt: skip
        i -= 1
        steps += 1
    word = view.word(i)
    return word if word in group("prepositions") else None


def coordinated_left(view: View, n: int) -> list[Actor]:
    """The actors joined to the n-th one on its left ("A, B and C"), in order, itself last."""
    chain = [view.actors[n]]
    while n > 0:
        gap = view.words[view.actors[n - 1].last : view.actors[n].first]
        if not _joint(view, gap):
            before = _before_relative(view, n)
            if before is None:
                break
            n = before + 1
        n -= 1
        if view.actors[n].modifier:
            break
        chain.insert(0, view.actors[n])
    if _headlined(view, chain):
        return chain
    last = len(chain) - 1
    while last and chain[last].people and chain[last].people == chain[last - 1].people:
        last -= 1  # "X and his Chilean counterpart, Y, met": the apposition is no further link
    if last and last < len(chain) - 1:
        chain = [*chain[:last], chain[-1]]
        gap = view.words[chain[-2].last : chain[-1].first]
        return chain if _conjoined(gap) else chain[-1:]
    if len(chain) > 1 and not _conjoined(view.words[chain[-2].last : chain[-1].first]):
        people = [a for a in chain if a.kind == "person" and len(a.parties) == 1]
        return (
            chain
            if len(chain) > 2 and len(people) == len(chain) == len({a.parties for a in chain})
            else chain[-1:]
        )
    return chain


def _headlined(view: View, chain: list[Actor]) -> bool:
    """Whether a headline opens with two sides and a comma for the "and": "Norwegian PM, Czech president talk by phone"."""
    if not view.sentence.title or len(chain) != 2 or chain[0].first:
        return False
    return view.words[chain[0].last : chain[1].first] == [","] and not set(chain[0].parties) & set(
        chain[1].parties
    )


def _conjoined(gap: list[str]) -> bool:
    return bool({"and", "well", "along", "together", "&", "plus"} & set(gap))


def _before_relative(view: View, n: int) -> int | None:
    """Index of the actor whose relative clause ends right before the n-th ("A, who chairs the AU, B and C")."""
    if view.word(view.actors[n].first - 1) != ",":
        return None
    for k in range(n - 1, max(-1, n - 4), -1):
        if view.words[view.actors[k].last : view.actors[k].last + 2] == [",", "who"]:
            inner = view.words[view.actors[k].last + 2 : view.actors[n].first - 1]
            return k if "," not in inner and view.word(view.actors[n].last) == "and" else None
    return None


def _joint(view: View, gap: list[str]) -> bool:
    if not gap or len(gap) > 7:
        return False
    if not any(w in ("and", ",", "well", "along", "together", "&", "accompanied") for w in gap):
        return False
    return all(
        w in JOINERS
        or w in group("title_words")
        or w in group("group_modifiers")
        or w in group("family_nouns")
        or w in ("his", "her", "their")
        for w in gap
    )


def subject(view: View, verb: int) -> list[Actor]:
    """The actors that the verb at `verb` is said of: the nearest ones before it that nothing else governs."""
    opening = opening_predicate(view, verb) if ";" in view.words else None
    return _subject(view, verb if opening is None else opening)


def _subject(view: View, verb: int) -> list[Actor]:
    actors = view.actors
    n = len(actors) - 1
    while n >= 0 and actors[n].last > verb:
        n -= 1
    if _plain_noun_before(view, verb) or (
        view.word(verb - 1) == "to" and view.word(verb - 2) in group("press_nouns")
    ):
        return []
    fallback: list[Actor] = []
    while n >= 0:
        actor = actors[n]
        if n and _second_verb(view, actor, verb):
            fallback = fallback or [actor]
        elif _may_be_subject(view, actor, verb):
            chain = coordinated_left(view, n)
            if len(chain) > 1 and _opening_place(view, chain[0]):
                chain = chain[1:]
            head = chain[0]
            free = preposition_before(view, head) in _NO_GOVERNOR or _leader(view, head)
            if not free and _opens_clause(preposition_before(view, head), view.words[actor.last : verb]):
                return chain
            if _relative(view, actor, verb):
                both = preposition_before(view, head) in ("between", "among")  # "between X and Y, who met"
                return chain if free or both else [actor]
            if free and _object_like(view, head):
                if _controlled(view, actor, verb):
                    return chain
                fallback = fallback or (chain if head.kind != "state" else [])
            elif free:
                return chain
            n -= len(chain) - 1
        n -= 1
    return fallback


def _opens_clause(preposition: str | None, between: list[str]) -> bool:
    """Whether the preposition opens a clause of the verb: "after Bush arrived", "the need for both to hold talks"."""
    if preposition == "for":
        return between == ["to"]
    return preposition in _CONJUNCTIONS and len(between) <= _SHORT


_SHORT = 4  # words between the subject of such a clause and its verb


def _second_verb(view: View, actor: Actor, verb: int) -> bool:
    """Whether "and also" alone stands between an actor and the verb: "met with the host, X, and also held talks"."""
    gap = view.words[actor.last : verb]
    gap = gap[1:] if gap[:1] == [","] else gap
    return gap[:1] == ["and"] and all(w in _LINKING or w.endswith("ly") for w in gap[1:])


_LINKING = frozenset("also then later earlier again has had have will".split())


def _opening_place(view: View, actor: Actor) -> bool:
    """Whether a state only says where the sentence plays ("In Ghana, Singh and the delegation met ...")."""
    opening = actor.first <= 2 and view.words[0] in group("locatives") and view.word(actor.last) == ","
    return opening and actor.kind in ("state", "body")


def _plain_noun_before(view: View, verb: int) -> bool:
    """Whether a plural noun that names nobody stands before the verb as its subject ("Pakistani troops visited")."""
    i = verb - 1
    while i >= 0 and (
        view.words[i] in _VERB_GROUP
        or i in view.timed
        or view.words[i].endswith("ly")
        or view.words[i] in group("be")
    ):
        i -= 1
    if (
        i < 0
        or i in view.actor_at
        or i in view.timed
        or view.words[verb - 1] == "to"
        or view.words[verb] not in _FINITE
    ):
        return False
    word = view.tokens[i].word
    return (
        word.isalpha() and word.islower() and len(word) > 4 and word.endswith("s") and word not in _NO_NOUNS
    )


_VERB_GROUP = frozenset(
    "has have had also will would not never been be then later again first both all jointly".split()
)
_FINITE = group("meet_verbs") | group("visit_verbs") | group("travel_to_verbs") | group("leave_verbs") | group("light_verbs") \
    | group("speak_verbs")  # fmt: skip
_NO_NOUNS = frozenset(
    "towards besides includes others always perhaps across days weeks hours sidelines margins whereas".split()
)


_NO_GOVERNOR = (None,)
# Prepositions that also open a clause ("after Bush arrived").
_CONJUNCTIONS = frozenset(("after", "before", "since", "until", "as", "than", "like"))


def _leader(view: View, actor: Actor) -> bool:
    """ "a delegation headed by X" does what X does."""
    return view.word(actor.first - 1) == "by" and view.word(actor.first - 2) in ("headed", "led")


def _relative(view: View, actor: Actor, verb: int) -> bool:
    after = view.words[actor.last : min(actor.last + 2, verb)]
    return any(w in _RELATIVES for w in after[:2]) and (after[0] in _RELATIVES or after[0] == ",")


def _may_be_subject(view: View, actor: Actor, verb: int) -> bool:
    if actor.modifier or view.word(actor.last) in ("'s", "’s") or _bare_genitive(view, actor):
        return False
    if actor.kind == "state" and view.word(actor.first - 1) == "," and _after_town(view, actor):
        return False
    if actor.kind == "state" and view.word(actor.last) in group("visit_nouns"):
        return False  # "ended his Lima visit and left for Quito"
    return ";" not in view.words[actor.last : verb]


def _bare_genitive(view: View, actor: Actor) -> bool:
    """ "Mehlis' mission": the apostrophe of a name that ends in s."""
    return view.word(actor.last) in ("'", "’") and view.word(actor.last - 1).endswith("s")


def _after_town(view: View, actor: Actor) -> bool:
    """Whether a state only says where a town lies ("Jeddah, Saudi Arabia")."""
    return any(last == actor.first - 1 and mention.type == "place" for _, last, mention in view.places)


_SUBJECTS = frozenset("he she they i we".split())


def _object_like(view: View, actor: Actor) -> bool:
    """Whether an actor stands right after a verb ("visited Russia and met ..."), as what is acted upon."""
    if view.words[actor.first] in _SUBJECTS:
        return False  # "During the visit she met X"
    i = actor.first - 1
    while i >= 0 and (
        view.words[i] in group("title_words") or view.words[i] in ("with", "the", "his", "her", "a")
    ):
        i -= 1
    before = view.word(i)
    if before in group("object_takers") or before in group("meet_verbs") or before in group("visit_verbs"):
        return True
    return before.endswith(("ed", "ing")) and before not in ("visiting", "former", "acting", "according")


def _controlled(view: View, actor: Actor, verb: int) -> bool:
    """ "invited X to visit": the infinitive right after what is acted upon is said of it."""
    between = [w for i, w in enumerate(view.words[actor.last : verb], actor.last) if i not in view.timed]
    thanked = (
        between[:1] in (["for"], ["on"])
        and view.words[verb].endswith("ing")
        and len(between) < 4
        and between[-1] not in ("before", "after")  # "met X on Monday before meeting Y": the subject of "met"
    )
    return (
        (between[:1] == ["to"] and not ("," in between and view.words[verb] == "met"))
        or between[:2] == [",", "who"]
        or thanked
    )


def dangling_subject(view: View, i: int) -> list[Actor]:
    """Whom an opening participle is said of: "Kicking off a visit to X, [Y] met ..."."""
    found: list[Actor] = []
    for actor in view.actors:
        comma = "," in view.words[i : actor.first]
        if actor.first > i and comma and not actor.modifier and preposition_before(view, actor) is None:
            chain = actors_after(view, actor.first, len(view.words)) or [actor]
            if actor.people and _predicated(view, chain[-1].last):
                return chain
            found = found or chain
    return found


def _predicated(view: View, i: int) -> bool:
    """Whether a finite verb follows ("Xu said", "the president has"): no apposition to somebody named before."""
    word = view.word(i)
    return (
        word in group("say_verbs")
        or word in group("assert_verbs")
        or word in group("have")
        or word in group("future")
    )


def possessor(view: View, first: int) -> list[Actor]:
    """The actor whose "'s" (or possessive pronoun, or bare name before a noun) opens a noun phrase at `first`."""
    if view.word(first - 1) in ("'s", "’s") and view.word(first - 2) == "latter":
        named = [a for a in view.actors if a.last <= first and a.kind == "person"]
        return named[-1:]
    for i in (first - 1, first):
        if view.word(i) in ("'s", "’s", "'", "’"):
            n = view.actor_at.get(i - 1, view.actor_at.get(i))
            if n is not None:
                return coordinated_left(view, n)
        if i in view.possessives:
            return [view.possessives[i]]
    return []


def clause_end(view: View, i: int) -> int:
    """Index of the first token after `i` that closes the clause: ";", a quotation mark, the end."""
    for j in range(i, len(view.words)):
        if (
            view.words[j] in (";", ":")
            and not (view.words[j] == ";" and j + 1 in view.actor_at)
            and not (view.words[j] == ":" and view.word(j - 1) == "counterparts")
        ) or (view.words[j] in ("“", "”", '"') and (j + 1 in view.quoted) != (j - 1 in view.quoted)):
            return j
    return len(view.words)
