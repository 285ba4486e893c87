"""Texts that are none between parties: bargains of firms, and papers of one government to itself."""

from despatch.entries.commitments.traits import FIRM
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.scene import Scene


def is_private(scene: Scene, candidate: Candidate) -> bool:
    """Whether a bargain is between firms, as far as its sentence tells, or a paper is one official's own."""
    head = candidate.sentence.tokens[candidate.head].word.lower()
    if candidate.kind == "memorandum" and _own_paper(candidate):
        return True
    if candidate.kind != "contract" and head not in _BARGAINS and "contract" not in candidate.title:
        return False
    lows = {t.word.lower() for t in candidate.sentence.tokens}
    if lows & _OFFICIAL:
        return False
    if _won(candidate) or (head in _PACKAGES and _of_a_firm(scene, candidate)):
        return True
    return head not in _PACKAGES and not any(
        m.type in ("state", "body", "person", "office")
        and m.form not in ("demonym", "pronoun")
        and not scene.names_a_thing(m)
        and scene.parties_of(m)
        for m in scene.mentions(candidate.sentence.start, candidate.sentence.end)
    )


_BARGAINS = frozenset(("deal", "deals", "package"))
_PACKAGES = frozenset(("package",))
_OFFICIAL = frozenset(
    "ministry ministries minister ministers government governments embassy authorities".split()
)


def _won(candidate: Candidate) -> bool:
    """ "After winning a contract to build a dam": what a firm has won."""
    before = [
        t.word.lower() for t in candidate.sentence.tokens[max(0, candidate.first - 3) : candidate.first]
    ]
    return candidate.kind == "contract" and bool(_WINNING & set(before))


_WINNING = frozenset("win wins won winning clinch clinched landed secured bagged bid bidding".split())


def _of_a_firm(scene: Scene, candidate: Candidate) -> bool:
    """Whether a firm is the subject of what is done ("the consortium has finalised a financing package")."""
    action, tokens = candidate.action, candidate.sentence.tokens
    if not action or not action.active:
        return False
    return bool(FIRM.search(scene.text, candidate.sentence.start, tokens[action.at].start))


def _own_paper(candidate: Candidate) -> bool:
    """ "In his memorandum for the president": advice, unlike a memorandum of understanding."""
    tokens = candidate.sentence.tokens
    if [t.word.lower() for t in tokens[candidate.head + 1 : candidate.head + 2]] in (
        ["of"],
        ["on"],
        ["between"],
    ):
        return False
    before = {t.word.lower() for t in tokens[max(0, candidate.first - 2) : candidate.head]}
    after = {t.word.lower() for t in tokens[candidate.head + 1 : candidate.head + 4]}
    return bool(before & _OWN) or bool(after & _ADDRESSED)


_OWN = frozenset("his her internal confidential secret leaked classified".split())
_ADDRESSED = frozenset("prepared written sent addressed dated".split())
