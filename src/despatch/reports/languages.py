"""Which language a text is in: function words first, statistics only where they leave a doubt."""

import math
import re
from threading import Lock

_WORD = re.compile(r"[^\W\d_]+")
# Only words that are not also frequent words of other languages (as "a", "in", "on", "no", "he" are).
_ENGLISH = frozenset(
    "the of and to was were been is are has have had for with that this which said says will would from they their his her "
    "after before about into between than when while should could who it its by at as be not".split()
)
# Languages with a press of their own; py3langid knows others, which names and figures are mistaken for.
_PRESS = frozenset(
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn "
    "mr ms mt my nb ne nl no or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te th tl tr ug uk ur uz vi zh zu".split()
)
_SURE = 0.2  # share of English function words that no other language reaches
_UNSURE = 0.08  # share among words in small letters that a text in another language does not reach
_SHORT = 12  # words in small letters: a headline is too short to judge by its function words
_SAMPLE = 4000  # characters looked at
_CONFIDENT = 0.97
# py3langid loads 80 MB at its first use, and each thread that comes meanwhile would load them again.
_ONE_AT_A_TIME = Lock()


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; "en" unless there is good evidence against it."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        return "en"
    if sum(1 for w in words if w in _ENGLISH) >= _SURE * len(words):
        return "en"
    latin = sum(1 for w in words if w[0] < "\u0250")
    if latin > len(words) / 2:
        # Names are the same in all languages: only the other words can tell.
        words = [w for w in words if w.islower()] or [w.lower() for w in words]
        share = sum(1 for w in words if w in _ENGLISH) / len(words)
        if share >= _UNSURE or len(words) < (_SHORT if not share else 2 * _SHORT):
            return "en"
    code, confidence = _vote(sample.lower() if sample.isupper() else sample)
    return code if confidence >= _CONFIDENT or latin < len(words) / 3 else "en"


def _vote(sample: str) -> tuple[str, float]:
    """The most likely language of the press and its probability."""
    import py3langid  # costs 200 ms to load, and an English report rarely needs it

    with _ONE_AT_A_TIME:
        ranked = [(code, score) for code, score in py3langid.rank(sample) if code in _PRESS]
    best = float(ranked[0][1])
    total = sum(math.exp(max(float(score) - best, -700.0)) for _, score in ranked)
    return str(ranked[0][0]), 1 / total
