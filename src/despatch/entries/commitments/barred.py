"""What is told as still to come and is no deed to undertake: contacts that will take place, and mere talk."""

from despatch.entries.commitments.deed import Deed
from despatch.entries.commitments.doers import clause_start
from despatch.entries.commitments.traits import CONTACT
from despatch.entries.scene import Scene
from despatch.model import Sentence, Token


def occasion(scene: Scene, sentence: Sentence, deed: Deed) -> bool:
    """Whether a contact is what will happen ("the talks are set to resume", "the meeting would take place")."""
    tokens = sentence.tokens
    words = [t.word.lower() for t in tokens[deed.verb : deed.verb + 2]]
    if words[0] not in _HAPPENING and words != ["take", "place"]:
        return False
    if len(words) > 1 and words[0] in _OBJECTS and words[1] not in _WHENS:
        return False  # "will open an embassy"
    first = clause_start(tokens, deed.subject_end)
    return bool(CONTACT.search(scene.text[tokens[first].start : tokens[deed.subject_end].start]))


_OBJECTS = frozenset("resume start begin open conclude end".split())
_HAPPENING = _OBJECTS | {"follow", "occur", "happen"}
_WHENS = frozenset("on in at from here later soon next this after before as early , .".split()) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


def mere_talk(tokens: tuple[Token, ...], deed: Deed) -> bool:
    """Phrases of which nothing can be checked ("build on the success", "set the stage"), and journeys ("return from")."""
    after = [t.word.lower() for t in tokens[deed.verb : deed.verb + _VISIT]]
    return " ".join(after[:3]).startswith(_PHRASES) or (after[:1] == ["pay"] and not _CALLS.isdisjoint(after))


_VISIT = 10  # words from "pay" to the visit paid
_CALLS = frozenset("visit visits".split())


_PHRASES = (
    "build on ",
    "build upon ",
    "set the stage",
    "set the ground",
    "set the tone",
    "return from ",
    "open the way",
    "take place ",
)
