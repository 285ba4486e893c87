"""Actors in a row: "President A, Prime Minister B and a delegation led by C", "with D"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors.predicates import verbs
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor
from despatch.registers.offices import title_words

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


JOINERS = frozenset(
    ("and", ",", "as", "well", "along", "with", "together", "&", "/", "plus", "the", "of", "a")
)


_SKIP_AFTER = frozenset(
    "with a an today here earlier also briefly again then later separately twice first face-to-face privately his her your "
    "their its my our dear long-time longtime friend colleague the , so-called visiting counterpart counterparts respectively in-person up together by".split()
)


def actors_after(view: View, i: int, limit: int) -> list[Actor]:
    """The actors that begin at about `i` and those joined to them, in order; [] if other words come first."""
    chain: list[Actor] = []
    gap = 0
    i = _past_crowd(view, past_adjuncts(view, i, limit), limit)
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
                if _owner_of_next(view, n):
                    i = actor.last + 1  # "the President's adviser X"
                    continue
                break
            chain.append(_of_members(view, actor))
            told = _spelt_out(view, actor, limit) if len(chain) == 1 else []
            if told:
                return told
            i, gap = _past_apposition(view, _past_members(view, actor), limit), 0
            closed = "and" in view.words[chain[-2].last : actor.first] if len(chain) > 1 else False
            if not _goes_on(view, i, limit) or (closed and view.words[i] != "and"):
                break
            continue
        if not _passable(view, i, bool(chain)) or gap > 7:
            break
        gap += 1
        i += 1
    return chain


def past_adjuncts(view: View, i: int, limit: int) -> int:
    """Where somebody is told after where and when: "received in Lima on Monday President X", "was received on Monday by"; else `i`."""
    j = i
    while j < limit and j - i < _ADJUNCTS:
        if j in view.timed or (view.words[j] in _AT and j + 1 in view.timed):
            j += 1
            continue
        if view.words[j : j + 2] == ["in", "audience"]:
            j += 2
            continue
        place = next((b for a, b, _ in view.named_places if a == j + 1), None) or _past_house(view, j + 1)
        if view.words[j] not in _AT or place is None:
            break
        j = place
    k = j
    while k < limit and (view.words[k] in ("the", "his", "her") or view.tokens[k].word in title_words()):
        k += 1
    actor = view.actors[view.actor_at[k]] if k in view.actor_at else None
    told = actor is not None and actor.first == k and actor.kind in ("person", "office")
    return j if told or view.word(j) == "by" else i


def _past_house(view: View, i: int) -> int | None:
    """Index after the house whose name begins at `i`: "at [the Government Palace] on Monday"."""
    k = i + (view.word(i) == "the")
    while k < min(i + 5, len(view.tokens)) and k not in view.timed and view.tokens[k].word[:1].isupper():
        k += 1
        if view.words[k - 1] in _HOUSES:
            return k
    return None


_HOUSES = frozenset("palace house hall residence castle lodge bhavan villa court office kremlin".split())
_ADJUNCTS = 10  # words of "in Lima on Monday 4 December"
_AT = frozenset(("in", "at", "on"))


def _past_crowd(view: View, i: int, limit: int) -> int:
    """Where those of a number of states begin that are named: "with several countries, including Peru and Chile"."""
    for j in range(i, min(i + _CROWDED, limit)):
        if j in view.actor_at:
            return i
        if view.words[j] in ("including", "notably") and _CROWD & set(view.words[i:j]):
            return j + 1
    return i


_CROWDED = 7  # words of "a number of other countries, including"
_CROWD = frozenset(
    "countries nations states governments neighbours neighbors powers partners capitals".split()
)


def _owner_of_next(view: View, n: int) -> bool:
    """Whether somebody in office is told by whose he is, and stands right after the genitive."""
    if n + 1 >= len(view.actors) or view.actors[n].kind not in ("office", "person"):
        return False
    following = view.actors[n + 1]
    return following.kind == "person" and following.first == view.actors[n].last + 1


def _spelt_out(view: View, actor: Actor, limit: int) -> list[Actor]:
    """ "the leaders of the CIS countries - President A, President B and President C": those named after a dash."""
    if actor.kind not in ("office", "group", "body"):
        return []
    i = actor.last
    while i < limit and view.words[i] in (
        "member",
        "countries",
        "states",
        "nations",
        "leaders",
        "presidents",
    ):
        i += 1
    if view.word(i) not in ("-", "–", "—", "--") or i + 1 not in view.actor_at:
        return []
    named = actors_after(view, i + 1, limit)
    return named if len(named) > 1 and all(a.kind == "person" and a.parties for a in named) else []


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
    if view.tokens[i].word in title_words():
        return True  # "with HE the President of Peru"
    if (inside and (word in JOINERS or _hyphened(view, i))) or word in _MEMBERS:
        return True
    if word == "host" and view.word(i - 1) in (",", "and") and i + 1 in view.actor_at:
        return False  # "will receive X, host Y and meet Z"
    if word in ("host", "hosts", "guest", "visitor") or view.word(i + 1) in ("host", "hosts"):
        return True  # "the conference host, President X", "his guest, President X"
    if word == "elected" or (word == ":" and view.word(i - 1) == "counterparts"):
        return True
    if word in ("of", "from") and view.word(i - 1) in _MEMBERS:
        return True
    if (inside and word == "including") or (word == ";" and inside and i + 1 in view.actor_at):
        return True
    if word.isalpha() and view.tokens[i].word.islower() and _adjective_before(view, i):
        return True
    return word in _QUALIFYING or word.endswith("ly")


_QUALIFYING = frozenset(
    "islamist separately both senior hardline rebel separatist insurgent guerrilla militant".split()
)


def _adjective_before(view: View, i: int) -> bool:
    """Whether an unknown word at `i` can only qualify the officials right after it ("authoritarian President X")."""
    if (
        view.words[i] in group("prepositions")
        or view.words[i] in _NO_ADJECTIVES
        or (view.words[i] in verbs() and not view.words[i].endswith("ing"))  # "visiting", "departing"
        or view.words[i].endswith("ed")
    ):
        return False
    n = view.actor_at.get(i + 1)
    return n is not None and view.actors[n].kind in ("person", "office") and not view.actors[n].modifier


_NO_ADJECTIVES = frozenset(
    "no that who which when while because if whether where and or but as not he she it they we said says told is was are were "
    "has had have will would can could may might must than so then him her his them its our my your".split()
)


def _past_brackets(view: View, i: int) -> int:
    """Index after an abbreviation in brackets ("of the Democratic Republic of the Congo (DRC), President B of ...")."""
    if view.word(i) == "(":
        for j in range(i + 2, min(i + 5, len(view.words))):
            if view.words[j] == ")":
                return j + 1
    return i


def _past_members(view: View, actor: Actor) -> int:
    """Index after an actor with its abbreviation, or with the noun that a body only qualifies ("the EU members")."""
    i = _past_brackets(view, actor.last)
    while actor.kind == "body" and view.word(i) in ("member", "members", "states", "countries", "nations"):
        i += 1
    return i


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
    if view.word(i) == ":" and view.word(i - 1) == "counterparts":
        i += 1  # "with his counterparts: President A and Prime Minister B"
    elif _hyphened(view, i):
        pass
    elif i >= limit or view.words[i] not in ("and", ",", ";", "as", "along", "together", "&", "/", "plus"):
        return False
    for j in range(i, min(i + 8, limit)):
        if j in view.actor_at:
            between = view.words[i:j]
            return all(_passable(view, k, True) for k in range(i, j)) and "with" not in between[:1]
        if not _passable(view, j, True):
            return False
    return False


def _hyphened(view: View, i: int) -> bool:
    """Whether a hyphen at `i` ties two parties to one name: "of the U.S.-EU council"."""
    if view.word(i) not in ("-", "–") or i + 1 >= len(view.tokens) or i + 1 not in view.actor_at:
        return False
    return view.tokens[i - 1].end == view.tokens[i].start and view.tokens[i].end == view.tokens[i + 1].start


def with_phrase(view: View, i: int, limit: int, end: int = 0) -> list[Actor]:
    """The actors of the first "with ..." between `i` and `limit`; [] if there is none. Their list goes up to `end`."""
    for j in range(i, limit):
        if view.words[j] in ("with", "alongside"):
            found = actors_after(view, j + 1, max(limit, end))
            if found and not only_talked_of(view, i, j, found):
                return found
        if view.words[j] in (";", "but"):
            break
    return []


def only_talked_of(view: View, first: int, at: int, found: list[Actor]) -> bool:
    """ "chaired a meeting on relations with Peru": the state at the "with" is what the meeting is about."""
    about = _ABOUT & set(view.words[first:at]) or view.word(first - 1) in group("discuss_verbs")
    return bool(about) and view.words[at - 1] in _TIES and all(a.kind == "state" for a in found)


_ABOUT = frozenset("on about regarding concerning".split())
_TIES = frozenset("relations relationship ties".split())
