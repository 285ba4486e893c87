"""Who undertakes a deed: the subject of its clause, else the speaker who tells of it."""

import re

from despatch.entries.commitments.deed import Deed
from despatch.entries.scene import Scene
from despatch.model import Instrument, Mention, Sentence, Token

_BREAKS = frozenset(', ; : that said and but while “ ” " ( )'.split())
# What a demonym must stand before to mean the state: "Danish troops", not "Danish film-maker".
_STATELY = frozenset(
    "government governments side sides authorities troops army navy military forces parliament cabinet officials "
    "administration leadership delegation ministry minister ministers president premier leader leaders state lawmakers "
    "prime foreign defence defense finance deputy police soldiers peacekeepers investment battalion contingent "
    "brigade units specialists experts rescuers".split()
)


def doers(
    scene: Scene, sentence: Sentence, deed: Deed, instruments: tuple[Instrument, ...]
) -> tuple[list[str], str]:
    """Parties that undertake `deed`, at most four, and how they are told; [] where none can be told.

    How: own (the subject), agent ("by X"), text (the sides of a text), speaker, joined, whole (the sentence), none.
    """
    tokens = sentence.tokens
    at = tokens[min(deed.subject_end, len(tokens) - 1)].start
    told = _speaker(scene, tokens[deed.begin].start)
    first = clause_start(tokens, deed.subject_end) if deed.since is None else deed.since
    after = scene.parties(tokens[deed.at].start, tokens[deed.begin].start) if deed.at < deed.begin else []
    if after and tokens[deed.at + 1].word.lower() in ("by", "of", "from"):
        return after[:2], "agent"  # "the commitment by President X to ..."
    if deed.trigger == "text":
        sides = _of_text(sentence, instruments)
        if sides:
            return sides[:4], "text"
    if deed.passive:
        return _of_passive(scene, sentence, deed, instruments, told)
    pointed = _pointed(scene, tokens, deed, first, told)
    if pointed[0]:
        return pointed
    mentions = _subjects(scene, tokens, deed, tokens[first].start, at)
    if mentions and all(m.form in ("group", "pronoun") for m in mentions):
        agreed = _of_instrument(sentence, instruments)
        if agreed and any(m.form == "group" for m in mentions):
            return agreed, "text"
    own = list(dict.fromkeys(p for m in mentions for p in scene.parties_of(m)))
    if own or _nobody_told(tokens, first, deed):
        return own[:4], "own" if own else "none"
    # "The minister promised, a spokesman said, to ...": the subject lies before an aside.
    whole = scene.parties(sentence.start, at)
    if deed.trigger not in ("will", "would") or first:
        if whole or told:
            joined = first > 0 and tokens[first - 1].word.lower() in ("and", "but")
            joined = joined or (
                tokens[deed.at].word.endswith("ing") and tokens[deed.at - 1].word in (",", "by")
            )
            # "X condemned the attack in Y and vowed to ...": the sentence's subject goes on.
            return (
                (_whole(scene, sentence.start, at, whole, first=joined), "whole")
                if whole
                else (told, "speaker")
            )
    elif told:
        return told, "speaker"
    return _supposed(scene)


def _nobody_told(tokens: tuple[Token, ...], first: int, deed: Deed) -> bool:
    """ "international donors pledged": givers of whom nobody is named, so not those whom the report is about."""
    subject = {t.word.lower() for t in tokens[first : deed.subject_end]}
    return not _GIVERS.isdisjoint(subject) or {"international", "community"} <= subject


_GIVERS = frozenset("donors creditors lenders".split())


def _subjects(scene: Scene, tokens: tuple[Token, ...], deed: Deed, start: int, stop: int) -> list[Mention]:
    """Mentions in `[start, stop)` that can be the subject of a deed."""
    if deed.at and tokens[deed.at].word.endswith("ing") and tokens[deed.at - 1].word == "by":
        return []  # "pledged support for Chile's efforts by donating": the subject of the sentence
    found = [m for m in scene.mentions(start, stop) if _acts(scene, m)]
    return [m for m in found if not _where(scene, m)] or found


def _where(scene: Scene, mention: Mention) -> bool:
    """Whether a state only tells where the doer is: "the Bulgarian battalion in Iraq will"."""
    return mention.type == "state" and bool(
        _PLACED.search(scene.text, max(0, mention.start - 12), mention.start)
    )


_PLACED = re.compile(r"\b(?:in|at|near|from|against)(?: the)? \Z")


def _pointed(
    scene: Scene, tokens: tuple[Token, ...], deed: Deed, first: int, told: list[str]
) -> tuple[list[str], str]:
    """ "Havel said his country would ...": the speaker's party; "the Greek side's decision to ...": whose it is."""
    lows = [t.word.lower() for t in tokens[max(0, deed.subject_end - 2) : deed.subject_end]]
    if lows[:1] and lows[0] in _HIS and lows[-1] in _COUNTRY:
        return told, "speaker"
    if lows[-1:] == ["administration"]:
        # "She told the president of X that the Administration would": hers.
        return told or scene.parties(tokens[0].start, tokens[deed.begin].start)[:1], "speaker"
    return _owner(scene, tokens, deed, first), "own"


def _whole(scene: Scene, start: int, stop: int, whole: list[str], *, first: bool) -> list[str]:
    """The first or the last side of a sentence up to its deed; all of "the two leaders" where these are it."""
    side = whole[:1] if first else whole[-1:]
    told = [
        m for m in scene.mentions(start, stop) if m.type != "place" and set(side) & set(scene.parties_of(m))
    ]
    if told and told[0 if first else -1].form == "group":
        return list(scene.parties_of(told[0 if first else -1]))[:4]
    return side


_HIS = frozenset("his her my our".split())
_COUNTRY = frozenset("country government administration side nation cabinet army".split())


def _owner(scene: Scene, tokens: tuple[Token, ...], deed: Deed, first: int) -> list[str]:
    """Who holds the noun that a deed hangs on ("Chile's promise")."""
    for k in range(deed.at, max(first, deed.at - 4), -1):
        if deed.at < deed.begin and tokens[k].word in ("'s", "’s") and deed.trigger not in ("will", "would"):
            named = scene.parties(tokens[max(first, k - 4)].start, tokens[k].start)
            return named[-1:]
    return []


def _supposed(scene: Scene) -> tuple[list[str], str]:
    """The two sides that the report is about, or its one state: a last resort that the judge weighs."""
    if scene.pair:
        return list(scene.pair), "supposed"
    return scene.most_told[:1], "supposed"


def _of_passive(
    scene: Scene, sentence: Sentence, deed: Deed, instruments: tuple[Instrument, ...], told: list[str]
) -> tuple[list[str], str]:
    """Who does what "will be done": "by X"; "the pipeline between A and B"; the sides of a text; who tells of it."""
    tokens = sentence.tokens
    for k in range(deed.verb + 1, min(deed.verb + 5, len(tokens) - 1)):
        if tokens[k].word.lower() == "by":
            far = min(k + 7, len(tokens) - 1)
            stop = next((n for n in range(k + 2, far) if tokens[n].word.lower() in _PAST_AGENT), far)
            agent = scene.parties(tokens[k + 1].start, tokens[stop].end)
            if agent:
                return agent[:2], "agent"
    sides = _of_instrument(sentence, instruments)
    if sides:
        return sides, "text"
    first = clause_start(tokens, deed.subject_end)
    joined = scene.parties(tokens[first].start, tokens[min(deed.subject_end, len(tokens) - 1)].start)
    if len(joined) >= 2:
        return joined[:4], "joined"
    if told or joined:
        return (told, "speaker") if told else (joined, "joined")
    return _supposed(scene)


_PAST_AGENT = frozenset("for to in at on , ;".split())


def _of_text(sentence: Sentence, instruments: tuple[Instrument, ...]) -> list[str]:
    """The sides of the text told in this very sentence."""
    for text in instruments:
        if len(text.parties) >= 2 and any(c.start <= sentence.start < c.end for c in text.citations):
            return list(text.parties)
    return []


def _speaker(scene: Scene, offset: int) -> list[str]:
    """The party of whoever says the words at `offset`, in speech direct or indirect."""
    for attribution in scene.analysis.attributions:
        if attribution.party and any(a <= offset < b for a, b in attribution.content):
            return [attribution.party]
    return []


def _of_instrument(sentence: Sentence, instruments: tuple[Instrument, ...]) -> list[str]:
    """ "Under the agreement, the two sides will ...": the parties of the text told here."""
    lows = {t.word.lower() for t in sentence.tokens[:6]}
    if not lows & {"under", "agreement", "deal", "accord", "pact", "treaty", "contract"}:
        return []
    near = [i for i in instruments if any(abs(c.start - sentence.start) < 900 for c in i.citations)]
    return list(near[0].parties) if near and len(near[0].parties) >= 2 else []


def _acts(scene: Scene, mention: Mention) -> bool:
    """Whether a mention can be the doer: a state, body, ministry or official, no bare adjective."""
    if mention.type in ("place", "occasion", "instrument"):
        return False
    if scene.names_a_thing(mention):
        return False
    if mention.type == "organisation":
        return bool(_STATELY & set(scene.text[mention.start : mention.end].lower().split()))
    rest = scene.text[mention.end : mention.end + 40].split()
    following = rest[0].lower().strip(".,;:") if rest else ""
    if mention.form != "demonym":
        firm = mention.type == "state" and rest and rest[0][0].isupper() and following not in _STATELY
        return not firm
    return not following or following in _STATELY or following in _AUXILIARY or not following[0].isalpha()


_AUXILIARY = frozenset(
    "will would is are was were has have had promised pledged agreed plans intends vowed and to".split()
)


def clause_start(tokens: tuple[Token, ...], at: int) -> int:
    """Index of the first token of the clause in which `tokens[at]` stands."""
    for k in range(at - 1, -1, -1):
        if tokens[k].word.lower() in _BREAKS and not _joins_names(tokens, k, at):
            return k + 1
    return 0


def _joins_names(tokens: tuple[Token, ...], k: int, at: int) -> bool:
    """ "Kenya and Tanzania agreed", "France, Britain and Germany will": one subject of several names."""
    word = tokens[k].word
    if word not in ("and", ",") or not k or not tokens[k - 1].word[0].isupper():
        return False
    nxt = next((t.word for t in tokens[k + 1 : k + 3] if t.word != "the"), "")
    if not nxt[:1].isupper():
        return False
    return word == "and" or any(t.word == "and" for t in tokens[k + 1 : min(at, k + 7)])
