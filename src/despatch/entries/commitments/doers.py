"""Who undertakes a deed: the subject of its clause, else the speaker who tells of it."""

from despatch.entries.commitments.triggers import Deed
from despatch.entries.scene import Scene
from despatch.model import Instrument, Mention, Sentence, Token

_BREAKS = frozenset(', ; : that said and but while “ ” " ( )'.split())
# What a demonym must stand before to mean the state: "Danish troops", not "Danish film-maker".
_STATELY = frozenset(
    "government governments side sides authorities troops army navy military forces parliament cabinet officials "
    "administration leadership delegation ministry minister ministers president premier leader leaders state lawmakers "
    "prime foreign defence defense finance deputy police soldiers peacekeepers investment".split()
)


def doers(scene: Scene, sentence: Sentence, deed: Deed, instruments: tuple[Instrument, ...]) -> list[str]:
    """Parties that undertake `deed`, at most four; [] where none can be told."""
    tokens = sentence.tokens
    at = tokens[min(deed.subject_end, len(tokens) - 1)].start
    told = _speaker(scene, tokens[deed.begin].start)
    first = clause_start(tokens, deed.subject_end)
    if deed.passive:  # "the pipeline between Kazakhstan and China will be completed"
        joined = scene.parties(tokens[first].start, at)
        return joined[:4] if len(joined) >= 2 else told
    mentions = [m for m in scene.mentions(tokens[first].start, at) if _acts(scene, m)]
    if mentions and all(m.form in ("group", "pronoun") for m in mentions):
        agreed = _of_instrument(sentence, instruments)
        if agreed and any(m.form == "group" for m in mentions):
            return agreed
    own = list(dict.fromkeys(p for m in mentions for p in scene.parties_of(m)))
    if own:
        return own[:4]
    # "The minister promised, a spokesman said, to ...": the subject lies before an aside.
    whole = scene.parties(sentence.start, at)
    if deed.pledged or first:
        return whole[-1:] or told
    return told if not whole else []


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
