"""What tells commitments from other talk of the future: traits of a deed, for `judge`."""

import re
from datetime import timedelta

from despatch.entries.commitments.deed import Deed
from despatch.entries.commitments.lexicon import lexicon
from despatch.entries.scene import Scene
from despatch.model import Sentence
from despatch.model.when import bounds
from despatch.registers.states import is_state

_FIGURE = re.compile(r"\d|million|billion|hundred|thousand|dozen|double|triple")
_MONEY = re.compile(r"\b(?:dollars?|euros?|pounds|yuan|yen|rubles|rupees|million|billion)\b|[$€£]")
# Contacts and instruments to come have entries of their own.
CONTACT = re.compile(
    r"\b(?:visits?|meetings?|talks|summits?|conferences?(?! (?:cent|hall))|delegations?|sign(?:ed)?|round|session|hands)\b",
    re.I,
)
_TEXT = re.compile(
    r"\b(?:agreements?|treat(?:y|ies)|pacts?|accords?|memorand\w+|protocols?|declarations?|resolutions?)\b"
)
SHARED = "verb shared"  # "Japan pledged 10 million dollars, Norway 5 million"
# Art and sport are no matter between states.
PASTIME = re.compile(
    r"\b(?:films?|athletes?|coach(?:es)?|players?|league|championships?|concerts?|albums?|olympics?|singer|novel|match|team(?! of)|tournament)\b",
    re.I,
)
# What is between states even where no other state is named.
_MATTER = re.compile(
    r"\b(?:withdraw|pull|troops?|soldiers|peacekeep\w+|forces?|nuclear|missiles?|weapons|uranium|centrifuges|sanctions?|embargo|"
    r"border|aid|gas|oil|envoys?|ambassadors?|embass(?:y|ies)|consulate|cease-?fire|joint|bilateral|negotiations|refugees|hostages|"
    r"prisoners|tariffs?|exports?|imports?|loans?|credit|assistance|military|crossing|membership)\b"
)
# Wishes: "establish strong ties", "build on the success of".
_SOFT = re.compile(
    r"\b(?:ties|relations|relationship|friendship|cooperation|success|understanding|confidence|trust|momentum|peace|stability|"
    r"security|prosperity|efforts|role|views)\b"
)
_HOME = re.compile(
    r"\b(?:party|coalition|campaign|parliament|martial|budget|tax(?:es)?|cabinet|court|police|voters|voting|elections?)\b",
    re.I,
)
_TO_OTHER = re.compile(r"\b(?:to|for|from) [A-Z]")
_DONE_TO_TEXTS = frozenset(
    "implement extend renew observe fulfil fulfill honour honor respect ratify uphold follow abide apply".split()
)
_BEGINNINGS = frozenset("open opened start begin end resume conclude last close".split())
_WHEN = frozenset(
    "on in at from here later soon next this as monday tuesday wednesday thursday friday saturday sunday".split()
)
_JOINING = frozenset("join accede".split())
_EFFORT = re.compile(r"\b(?:efforts?|hands|contributions?|attention|measures|steps|consensus|touch)\b")
FIRM = re.compile(
    r"\b(?:company|firm|group(?! of)|corp|inc|airlines?|bank|giant|ltd|supplier|manufacturer|carmaker|\w*maker|conglomerate|motors|"
    r"consortium|operator|subsidiary)\b",
    re.I,
)
_HEDGES = frozenset(
    "likely expects expect hope hopes hoped probably perhaps believe believed believes convinced".split()
)
_WORD = re.compile(r"[a-z]+")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_STEM, _FIRST = 7, 12  # letters of a stem; words of a deed that are looked at
_SAID = frozenset(
    "said announced told pledged promised added confirmed vowed declared assured agreed".split()
)


def traits(
    scene: Scene, sentence: Sentence, deed: Deed, by: list[str], how: str, span: tuple[int, int]
) -> list[str]:
    """Names of the traits that a deed has; `by` and `how` as `doers` gives them, `span` the offsets of its words."""
    start, stop = span
    tokens, text = sentence.tokens, scene.text
    verb = tokens[deed.verb].word.lower()
    lows = {t.word.lower() for t in tokens[: deed.begin]}
    found = [f"trigger {deed.trigger}", f"verb {_class(verb)}", f"doer {how}"]
    head = text[start : min(stop, start + 60)]
    checks = {
        "figure": bool(_FIGURE.search(text, start, stop)),
        "money": bool(_MONEY.search(text, start, stop)),
        "due": any(t.edtf and t.type in ("DATE", "TIME") for t in scene.times(start, stop)),
        "duration": any(t.type == "DURATION" for t in scene.times(start, stop)),
        "contact": bool(CONTACT.search(head)),
        "text named": bool(_TEXT.search(head)),
        "pastime": bool(PASTIME.search(text, sentence.start, sentence.end)),
        "firm": bool(FIRM.search(text, sentence.start, sentence.end)),
        "matter": bool(_MATTER.search(text, start, stop)),
        "soft": bool(_SOFT.search(head)),
        "passive": deed.passive,
        "led": deed.verb > deed.begin,
        "several doers": len(by) > 1,
        "doer a body": any(not is_state(p) for p in by),
        "doer in pair": bool(set(by) & set(scene.pair)),
        "no contacts": not scene.contacts,
        "hedge": bool(_HEDGES & lows),
        "said": bool(_SAID & lows),
        "quoted": text.count('"', sentence.start, start) % 2 == 1 or "“" in text[sentence.start : start],
        "short": deed.begin + 3 >= len(tokens) or stop - start < 24,
        "long": stop - start > 110,
        SHARED: deed.since is not None,
        "negated": bool(
            {"not", "never", "no"} & {t.word.lower() for t in tokens[max(0, deed.at) : deed.verb]}
        ),
        "event": verb in _BEGINNINGS and tokens[min(deed.verb + 1, len(tokens) - 1)].word.lower() in _WHEN,
        "joins": verb in _JOINING,
        "effort": bool(_EFFORT.search(head)),
        "noun": deed.at < deed.begin
        and lexicon().governors.get(tokens[deed.at].word.lower(), ("", ""))[1] == "noun",
        "past": _past(scene, sentence),
        "home affairs": bool(_HOME.search(text, start, stop)),
        "text done": bool(_TEXT.search(head)) and verb in _DONE_TO_TEXTS,
        "year told": any(t.edtf and t.type == "DATE" and len(t.edtf) == 4 for t in scene.times(start, stop)),
        "to other": bool(_TO_OTHER.search(head)),
        "not after": tokens[min(deed.begin + 1, len(tokens) - 1)].word.lower() in lexicon().not_after,
        "late": sentence.paragraph > 8,
    }
    found += [name for name, holds in checks.items() if holds]
    return found + _others(scene, sentence, by, span) + deed_words(text[start:stop])


def deed_words(deed: str) -> list[str]:
    """The stems of the first words of a deed, each a trait: "withdraw" and "sanctions" weigh other than "promote" and "ties"."""
    stems = (_ENDING.sub("", word)[:_STEM] for word in _WORD.findall(deed.lower())[:_FIRST])
    return [f"word {stem}" for stem in dict.fromkeys(stems)]


def _past(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence tells of a time well before publication."""
    published = bounds(scene.analysis.today)
    spans = [bounds(t.edtf) for t in scene.times(sentence.start, sentence.end) if t.edtf and t.type == "DATE"]
    return published is not None and any(s and s[1] < published[0] - timedelta(days=60) for s in spans)


def _class(verb: str) -> str:
    words = lexicon()
    for name, table in (("concrete", words.concrete), ("measured", words.measured), ("never", words.never)):
        if verb in table:
            return name
    return "other"


def _others(scene: Scene, sentence: Sentence, by: list[str], span: tuple[int, int]) -> list[str]:
    """Whether other parties are concerned, in the deed or in the sentence, or only places of the doer's own."""
    start, stop = span
    mentions = scene.mentions(start, stop)
    inside = {p for m in mentions for p in ((m.country,) if m.type == "place" else scene.parties_of(m)) if p}
    around = set(scene.parties(sentence.start, sentence.end)) - set(by)
    found = []
    if inside - set(by):
        found.append("other in deed")
    elif inside:
        found.append("home in deed")
    elif mentions:
        found.append("names in deed")
    if around:
        found.append("other in sentence")
    return found
