"""Who else was there, told in a sentence of its own: "He was joined by A and B", "Representing Peru were A and B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.sides.speaking import STOPS, people_from, taking_part
from despatch.entries.contacts.sides.there import heads_of_delegations, said_there
from despatch.entries.contacts.structures import Actor, Candidate
from despatch.registers.bodies import bodies

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_NEAR = 5  # sentences that a list of those present may stand after what it belongs to
_BY = frozenset(("accompanied", "joined", "flanked", "assisted"))
_PRESENT = frozenset(
    "representing participating attending arriving present part participants attended delegation".split()
)
_EXPLICIT = frozenset(("attended", "participants", "attending", "participating", "part"))
_LED = frozenset(("led", "chaired", "co-chaired", "headed"))
_SITTINGS = frozenset(
    "dialogue meeting talks consultations session discussions sides delegations commission round".split()
)
_TRAVEL = frozenset("trip travel travels tour journey visits".split())
_ALONG = frozenset(("traveled", "travelled"))
_IN_PRESENCE = frozenset(("presence", "participation"))
_SIGNED = frozenset("signed inked initialled initialed signing exchanged laid opened inaugurated".split())
_CUES = _IN_PRESENCE | _BY | _PRESENT | _LED | _ALONG | {"including"}
_LISTING = frozenset(
    "are is was were included include includes including comprises comprised comprising consisted consisting".split()
)
_SAID_OF = 6  # words from what is led to the verb
_IN_CONTACT = ("meeting", "conference", "visit")


def company(views: list[View], merged: list[Candidate]) -> None:
    """Add to each contact the people whom a sentence beside it puts there."""
    if not merged:
        return
    heads_of_delegations(views[0].analysis, merged)
    gatherings: dict[int, list[Candidate]] = {}
    for one in merged:
        for index in one.evidence if one.kind == "conference" else ():
            gatherings.setdefault(index, []).append(one)
    for view in views:
        words = view.words
        for one in gatherings.get(view.index, ()):
            _add(view, one, [*taking_part(view), *said_there(view)], guests=True)
        if view.sentence.title or _CUES.isdisjoint(words):
            continue
        if "including" in words:
            _included(view, words.index("including"), merged)
        for i, word in enumerate(words):
            if _told_beside(view, i, word, merged):
                break


def _told_beside(view: View, i: int, word: str, merged: list[Candidate]) -> bool:
    """Add those whom the cue at `i` lists; whether there is a cue."""
    words = view.words
    if word in _BY and "by" in words[i + 1 : i + 7]:
        _beside(view, i, words.index("by", i + 1), merged)
    elif word in _LED and view.word(i + 1) == "by" and _SITTINGS & set(words[max(0, i - _SAID_OF) : i]):
        _beside_led(view, i + 2, merged)
    elif word in _IN_PRESENCE and view.word(i - 1) in ("the", "with") and view.word(i + 1) == "of":
        near = [c for c in merged if c.kind == "meeting" and _within(view, c)]
        for one in _last(near, view.index) if _SIGNED.isdisjoint(words[:i]) else ():
            _add(view, one, people_from(view, i + 2))
    elif word in _ALONG and view.word(i - 1) == "also":
        _along(view, i, merged)
    elif word in _PRESENT and (at := _list_after(view, i)) is not None:
        _listed(view, i, at, merged)
    else:
        return False
    return True


def _beside(view: View, i: int, by: int, merged: list[Candidate]) -> None:
    """ "X was accompanied by A and B": on the visits of X, else at the meeting just told."""
    hosts = {p for a in roles.subject(view, i) for p in a.people}
    people = people_from(view, by + 1)
    theirs = [c for c in merged if hosts & set(c.people) and _within(view, c)]
    here = [c for c in theirs if view.index in c.evidence]
    visits = [c for c in theirs if c.kind == "visit"]
    if _TRAVEL & set(view.words[i:by]):  # "will be joined on his trip by": wherever it leads
        now = {c.status for c in visits}
        here, visits = (
            [],
            [c for c in merged if c.kind == "visit" and hosts & set(c.people) and c.status in now],
        )
    for one in here or visits or _last(theirs, view.index):
        _add(view, one, people)
        one.hosts += [p for a in people for p in a.people if p in one.people and p not in one.hosts]


def _beside_led(view: View, at: int, merged: list[Candidate]) -> None:
    """ "The talks were led by A and on the Norwegian side by B": at the meeting told last."""
    near = [c for c in merged if c.kind != "visit" and c.kind in _IN_CONTACT and _within(view, c)]
    for one in _last(near, view.index):
        _add(view, one, people_from(view, at))


def _along(view: View, i: int, merged: list[Candidate]) -> None:
    """ "A and B also traveled with the delegation": on the visit told last."""
    people = [a for a in roles.subject(view, i) if a.kind == "person"]
    for one in _last([c for c in merged if c.kind == "visit" and _within(view, c)], view.index):
        _add(view, one, people)
        one.hosts += [p for a in people for p in a.people if p in one.people and p not in one.hosts]


def _list_after(view: View, i: int) -> int | None:
    """Index after the verb of a list of those present whose cue stands at `i`; None if it opens no list."""
    word = view.words[i]
    if word == "attended":
        return i + 2 if view.word(i + 1) == "by" else None
    if word == "part" and view.word(i - 1) not in ("taking", "took"):
        return None
    for j in range(i + 1, min(i + 12, len(view.words))):
        if view.words[j] in _LISTING and not (word == "delegation" and view.words[j] in ("is", "was")):
            return j + 1 if view.word(j + 1) not in ("of", "by") or word == "delegation" else None
        if view.words[j] in STOPS or view.words[j] == "by":
            return None
    return None


def _listed(view: View, i: int, at: int, merged: list[Candidate]) -> None:
    """ "Taking part on the Russian side were A and B", "the delegation includes A": at what was told last."""
    people = people_from(view, at)
    near = [c for c in merged if c.kind in _IN_CONTACT and _within(view, c)]
    if view.words[i] == "delegation":
        near = [c for c in near if c.kind == "visit"] or near
    else:
        near = [c for c in near if c.kind != "visit"]
    for one in _last(near, view.index):
        _add(view, one, people, guests=view.words[i] in _EXPLICIT)


def _included(view: View, i: int, merged: list[Candidate]) -> None:
    """ "met with senior members of the government, including A and B": those named of the people met."""
    before = set(view.words[max(0, i - _REACH) : i])
    if not before & (group("group_nouns") | _MEMBERS):
        return
    people = people_from(view, i + 1)
    for one in merged:
        if one.kind in _IN_CONTACT and view.index in one.evidence and one.kind != "visit":
            _add(view, one, people)


_REACH = 12  # words from those met to the names among them
_MEMBERS = frozenset("members leadership participants delegates guests".split())


def _within(view: View, one: Candidate) -> bool:
    return any(0 <= view.index - e <= _NEAR for e in one.evidence)


def _last(told: list[Candidate], index: int) -> list[Candidate]:
    """The contact told last, up to the sentence `index`."""
    return sorted(told, key=lambda c: max(e for e in c.evidence if e <= index))[-1:]


def _add(view: View, one: Candidate, people: list[Actor], guests: bool = False) -> None:
    """Add to a contact those of its parties; to a conference also those of members, and `guests` of any party."""
    known, parties = view.analysis.people, set(one.parties)
    if one.kind == "conference" and guests:
        parties |= {p.party for p in known if p.party}
    elif one.kind == "conference":
        parties |= {m for p in one.parties if p in bodies() for m in bodies()[p].members}
    added = [
        p for a in people for p in a.people
        if p < len(known) and p not in one.people and known[p].name and (known[p].party or "") in {*parties, ""}
    ]  # fmt: skip
    one.people.extend(dict.fromkeys(added))
    if one.kind == "conference":
        one.parties |= {party for p in added if (party := known[p].party)}
    if added and view.index not in one.evidence:
        one.evidence.append(view.index)
