"""Between whom an instrument is: the words around its phrase, else the contact it comes from."""

from typing import NamedTuple

from despatch.entries.instruments.bystanders import bystanders
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.gerunds import doers
from despatch.entries.instruments.joined import ENDS, joined_to
from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.instruments.places import only_where
from despatch.entries.instruments.resolutions import clause_start, of_resolution
from despatch.entries.instruments.stating import stating
from despatch.entries.scene import Scene
from despatch.model import Contact, Mention
from despatch.registers.bodies import bodies, movements, standing_for, truces
from despatch.registers.states import is_state

TRUCES = frozenset("truce ceasefire cease-fire armistice".split())


class Main(NamedTuple):
    """Whom the report is about: `parties` for "the two countries", `contact` the one most told of, if any."""

    parties: list[str]
    contact: Contact | None


def main_parties(scene: Scene) -> Main:
    """The parties that the report is about, and its main contact."""
    return Main(list(scene.pair), scene.main)


def parties_of_text(scene: Scene, candidate: Candidate, near: list[Contact], main: Main) -> list[str]:
    """Parties of the instrument, in order of how plainly they are told; [] if none can be told.

    A body of two states stands for the two (the Union State: Russia and Belarus).
    """
    fighting = _at_war(scene, candidate)
    if fighting:
        return fighting
    told = _parties(scene, candidate, near, main)
    if (
        not (candidate.action and candidate.action.action != "rejected")
        and len(own_parties(scene, candidate)) < 2
    ):
        # A movement that will not honour "peace deals with Israel" speaks of those of its state.
        told = [*dict.fromkeys(_state_of(p) if len(told) > 1 else p for p in told)]
    if len(told) > 2 and candidate.kind != "resolution" and not candidate.known:
        beside = bystanders(scene, candidate.sentence)
        told = [p for p in told if p not in beside] or told
    return list(dict.fromkeys(p for party in told for p in standing_for(party)))


def _state_of(party: str) -> str:
    movement = movements().get(party)
    return movement.members[0] if movement and movement.members else party


def _parties(scene: Scene, candidate: Candidate, near: list[Contact], main: Main) -> list[str]:
    """Parties of the instrument as named.

    `near` are the contacts that cite the same sentence or the one before.
    """
    if candidate.kind == "resolution":
        return of_resolution(scene, candidate)
    if candidate.known:
        return _of_known(scene, candidate)
    joined, alone = joined_to(scene, candidate)
    subject = _makers(scene, candidate, joined if not alone else [])
    met = _bodies(main.contact.parties) if main.contact and main.contact.kind == "conference" else []
    if met and not joined and _by_those_who_met(scene, candidate):
        return met
    if alone and _of_one_body(candidate, joined):
        return joined
    if alone and len(joined) >= 2 and not (len(subject) >= 2 and _in_apposition(candidate)):
        return joined[:8]
    if len(subject) >= 2 and not joined:
        return _of_body(candidate, subject)[:8]
    both = list(dict.fromkeys(joined + subject + _premodifying(scene, candidate)))
    if len(both) >= 2:
        return _of_body(candidate, both)[:6]
    for contact in sorted(near, key=lambda c: not set(main.parties) <= set(c.parties)):
        bodies = _bodies(contact.parties)
        if contact.kind == "conference" and bodies and candidate.kind in _OF_BODIES:
            return bodies
        if not both or set(both) & set(contact.parties):
            return list(contact.parties)
    return both if _bodies(tuple(both)) else _around(scene, candidate, both, subject, main)


def _makers(scene: Scene, candidate: Candidate, partner: list[str]) -> list[str]:
    """Who makes a text: the subject of its verb, whoever tells it "in a joint statement", or those after "by"."""
    subject = _subject(scene, candidate)
    if subject:
        return subject
    if len(partner) == 1:
        return _acting(scene, candidate)  # "the pact with Oman was signed by Iran"
    return stating(scene, candidate)


def _in_apposition(candidate: Candidate) -> bool:
    """Whether "between" stands in what is added on a text whose makers are told: "..., the first between Asia and Peru"."""
    lows = [t.word.lower() for t in candidate.sentence.tokens[candidate.end : candidate.end + 10]]
    at = lows.index("between") if "between" in lows else 0
    return at > 1 and "," in lows[:at] and lows[lows.index(",") + 1] in ("the", "a", "an", "its", "one")


def _at_war(scene: Scene, candidate: Candidate) -> list[str]:
    """Between whom a truce is that the report does not say: a movement that it tells of, and whom that fights."""
    tokens = candidate.sentence.tokens
    phrase = {t.word.lower() for t in tokens[candidate.first : candidate.head + 1]}
    if not phrase & TRUCES:
        return []
    if len(_subject(scene, candidate)) > 1 or len(own_parties(scene, candidate)) > 1:
        return []
    told = scene.most_told
    sides = next((truces()[p] for p in told if p in truces()), None)
    own = [p for p in own_parties(scene, candidate) if is_state(p)]
    if sides is None or sides[0] not in told or (own and not set(own) <= set(sides)):
        return []
    if _elsewhere(scene, candidate, sides):
        return []
    return list(sides)


def _elsewhere(scene: Scene, candidate: Candidate, sides: tuple[str, str]) -> bool:
    """Whether a truce is said to hold in another country ("the truce in Yemen") than between `sides`."""
    tokens, after = candidate.sentence.tokens, candidate.head + 1
    if after + 1 >= len(tokens) or tokens[after].word.lower() != "in":
        return False
    there = scene.mentions(tokens[after + 1].start, tokens[min(after + 3, len(tokens) - 1)].end)
    lands = {m.country for m in there if m.type == "place" and m.country}
    lands |= {p for m in there if m.type == "state" for p in scene.parties_of(m)}
    return bool(lands) and lands.isdisjoint(sides)


def own_parties(scene: Scene, candidate: Candidate) -> list[str]:
    """Parties that the phrase itself names: before its head, or after "with", "between", "among"."""
    return list(dict.fromkeys(joined_to(scene, candidate)[0] + _premodifying(scene, candidate)))


def sure_of_parties(scene: Scene, candidate: Candidate) -> bool:
    """Whether the sentence itself tells both sides: in the phrase, or as those who made the text."""
    own = own_parties(scene, candidate)
    if candidate.known or len(own) >= 2:
        return True
    joined, alone = joined_to(scene, candidate)
    if alone and candidate.kind == "declaration" and candidate.action and _of_one_body(candidate, joined):
        return True
    made = candidate.action is not None and candidate.action.action not in ("rejected", "suspended")
    if made and len({*own, *_subject(scene, candidate)}) >= 2:
        return True
    # "Under the accord, signed on Friday in Oslo, Iran will sell gas to Turkey"
    told = scene.parties(candidate.sentence.start, candidate.sentence.end)
    return candidate.definite and made and _made_here(candidate) and len(told) == 2


def _made_here(candidate: Candidate) -> bool:
    """Whether it is told as an aside how a text was made: before it, or between commas."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if action is None or action.active:
        return False
    at = action.aside[0] if action.aside != (0, 0) else action.at
    made_before = at < candidate.first and tokens[at].word.lower().endswith("ed")
    return made_before or tuple(t.word for t in tokens[candidate.end : candidate.end + 1]) == (",",)


def _of_one_body(candidate: Candidate, joined: list[str]) -> bool:
    """ "The declaration adopted by the League's council": the League's, whoever else the sentence names."""
    return len(joined) == 1 and bool(_bodies(tuple(joined))) and candidate.kind in _OF_BODIES


def _of_known(scene: Scene, candidate: Candidate) -> list[str]:
    """The sides of a well-known text; of one open to all, also the state that the sentence tells of."""
    sides = list(candidate.known.parties) if candidate.known else []
    phrase = candidate.sentence.tokens[candidate.first : candidate.end]
    acting = _acting(scene, candidate) if len(sides) == 1 and sides[0] in bodies() else []
    if acting:
        return [*sides, *acting]
    if sides != ["UN"] or any(t.word.lower() == "charter" for t in phrase):
        return sides  # nobody joins the charter of a body but the body
    here, start, stop = candidate.sentence, phrase[0].start, phrase[-1].end
    told = [*scene.mentions(here.start, start), *scene.mentions(stop, here.end)]
    states = [(m, p) for m in told if m.type == "state" for p in scene.parties_of(m)[:1] if is_state(p)]
    joined = len(states) > 1 and scene.text[states[0][0].end : states[1][0].start].strip() == "and"
    named = [p for p in scene.parties(here.start, start) + scene.parties(stop, here.end) if is_state(p)]
    named = list(dict.fromkeys(named))
    if joined:
        return [*sides, states[0][1], states[1][1]]
    opens = (
        bool(states) and states[0][0].start == candidate.sentence.start
    )  # "Slovenia reminded Iran of its duties"
    return [*sides, *(named[:1] if opens or len(named) == 1 else ())]


def _acting(scene: Scene, candidate: Candidate) -> list[str]:
    """The states that sign, ratify or reject a text of many: before the verb, or after its "by"."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or action.action not in _OF_EACH:
        return []
    told = _subject(scene, candidate)
    after = [t.word.lower() for t in tokens[action.at + 1 : action.at + 4]]
    if not action.active and "by" in after:
        begin = action.at + 1 + after.index("by")
        stop = next((k for k in range(begin, len(tokens)) if tokens[k].word.lower() in ENDS), len(tokens) - 1)
        told = scene.parties(tokens[begin].start, tokens[stop].start)
    return [p for p in told if is_state(p)][:4]


_OF_EACH = frozenset("signed ratified rejected suspended planned".split())


def _around(scene: Scene, candidate: Candidate, both: list[str], subject: list[str], main: Main) -> list[str]:
    """Parties from the rest of the sentence, or those of the report, where the phrase itself tells too few."""
    sentence = candidate.sentence
    bodies = _bodies(main.contact.parties) if main.contact and main.contact.kind == "conference" else []
    if bodies and candidate.kind in _OF_BODIES and not both:
        return bodies
    active = candidate.action and candidate.action.active
    if (active or candidate.kind == "statement") and not subject and len(main.parties) == 2:
        return main.parties  # "they signed two pacts"
    signed = candidate.action is not None and candidate.action.action == "signed"
    if signed and len(main.parties) == 2 and main.contact and not subject and len(both) < 2:
        return main.parties  # "the contract was also signed in the presence of the presidents"
    outside = _outsiders(scene, candidate)
    whole = [p for p in scene.parties(sentence.start, sentence.end) if p not in outside]
    both = [p for p in both if p not in outside]
    if len(whole) == 2 or (len(whole) > 2 and not both):
        return whole[:4]
    if len(both) == 1 and joined_to(scene, candidate)[0] == both:
        return [*both, *_nearest_before(scene, candidate, both + list(outside))]
    if len(main.parties) == 2 and (not whole or whole[0] in main.parties):
        return main.parties
    return both or whole[:2]


def _by_those_who_met(scene: Scene, candidate: Candidate) -> bool:
    """ "The presidents approved a plan", told of a body's summit: the subject is no more than those who met."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or not action.active:
        return False
    start = tokens[clause_start(candidate.sentence, action.at)].start
    told = [m for m in scene.mentions(start, tokens[action.at].start) if scene.parties_of(m)]
    subject = {t.word.lower() for t in tokens[max(0, action.at - 4) : action.at]}
    return all(m.form in ("group", "pronoun") for m in told) and bool(subject & _MEETING)


_MEETING = frozenset("presidents leaders heads ministers participants delegates summit meeting".split())


def _nearest_before(scene: Scene, candidate: Candidate, others: list[str]) -> list[str]:
    """The party told last before the phrase, with the one joined to it: "Mali or Niger, which have a pact with Chad"."""
    tokens = candidate.sentence.tokens
    told = [
        m
        for m in scene.mentions(candidate.sentence.start, tokens[candidate.first].start)
        if m.type in ("state", "body", "movement") and set(scene.parties_of(m)).isdisjoint(others)
    ]
    if not told:
        return []
    joined = len(told) > 1 and scene.text[told[-2].end : told[-1].start].strip() in ("and", "or")
    return [p for m in told[-2 if joined else -1 :] for p in scene.parties_of(m)]


def _outsiders(scene: Scene, candidate: Candidate) -> set[str]:
    """Who brokered a text, or only speaks of it ("Egypt welcomed the accord"): no sides of it."""
    tokens, found = candidate.sentence.tokens, set[str]()
    for k in range(len(tokens) - 2):
        low, nxt = tokens[k].word.lower(), tokens[k + 1].word.lower()
        if (low in _BROKERED and nxt == "by") or (low in _BROKERAGE and nxt in ("of", "by", "from")):
            found.update(scene.parties(tokens[k + 2].start, tokens[min(k + 8, len(tokens) - 1)].end)[:1])
        if low in _REACTING and k < candidate.first:
            start = tokens[clause_start(candidate.sentence, k)].start
            found.update(scene.parties(start, tokens[k].start))
    return found


_BROKERED = frozenset("brokered mediated sponsored facilitated hosted negotiated clinched".split())
_BROKERAGE = frozenset("sponsorship mediation auspices facilitation aegis patronage pressure".split())
_REACTING = frozenset(
    "welcomed welcomes welcome hailed hails praised praises condemned condemns criticised criticized slammed lauded "
    "applauded deplored monitor monitors monitored rejected rejects blasted denounced urged".split()
)
_OF_BODIES = frozenset(("declaration", "statement", "other"))


def _bodies(parties: tuple[str, ...]) -> list[str]:
    return [p for p in parties if len(p) != 3 or p in bodies()]


def _of_body(candidate: Candidate, parties: list[str]) -> list[str]:
    """A declaration adopted by a body is the body's, whichever members are named beside it."""
    bodies = _bodies(tuple(parties))
    return bodies if candidate.kind in _OF_BODIES and bodies and len(parties) > 2 else parties


def one_with_each(scene: Scene, candidate: Candidate) -> list[list[str]]:
    """The sides of each where several states sign texts with one ("A, B and C signed agreements with D"); else []."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or action.action != "signed" or candidate.sentence.title or candidate.definite:
        return []
    if not tokens[candidate.head].word.endswith("s") or candidate.kind not in _BETWEEN_TWO:
        return []
    subject, (joined, alone) = _subject(scene, candidate), joined_to(scene, candidate)
    if alone or len(joined) != 1 or len(subject) < 3 or joined[0] in subject:
        return []
    return [[one, joined[0]] for one in subject] if all(map(is_state, subject)) else []


_BETWEEN_TWO = frozenset("agreement memorandum protocol contract treaty".split())


def _subject(scene: Scene, candidate: Candidate) -> list[str]:
    """Parties before an active verb in its clause, or in the relative clause that tells who made the text."""
    if not (candidate.action and candidate.action.active):
        return _of_relative(scene, candidate)
    tokens = candidate.sentence.tokens
    at = candidate.action.at
    if candidate.since is not None:
        return scene.parties(tokens[candidate.since].start, tokens[candidate.head].start)
    if tokens[at].word.lower().startswith(("broker", "mediat")):
        return []  # who brings others to it is no side
    start = tokens[clause_start(candidate.sentence, at)].start
    mentions = [
        m for m in scene.mentions(start, tokens[at].start) if m.type != "place" and not scene.names_a_thing(m)
    ]
    mentions = doers(scene, candidate, _past_opening(candidate, mentions, start))
    mentions = [m for m in mentions if not only_where(scene, m)] or mentions
    before = next((k for k in range(at - 1, 0, -1) if tokens[k].word.lower() in _RELATIVE), 0)
    if (
        before
        and tokens[before - 1].word == ","
        and not [m for m in mentions if m.start > tokens[before].start]
    ):
        mentions = [m for m in mentions if m.start < tokens[before].start][
            -1:
        ]  # "B, which signed a pact with"
    return list(dict.fromkeys(p for m in mentions for p in scene.parties_of(m)))


def _of_relative(scene: Scene, candidate: Candidate) -> list[str]:
    """ "The pact that Chile and Peru signed": those between the pronoun and the verb."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or action.action not in ("signed", "ratified", "agreed") or action.at < candidate.end:
        return []
    told = range(candidate.end, min(candidate.end + 2, action.at))
    at = next((k for k in told if tokens[k].word.lower() in ("which", "that")), None)
    return scene.parties(tokens[at].start, tokens[action.at].start) if at is not None else []


_RELATIVE = frozenset(("which", "who"))


def _past_opening(candidate: Candidate, mentions: list[Mention], start: int) -> list[Mention]:
    """Without those of "Three days before X's return to Y, ...", where the subject stands after the comma."""
    tokens = [t for t in candidate.sentence.tokens if t.start >= start]
    comma = next((t.start for t in tokens if t.word == ","), None)
    if comma is None or not _OPENING & {t.word.lower() for t in tokens[:5] if t.start < comma}:
        return mentions
    return [m for m in mentions if m.start > comma] or mentions


_OPENING = frozenset("before after ahead since during following amid despite while when as".split())


def _premodifying(scene: Scene, candidate: Candidate) -> list[str]:
    """ "the Russian-Cuban treaty", "Gaza truce"; a broker's name ("US-brokered") is no party."""
    tokens = candidate.sentence.tokens
    found: dict[str, None] = {}
    if tokens[candidate.head].word.lower() not in lexicon().last_words:
        return []  # "with Chile on fish and one with Peru"
    for k in range(max(0, candidate.first - 2), candidate.head):
        low = tokens[k].word.lower()
        if low.endswith(
            (
                "brokered",
                "led",
                "sponsored",
                "backed",
                "mediated",
                "drafted",
                "monitored",
                "mandated",
                "supervised",
                "proposed",
            )
        ):
            continue
        found.update(dict.fromkeys(scene.parties(tokens[k].start, tokens[k].end)))
    return list(found)
