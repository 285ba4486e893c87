"""Who does it and with whom: actors before and after a trigger, by prepositions and coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_JOINERS = frozenset(
    ("and", ",", "as", "well", "along", "with", "together", "&", "/", "plus", "the", "of", "a")
)
_RELATIVES = frozenset(("who", "whose", "whom"))
_SKIP_AFTER = frozenset(
    "with a an today here earlier also briefly again then later separately twice first face-to-face privately his her "
    "their its the , visiting counterpart counterparts respectively in-person up together by".split()
)


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
    if len(chain) > 1 and not _conjoined(view.words[chain[-2].last : chain[-1].first]):
        return chain[-1:]
    return chain


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
        w in _JOINERS
        or w in group("title_words")
        or w in group("group_modifiers")
        or w in ("his", "her", "their")
        for w in gap
    )


def actors_after(view: View, i: int, limit: int) -> list[Actor]:
    """The actors that begin at about `i` and those joined to them, in order; [] if other words come first."""
    chain: list[Actor] = []
    gap = 0
    while i < limit:
        n = view.actor_at.get(i)
        if n is None and view.words[i] in _DELEGATIONS:
            sent = _delegation(view, i, limit)
            if sent:
                chain.extend(sent)
                i, gap = sent[-1].last, 0
                if not _goes_on(view, i, limit):
                    break
                continue
        if n is not None:
            actor = view.actors[n]
            if actor.modifier:
                break
            if view.word(actor.last) in ("'s", "’s") and actor.kind != "group":
                break
            chain.append(_of_members(view, actor))
            i, gap = _past_apposition(view, actor.last, limit), 0
            closed = "and" in view.words[chain[-2].last : actor.first] if len(chain) > 1 else False
            if not _goes_on(view, i, limit) or (closed and view.words[i] != "and"):
                break
            continue
        if not _passable(view, i, bool(chain)) or gap > 7:
            break
        gap += 1
        i += 1
    return chain


_MEMBERS = frozenset(
    ("members", "representatives", "aides", "envoys", "advisers", "heads", "leaders", "officials", "member")
)


def _of_members(view: View, actor: Actor) -> Actor:
    """ "senior members of X's government": the party of X, not X."""
    if view.word(actor.first - 1) in ("of", "from") and view.word(actor.first - 2) in _MEMBERS:
        return Actor(
            actor.first, actor.last, "group", (), actor.parties, view.text(actor.first - 2, actor.last)
        )
    return actor


_DELEGATIONS = frozenset(
    ("delegation", "delegations", "team", "group", "mission", "representatives", "members")
)


def _delegation(view: View, i: int, limit: int) -> list[Actor]:
    """ "a delegation of young members of Japan's Komei Party, led by X": the delegation, with its leader."""
    if view.word(i + 1) not in ("of", "from", "headed", "led"):
        return []
    for j in range(i + 1, min(i + 12, limit)):
        n = view.actor_at.get(j)
        if n is None:
            if view.words[j] in (",", "said", "who", "which", "that", "on"):
                return []
            continue
        actor = view.actors[n]
        if not actor.parties:
            continue
        head = Actor(i, actor.last, "group", (), actor.parties[:1], view.text(i, actor.last))
        k = actor.last + (view.word(actor.last) == ",")
        for m in range(k, min(k + 8, limit)):  # the leader's name may follow the rest of the party's name
            if view.words[m] in ("led", "headed") and view.word(m + 1) == "by":
                return [head, *actors_after(view, m + 2, limit)[:1]]
        return [head]
    return []


def _passable(view: View, i: int, inside: bool) -> bool:
    word = view.words[i]
    if (
        i in view.timed
        or word in _SKIP_AFTER
        or word in group("title_words")
        or word in group("group_modifiers")
    ):
        return True
    if (inside and word in _JOINERS) or word in _MEMBERS:
        return True
    if word in ("of", "from") and view.word(i - 1) in _MEMBERS:
        return True
    if (inside and word == "including") or (word == ";" and inside and i + 1 in view.actor_at):
        return True
    if word.isalpha() and view.tokens[i].word.islower() and _adjective_before(view, i):
        return True
    return word in ("islamist", "separately", "both", "senior", "hardline") or word.endswith("ly")


def _adjective_before(view: View, i: int) -> bool:
    """Whether an unknown word at `i` can only qualify the officials right after it ("authoritarian President X")."""
    if (
        view.words[i] in group("prepositions")
        or view.words[i] in _NO_ADJECTIVES
        or view.words[i].endswith("ed")
    ):
        return False
    n = view.actor_at.get(i + 1)
    return n is not None and view.actors[n].kind in ("person", "office") and not view.actors[n].modifier


_NO_ADJECTIVES = frozenset(
    "that who which when while because if whether where and or but as not he she it they we said says told is was are were "
    "has had have will would can could may might must than so then him her his them its our my your".split()
)


def _past_apposition(view: View, i: int, limit: int) -> int:
    """Index after a short relative clause or apposition between commas, if a joined actor follows it."""
    if view.word(i) != ",":
        return i
    for j in range(i + 1, min(i + 12, limit)):
        if (view.words[j] == "," and view.word(j + 1) in ("and", "as")) or (
            view.words[j] == "," and j + 1 in view.actor_at
        ):
            return j if j > i + 1 and i + 1 not in view.actor_at else i
        if j in view.actor_at:
            return i
    return i


def _goes_on(view: View, i: int, limit: int) -> bool:
    """Whether the list of actors goes on after index `i`: a joiner, then before long another actor."""
    if i >= limit or view.words[i] not in ("and", ",", ";", "as", "along", "together", "&", "/", "plus"):
        return False
    for j in range(i, min(i + 8, limit)):
        if j in view.actor_at:
            between = view.words[i:j]
            return all(_passable(view, k, True) for k in range(i, j)) and "with" not in between[:1]
        if not _passable(view, j, True):
            return False
    return False


def subject(view: View, verb: int) -> list[Actor]:
    """The actors that the verb at `verb` is said of: the nearest ones before it that nothing else governs."""
    actors = view.actors
    n = len(actors) - 1
    while n >= 0 and actors[n].last > verb:
        n -= 1
    if _plain_noun_before(view, verb):
        return []
    fallback: list[Actor] = []
    while n >= 0:
        actor = actors[n]
        if _may_be_subject(view, actor, verb):
            chain = coordinated_left(view, n)
            head = chain[0]
            free = preposition_before(view, head) in _NO_GOVERNOR or _leader(view, head)
            if not free and verb - actor.last <= 4 and preposition_before(view, head) in _CONJUNCTIONS:
                return chain
            if _relative(view, actor, verb):
                return chain if free else [actor]
            if free and _object_like(view, head):
                if _controlled(view, actor, verb):
                    return chain
                fallback = fallback or (chain if head.kind != "state" else [])
            elif free:
                return chain
            n -= len(chain) - 1
        n -= 1
    return fallback


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
    if actor.modifier or view.word(actor.last) in ("'s", "’s"):
        return False
    if actor.kind == "state" and view.word(actor.first - 1) == "," and _after_town(view, actor):
        return False
    return ";" not in view.words[actor.last : verb]


def _after_town(view: View, actor: Actor) -> bool:
    """Whether a state only says where a town lies ("Jeddah, Saudi Arabia")."""
    return any(last == actor.first - 1 and mention.type == "place" for _, last, mention in view.places)


def _object_like(view: View, actor: Actor) -> bool:
    """Whether an actor stands right after a verb ("visited Russia and met ..."), as what is acted upon."""
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
    return between[:1] == ["to"] or (between[:2] == [",", "who"])


def dangling_subject(view: View, i: int) -> list[Actor]:
    """Whom an opening participle is said of: "Kicking off a visit to X, [Y] met ..."."""
    for actor in view.actors:
        comma = "," in view.words[i : actor.first]
        if actor.first > i and comma and not actor.modifier and preposition_before(view, actor) is None:
            return actors_after(view, actor.first, len(view.words)) or [actor]
    return []


def with_phrase(view: View, i: int, limit: int) -> list[Actor]:
    """The actors of the first "with ..." between `i` and `limit`; [] if there is none."""
    for j in range(i, limit):
        if view.words[j] in ("with", "alongside"):
            found = actors_after(view, j + 1, limit)
            if found:
                return found
        if view.words[j] in (";", "but"):
            break
    return []


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
        if (view.words[j] in (";", ":") and not (view.words[j] == ";" and j + 1 in view.actor_at)) or (
            view.words[j] in ("“", "”", '"') and (j + 1 in view.quoted) != (j - 1 in view.quoted)
        ):
            return j
    return len(view.words)
