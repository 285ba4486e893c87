"""What a state does at home: a veto on deeds that no other party has a part in."""

import re

from despatch.entries.scene import Scene
from despatch.model import Analysis, Commitment, Contact
from despatch.registers.states import is_state

# Whom a state puts into its own offices is its own affair, whatever else the report deals with; an envoy is not.
_POSTS = re.compile(
    r"(?:re-?)?(?:nominate|appoint|name|elevate|promote)\b(?!.*\b(?:envoys?|ambassadors?|representative to)\b)",
    re.IGNORECASE | re.DOTALL,
)
# Deeds of one state that others watch, though no other is named.
_CONCERNS_OTHERS = re.compile(
    r"\b(?:exports?|imports?|trade|tariffs?|customs|euro zone|eurozone|accession|nuclear|uranium|centrifuges?|plutonium|missiles?|"
    r"reactors?|warheads?|troops?|forces|soldiers|peacekeep\w*|borders?|refugees?|sanctions?|embass\w+|treaty|treaties|foreign|"
    r"international\w*|overseas|abroad|visas?|ceasefire|cease-fire|hostages?|prisoners?|emissions?|oil|gas|pipelines?)\b",
    re.IGNORECASE,
)


def without_home_deeds(
    analysis: Analysis, contacts: tuple[Contact, ...], found: tuple[Commitment, ...]
) -> tuple[Commitment, ...]:
    """The commitments but for what a single state does at home.

    These are appointments to its own offices and, in a report of no contact, deeds told in sentences that name no other
    party and no matter that others watch.
    """
    if not found:
        return ()
    scene = Scene(analysis)
    return tuple(c for c in found if not _at_home(scene, contacts, c))


def _at_home(scene: Scene, contacts: tuple[Contact, ...], deed: Commitment) -> bool:
    if len(deed.by) != 1 or not is_state(deed.by[0]):
        return False
    if _POSTS.match(deed.what):
        return True
    if contacts or _CONCERNS_OTHERS.search(deed.what):
        return False
    return all(set(scene.parties(k.start, k.end)) <= set(deed.by) for k in deed.citations)
