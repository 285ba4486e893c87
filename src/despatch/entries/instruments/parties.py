"""Between whom an instrument is: the words around its phrase, else the contact it comes from."""

from collections import Counter

from despatch.entries.instruments.candidates import Candidate
from despatch.entries.scene import Scene
from despatch.model import Contact, Sentence

_BODIES = frozenset(
    ("SCO", "G20", "CIS", "OAS", "OIC", "GCC", "WTO", "IMF", "RIC")
)  # codes of three letters that are no state's
_JOINING = frozenset("with between among".split())
_ENDS = frozenset("on to for about that which who under after before while , ;".split())


def main_parties(scene: Scene, contacts: tuple[Contact, ...]) -> list[str]:
    """The two parties that the report is about, for "bilateral" and "the two countries"."""
    count: Counter[str] = Counter()
    for contact in contacts:
        if len(contact.parties) == 2:
            count.update(dict.fromkeys(contact.parties, 3))
    for mention in scene.analysis.mentions:
        if mention.type != "place":
            count.update(scene.parties_of(mention))
    return [p for p, _ in count.most_common(2)]


def parties_of_text(scene: Scene, candidate: Candidate, near: list[Contact], main: list[str]) -> list[str]:
    """Parties of the instrument, in order of how plainly they are told; [] if none can be told.

    `near` are the contacts that cite the same sentence, `main` the two parties of the report.
    """
    sentence = candidate.sentence
    if candidate.kind == "resolution":
        return _of_resolution(scene, candidate)
    joined, alone = _joined(scene, candidate)
    subject = _subject(scene, candidate)
    if alone and len(joined) >= 2:
        return joined[:8]
    if len(subject) >= 2 and not joined:
        return subject[:8]
    both = list(dict.fromkeys(joined + subject + _premodifying(scene, candidate)))
    if len(both) >= 2:
        return both[:6]
    for contact in near:
        bodies = [p for p in contact.parties if len(p) != 3 or p in _BODIES]
        if (
            contact.kind == "conference"
            and bodies
            and candidate.kind in ("declaration", "statement", "other")
        ):
            return bodies
        if not both or set(both) & set(contact.parties):
            return list(contact.parties)
    whole = scene.parties(sentence.start, sentence.end)
    active = candidate.action and candidate.action.active
    if (active or candidate.kind == "statement") and not subject and len(main) == 2:
        return main  # "they signed two pacts"
    if len(whole) == 2 or (len(whole) > 2 and not both):
        return whole[:4]
    if len(main) == 2 and (not whole or whole[0] in main):
        return main
    return both or whole[:2]


def _joined(scene: Scene, candidate: Candidate) -> tuple[list[str], bool]:
    """Parties after "with", "between", "among": in the phrase, or a little after it ("... reached between ...").

    The second value says whether they are all of them ("between"), or the subject is one more ("with").
    """
    tokens = candidate.sentence.tokens
    limit = min(len(tokens), candidate.end + 10)
    for k in range(candidate.head + 1, limit):
        low = tokens[k].word.lower()
        if low in (";", "said", "told", "which", "who"):
            break
        if low in _JOINING:
            stop = next((m for m in range(k + 1, limit) if tokens[m].word.lower() in _ENDS), limit)
            # A comma inside "between Mexico, Canada and the United States" goes on to its "and".
            while (
                stop < limit
                and tokens[stop].word == ","
                and scene.parties(tokens[stop].start, tokens[min(stop + 3, len(tokens) - 1)].end)
            ):
                stop = next((m for m in range(stop + 1, limit) if tokens[m].word.lower() in _ENDS), limit)
            return scene.parties(tokens[k].start, tokens[min(stop, len(tokens) - 1)].end), low != "with"
    return [], False


def _subject(scene: Scene, candidate: Candidate) -> list[str]:
    if not (candidate.action and candidate.action.active):
        return []
    tokens = candidate.sentence.tokens
    at = candidate.action.at
    return scene.parties(tokens[_clause_start(candidate.sentence, at)].start, tokens[at].start)


def _premodifying(scene: Scene, candidate: Candidate) -> list[str]:
    """ "the Russian-Cuban treaty", "Gaza truce"; a broker's name ("US-brokered") is no party."""
    tokens = candidate.sentence.tokens
    found: dict[str, None] = {}
    for k in range(max(0, candidate.first - 2), candidate.head):
        low = tokens[k].word.lower()
        if low.endswith(("brokered", "led", "sponsored", "backed", "mediated", "drafted")):
            continue
        found.update(dict.fromkeys(scene.parties(tokens[k].start, tokens[k].end)))
    return list(found)


def _of_resolution(scene: Scene, candidate: Candidate) -> list[str]:
    parties = scene.parties(candidate.sentence.start, candidate.sentence.end)
    if candidate.title.rsplit(" ", 1)[-1].isdigit() or "UN" in parties:
        return ["UN"]
    return parties[:2]


def _clause_start(sentence: Sentence, at: int) -> int:
    for k in range(at - 1, 0, -1):
        if sentence.tokens[k].word.lower() in (";", "that", "while", "whereas", ":"):
            return k + 1
    return 0
