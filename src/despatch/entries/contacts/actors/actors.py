"""Mentions that stand together made one actor: "Russian" "Foreign Minister" "Sergey Lavrov" is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors.bands import bands
from despatch.entries.contacts.actors.both import of_both
from despatch.entries.contacts.actors.organs import with_joint_organs
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor
from despatch.model import Mention

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_TYPES = frozenset(("person", "office", "state", "body", "organisation"))
_RANK = {"person": 4, "office": 3, "group": 3, "pronoun": 3, "body": 2, "organisation": 1, "state": 1}


def actors_of(view: View) -> list[Actor]:
    """The actors of a sentence in order; mentions inside longer ones are absorbed."""
    found: list[Actor] = []
    singles = _singles(view)
    for n in range(len(singles)):
        actor = _with_group_noun(view, singles, n)
        if found and actor.first < found[-1].last:
            continue
        while found and _joins(view, found[-1], actor):
            actor = _merged(view, found.pop(), actor)
        found.append(actor)
    whole: list[Actor] = []
    for actor in found:
        if not whole or actor.first >= whole[-1].last:
            whole.append(_of_country(view, _whole(view, actor)))
    grouped = [a for n in range(len(whole)) if _deals((a := _with_group_noun(view, whole, n)), view)]
    return with_joint_organs(view, of_both(view, bands(view, grouped)))


def _deals(actor: Actor, view: View) -> bool:
    """Whether it is somebody who deals for a party: no journalists, no spouses by name, no "anti-Syrian" majority."""
    if actor.kind == "person" and actor.first > 1:
        comma = view.words[actor.first - 1] == ","
        return view.words[actor.first - 1 - comma] not in group("family_nouns")
    if actor.kind not in ("office", "group"):
        return True
    words = view.words[actor.first : actor.last]
    if words[-2:-1] in (["business"], ["industry"], ["trade-union"]):
        return False
    return words[-1] not in group("press_nouns") and not any(
        w.startswith(("anti-", "pro-")) for w in words[:2]
    )


def _whole(view: View, actor: Actor) -> Actor:
    """ "X, chief of the People" + "'s Liberation Army (PLA)": an apposition goes on to the end of its name."""
    last = actor.last
    if "," not in view.words[actor.first : last] or view.word(last) not in ("'s", "’s"):
        return actor
    end = last + 1
    while end < len(view.tokens) and view.tokens[end].word[0].isupper():
        end += 1
    if end == last + 1:
        return actor
    if view.word(end) == "(" and view.word(end + 2) == ")":
        end += 3
    return Actor(actor.first, end, actor.kind, actor.people, actor.parties, actor.role, actor.modifier)


def _of_country(view: View, actor: Actor) -> Actor:
    """ "political officials in Italy": officials of no told party are of the state where they are said to be."""
    if actor.kind not in ("office", "group") or actor.parties or view.word(actor.last) not in ("in", "of"):
        return actor
    if view.word(actor.last) == "of":
        return _of_groups(view, actor)
    for first, _, mention in view.named_places:
        code = mention.country or (mention.of if mention.type == "state" else None)
        if first == actor.last + 1 and code:
            return Actor(
                actor.first,
                actor.last,
                actor.kind,
                (),
                (code,),
                actor.role or view.text(actor.first, actor.last),
            )
    return actor


def _of_groups(view: View, actor: Actor) -> Actor:
    """ "representatives of Peruvian miners' unions": they are of the state whose organisations they stand for."""
    words = view.words[actor.last + 1 : actor.last + 6]
    if view.word(actor.last - 1) not in ("representatives", "leaders", "heads") or not _GROUPS & set(words):
        return actor
    for mention in view.mentions:
        if mention.type == "state" and mention.form == "demonym":
            first, _ = view.extent(mention.start, mention.end)
            if first == actor.last + 1 and len(mention.parties or (mention.of,)) == 1:
                parties = mention.parties or (str(mention.of),)
                role = actor.role or view.text(actor.first, actor.last)
                return Actor(actor.first, actor.last, actor.kind, actor.people, tuple(parties), role)
    return actor


_GROUPS = frozenset(
    "organisations organizations associations unions communities groups parties factions churches".split()
)


def _singles(view: View) -> list[Actor]:
    kept: list[tuple[int, int, Mention]] = []
    for mention in sorted(view.mentions, key=lambda m: (m.start, -m.end, -_RANK.get(m.type, 0))):
        if mention.type not in _TYPES:
            continue
        first, last = view.extent(mention.start, mention.end)
        if mention.form == "pronoun" and possessive(view, first, last):
            continue
        if mention.type == "organisation" and view.words[last - 1] in _TALKS:
            continue  # "the ninth round of Foreign Office Consultations"
        if kept and first < kept[-1][1]:
            kept[-1] = _absorb(kept[-1], first, last, mention)
            continue
        kept.append((first, last, mention))
    return [_actor(view, *k) for k in kept]


def possessive(view: View, first: int, last: int) -> bool:
    """Whether a pronoun only tells whose something is ("his counterpart"); "her" before a noun counts."""
    word, after = view.words[first], view.word(last)
    if word == "her" and last in view.timed:
        while last in view.timed:
            last += 1
        return view.word(last) in _OCCASIONS  # "her August 2021 visit", but "met her Monday in Lima"
    if word == "her":
        return (
            after.isalpha()
            and last not in view.timed
            and after not in group("prepositions")
            and after != "and"
        )
    return word in ("his", "their", "its", "our", "my", "your")


_TALKS = frozenset("consultations talks dialogue negotiations".split())
_OCCASIONS = group("visit_nouns") | group("meeting_nouns") | group("call_nouns") | group("conference_nouns")


def _absorb(
    outer: tuple[int, int, Mention], first: int, last: int, inner: Mention
) -> tuple[int, int, Mention]:
    """A person inside an office phrase gives the phrase its person; otherwise the outer stays as it is."""
    a, b, mention = outer
    if inner.start >= mention.end:  # two names in one token: "India-Russia", "Jaishankar-Lavrov"
        both = Mention(
            start=mention.start,
            end=inner.end,
            type=mention.type,
            people=tuple(dict.fromkeys((*mention.people, *inner.people))),
            parties=tuple(dict.fromkeys((*mention.parties, *inner.parties))),
            form=mention.form if mention.form == inner.form == "demonym" else "name",
        )
        return a, max(b, last), both
    if inner.type == "person" and mention.type != "person" and inner.people:
        return a, max(b, last), inner
    return outer


def _actor(view: View, first: int, last: int, mention: Mention) -> Actor:
    kind = mention.type
    if mention.form in ("group", "pronoun"):
        kind = mention.form
    parties = mention.parties or ((mention.of,) if mention.of and kind in ("state", "body") else ())
    if kind == "organisation" and parties and view.words[last - 1] in _DELEGATED:
        kind = "group"  # "the U.S. delegation"
    role = None
    if kind in ("office", "group") and not mention.people:
        role = view.text(first, last)
    modifier = kind == "state" and mention.form == "demonym"
    return Actor(first, last, kind, mention.people, tuple(parties), role, modifier)


_DELEGATED = frozenset("delegation delegations mission missions team teams negotiators side".split())


def _joins(view: View, left: Actor, right: Actor) -> bool:
    gap = view.words[left.last : right.first]
    if gap in (["-"], ["–"]) and left.kind in ("state", "body"):
        return _pair(view, left, right)
    if len(left.parties) > 1 and left.kind in ("state", "body") and right.kind == "organisation":
        return not right.parties and _one_name(view, left.last, right.first)
    if gap == ["("] and view.word(right.last) == ")" and right.kind in ("state", "body", "organisation"):
        return True
    if gap == ["of"] and right.kind == "office" and not right.people and _organ(view, left):
        return True  # "the IAEA's Board" + "of Governors"
    if left.kind in ("person", "pronoun"):
        return _apposition(view, left, right, gap) or _own_state(left, right, gap)
    genitive = ("'s", "’s", "'", "’") if view.words[left.last - 1].endswith("s") else ("'s", "’s")
    if not gap or all(
        w in genitive or w in group("title_words") or w in group("group_modifiers") for w in gap
    ):
        if right.kind in ("person", "office") and not (left.kind == "group" and not left.role):
            return left.kind in ("state", "body", "office", "organisation", "group") and (
                not gap or not _other_head(left, right)
            )
        return right.kind == "group" and left.kind in ("state", "body")
    if (
        gap
        and gap[0] in ("of", "from")
        and left.kind in ("office", "group")
        and right.kind == "body"
        and {w for w in gap if not w.isdigit()} <= _MEMBER_STATES
    ):
        return True
    if gap == ["from"] and left.kind in ("office", "group") and right.kind == "group" and not left.parties:
        return len(right.parties) > 1 and not right.people  # "senior officials from the two countries"
    if gap in _GENITIVES and left.kind in ("office", "group"):
        if gap == ["to"] and left.parties:
            return False  # "the visit of the Chinese President to Russia"
        return right.kind in ("state", "body", "organisation") and not right.modifier
    return bool(gap == [","] and left.kind == "office" and right.kind == "person" and not left.people)


def _pair(view: View, left: Actor, right: Actor) -> bool:
    """ "U.S.-EU", "U.S.-Israel": two sides in one compound, whatever the dots make of its tokens."""
    close = view.tokens[left.last - 1].end == view.tokens[left.last].start
    sided = right.kind in ("state", "body", "organisation") and len(right.parties) == 1
    return close and sided and len(left.parties) == 1 and left.parties != right.parties


def _one_name(view: View, start: int, end: int) -> bool:
    """Whether nothing but the words of a name stand there: "U.S.-EU" + "Trade and" + "Technology Council"."""
    return all(t.word[0].isupper() or t.word in ("and", "&", "on", "for") for t in view.tokens[start:end])


def _own_state(left: Actor, right: Actor, gap: list[str]) -> bool:
    """ "President X" + "of the Democratic Republic of the Congo": the state that somebody serves belongs to the name."""
    if left.kind != "person" or right.kind not in ("state", "body") or right.modifier:
        return False
    return gap in (["of"], ["of", "the"]) and left.parties == right.parties != ()


def _organ(view: View, actor: Actor) -> bool:
    """Whether it is an organ that is called after those who sit in it ("Board of Governors", "Council of Ministers")."""
    return actor.kind == "organisation" and view.word(actor.last - 1) in (
        "board",
        "council",
        "assembly",
        "conference",
    )


_GENITIVES = (["of"], ["of", "the"], ["for"], ["to"], ["from"], ["from", "the"])
_MEMBER_STATES = frozenset("of from the member states state countries nations economies all members".split())


def _other_head(left: Actor, right: Actor) -> bool:
    """Whether the two are surely different people: an office of its own beside a person named elsewhere."""
    return bool(left.people and right.people and not set(left.people) & set(right.people))


def _apposition(view: View, left: Actor, right: Actor, gap: list[str]) -> bool:
    if gap == ["of"] and left.kind == "person":
        return right.kind == "state" and not right.modifier
    if right.kind != "office" or left.kind != "person" or not gap:
        return False
    if (
        gap[0] == "and" and "," in view.words[left.first : left.last]
    ):  # "Chea Sim, Senate president and the party's chairman;"
        return (
            gap in (["and"], ["and", "the"])
            and not right.people
            and view.word(right.last) in (",", ";", ".", "")
        )
    if gap[0] != ",":
        return False
    rest_ok = all(w in group("title_words") or w in group("group_modifiers") for w in gap[1:])
    same = bool(set(left.people) & set(right.people))
    closes = view.word(right.last) in (",", ".", ";", ")", "of", "", "and", "--", "who")
    return rest_ok and (same or (closes and not right.people and right.first - left.last <= 4))


def _merged(view: View, left: Actor, right: Actor) -> Actor:
    if view.word(right.first - 1) == "(" and view.word(right.last) == ")":
        return Actor(
            left.first,
            right.last + 1,
            left.kind,
            left.people,
            left.parties or right.parties,
            left.role,
            left.modifier,
        )
    if (
        left.kind == "organisation"
        and right.kind == "office"
        and view.word(left.last) == "of"
        and _organ(view, left)
    ):
        return Actor(
            left.first, right.last, left.kind, (), left.parties or right.parties, None, left.modifier
        )
    head = right if _RANK.get(right.kind, 0) >= _RANK.get(left.kind, 0) else left
    people = head.people or left.people or right.people
    parties = tuple(dict.fromkeys((*left.parties, *right.parties)))
    if people and head.kind == "person":
        # The person's own party outranks states that merely stand in the title ("ambassador to Japan").
        own = [view.analysis.people[p].party for p in people if p < len(view.analysis.people)]
        known = tuple(p for p in own if p)
        parties = known if known else parties
    role = view.text(left.first, right.last) if not people else None
    return Actor(left.first, right.last, head.kind, people, parties, role, False)


def _begins_name(view: View, actor: Actor) -> bool:
    """ "the U.S.-EU Trade Council": the two before it are whose it is."""
    named = view.tokens[actor.last].word[:1].isupper() and not view.sentence.title
    return named and view.word(actor.first - 1) in ("-", "–")


def _with_group_noun(view: View, found: list[Actor], n: int) -> Actor:
    """ "Egyptian" before "senior officials" becomes the unnamed group; a bare demonym stays a modifier."""
    actor = found[n]
    if actor.kind not in ("state", "body", "organisation"):
        return actor
    limit = found[n + 1].first if n + 1 < len(found) else len(view.words)
    i = actor.last + (view.word(actor.last) in ("'s", "’s"))
    while i < limit and i - actor.last < 5 and view.words[i] in group("group_modifiers"):
        if view.words[i] in group("group_nouns") and view.word(i + 1) not in group("group_nouns"):
            break
        i += 1
    if i < limit and view.words[i] in group("group_nouns"):
        while i + 1 < limit and view.words[i + 1] in group("group_nouns"):
            i += 1
        first = actor.first
        while first > 0 and view.words[first - 1] in group("group_modifiers"):
            first -= 1
        return Actor(first, i + 1, "group", (), actor.parties, view.text(first, i + 1), False)
    topic = view.word(actor.last) in group("state_topics") and not _begins_name(view, actor)
    possessive = view.word(actor.last) in ("'s", "’s") or topic
    return Actor(actor.first, actor.last, actor.kind, actor.people, actor.parties, actor.role,
                 actor.modifier or possessive)  # fmt: skip
