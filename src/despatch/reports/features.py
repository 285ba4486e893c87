"""What a block of a text looks like, as numbers: the ground on which the body model decides."""

import re
from collections import Counter
from functools import lru_cache
from math import log2
from typing import NamedTuple

from despatch.registers.tables import beside
from despatch.reports.blocks import Block

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\Z")
_INNER_STOP = re.compile(r"[a-z0-9%)\"”’][.!?][\"”’')]*\s+[\"“‘'(]?[A-Z0-9]")
_SMALL = frozenset(
    "the of and to in a an is are was were be been has have had for on with that this it its as at by from will would "
    "not but or he she they his her their we our who which said says after before about into over between during "
    "against than more also there when while can could should may if no i you".split()
)
_READER = frozenset("you your yours our us we click please i my me".split())
_SAYING = frozenset(
    "said says told added stated noted according saying tweeted announced reported stressed".split()
)
CUE_KINDS = ("share", "subscribe", "comment", "related", "nav", "legal", "caption", "stamp", "tags", "byline")


_GLUED = re.compile(r"[a-z?!%][a-z?!%][A-Z][a-z]")
_NUMBERED = re.compile(r"[(#]?\d{1,3}[.)]\s")
_STAMPED = re.compile(
    r"\bsays:\s*$|\bsaid:\s*$|\bwrote:\s*$|\b\d{1,2}:\d\d\s?[ap]\.?m|\b(?:minutes?|hours?|days?|weeks?|months?|years?) ago\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|"
    r"sept?|oct|nov|dec)\.? \d{1,2}(?:st|nd|rd|th)?,? 20\d\d|\b\d{1,2}[-/. ](?:\d\d|[a-z]{3,9})[-/., ]+20\d\d\b",
    re.IGNORECASE,
)


# A picture's source at the end of its caption.
_CREDIT = re.compile(
    r"(?:[|/(\[—–]|\bphotos?\b|\bpics?\b|\bimages?\b|\bcredits?\b|\bcourtesy\b|\bsource\b|\bvia\b|\.)[\s:/|(]*(?:the )?(?:pti|ani|afp|ap|"
    r"reuters|epa|getty(?: images)?|xinhua|tass|sputnik|ria novosti|wam|ians|apa|dpa|anadolu(?: agency)?|aa|pib|mea|vna|bloomberg|"
    r"shutterstock|istock|unsplash|x|twitter|facebook|instagram|youtube|screengrab|file|handout|pool|supplied)"
    r"(?:[ /|-]*(?:photos?|file|images?|pool|handout|afp|ap|getty|twitter|x|@\w+))*[\s.)\]]*\Z",
    re.IGNORECASE,
)


class Look(NamedTuple):
    """How one block looks on its own. Shares are of its words, 0 to 1."""

    words: int
    small: float
    capital: float
    digits: float
    reader: float
    stop: bool
    inner: int
    commas: int
    quote: bool
    saying: bool
    lower: bool
    upper: bool
    colon: bool
    bar: bool
    cut: bool
    glued: bool
    mark: int
    stamped: bool
    question: bool
    credit: bool
    cues: tuple[int, ...]
    content: frozenset[str]


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[tuple[str, int]]]:
    """Cue phrases by their first word, each with the number of its kind."""
    data = beside(__file__, "cues.yaml")
    table: dict[str, list[tuple[str, int]]] = {}
    for kind, phrases in data.items():
        for phrase in phrases:
            head = _WORD.search(phrase)
            table.setdefault(head.group() if head else phrase, []).append((phrase, CUE_KINDS.index(kind)))
    return table


def look(text: str, block: Block) -> Look:
    """The look of a block."""
    raw = text[block.start : block.end]
    words = _WORD.findall(raw)
    count = len(words) or 1
    lowered = "\n".join(words).lower().split("\n")
    distinct = set(lowered)
    capitals = len([w for w in words[1:] if w[0].isupper()])
    numbers = len([w for w in words if w[0] in "0123456789"])
    first = raw[0]
    return Look(
        words=len(words),
        small=sum(map(_SMALL.__contains__, lowered)) / count,
        capital=capitals / max(1, count - 1),
        digits=numbers / count,
        reader=0.0 if distinct.isdisjoint(_READER) else sum(map(_READER.__contains__, lowered)) / count,
        stop=bool(_SENTENCE_END.search(raw, max(0, len(raw) - 6))),
        inner=len(_INNER_STOP.findall(raw)),
        commas=raw.count(","),
        quote='"' in raw or "“" in raw or "‘" in raw,
        saying=not distinct.isdisjoint(_SAYING),
        lower=first.islower(),
        upper=len(raw) > 3 and raw.isupper(),
        colon=raw[-1] == ":",
        bar="|" in raw
        or "©" in raw
        or "»" in raw
        or "›" in raw
        or " / " in raw
        or "http" in raw
        or "www." in raw,
        cut=raw.endswith(("...", "…", "[…]")),
        glued=count < 80 and bool(_GLUED.search(raw)),
        mark=1 if first in "•*·-–—►▪" else 2 if _NUMBERED.match(raw) else 0,
        stamped=count < 25
        and (raw[-1] == ":" or "ago" in distinct or numbers > 0)
        and bool(_STAMPED.search(raw)),
        question=raw[-1] == "?",
        credit=count < 60 and bool(_CREDIT.search(raw, max(0, len(raw) - 60))),
        cues=_cues_of(raw, lowered, distinct),
        content=frozenset([w for w in distinct - _SMALL if len(w) > 3]),
    )


def _cues_of(raw: str, lowered: list[str], distinct: set[str]) -> tuple[int, ...]:
    table = _cues()
    counts = [0] * len(CUE_KINDS)
    hit = distinct & table.keys()
    if "©" in raw:
        counts[CUE_KINDS.index("legal")] += 1
    if hit:
        padded = " " + " ".join(lowered) + " "
        for head in hit:
            for phrase, kind in table[head]:
                if f" {phrase} " in padded:
                    counts[kind] += 1
    return tuple(counts)


OWN = (
    *(
        "words",
        "short",
        "long",
        "small",
        "small_low",
        "capital",
        "capital_high",
        "digits",
        "reader",
        "stop",
        "stop_long",
    ),
    *(
        "inner",
        "commas",
        "quote",
        "saying",
        "lower",
        "upper",
        "colon",
        "bar",
        "cut",
        "cut_long",
        "open_long",
        "glued",
    ),
    *("bullet", "numbered", "stamped", "question", "credit"),
    *(f"cue_{k}" for k in CUE_KINDS),
    *(f"dense_{k}" for k in CUE_KINDS),
)
AROUND = (
    *(
        "previous",
        "next",
        "near",
        "wide",
        "before",
        "after",
        "previous_short",
        "next_short",
        "previous_cue",
        "next_cue",
    ),
    *(
        "previous_stop",
        "next_stop",
        "previous_stamped",
        "stamps_near",
        "shorts_near",
        "under",
        "under_close",
        "comments",
    ),
    *(
        "comments_after_story",
        "place",
        "tail",
        "repeated",
        "first",
        "gap",
        "shared",
        "shared_low",
        "shared_often",
        "shared_none",
    ),
    *(
        "core",
        "core_near",
        "core_short",
        "core_distance",
        "after_core",
        "before_core",
        "story",
        "little_story",
        "earlier_story",
        "stamps_since",
        "stamps_many",
        "headed",
        "titled",
        "heading_core",
        "foreign_cue",
        "foreign_reader",
    ),
)
FEATURES = ("bias", *OWN, *AROUND)


def looks_of(text: str, found: list[Block]) -> list[Look]:
    """The look of every block."""
    return [look(text, block) for block in found]


def rows(text: str, found: list[Block], looks: list[Look]) -> list[list[float]]:
    """The numbers of `FEATURES` for every block."""
    context = _Context(text, found, looks, [first_guess(x) for x in looks])
    return [[1.0, *own(x), *context.row(i)] for i, x in enumerate(looks)]


def own(x: Look) -> list[float]:
    """The numbers of `OWN` for a block."""
    long = x.words >= 12
    return [
        log2(1 + x.words) / 6, float(x.words < 5), float(x.words > 25), min(1.5, x.small * 3), float(x.small < 0.15),
        x.capital, float(x.capital > 0.6), x.digits, min(1.0, x.reader * 8), float(x.stop), float(x.stop and long),
        min(1.0, x.inner / 3), min(1.0, x.commas / 4), float(x.quote), float(x.saying), float(x.lower), float(x.upper),
        float(x.colon), float(x.bar), float(x.cut), float(x.cut and long), float(long and not x.stop), float(x.glued),
        float(x.mark == 1), float(x.mark == 2), float(x.stamped), float(x.question), float(x.credit),
        *(_densities(x) if any(x.cues) else _NO_CUES),
    ]  # fmt: skip


_NO_CUES = (0.0,) * (2 * len(CUE_KINDS))


def _densities(x: Look) -> list[float]:
    """For each kind of cue, whether there is one; then how dense they are."""
    return [float(c > 0) for c in x.cues] + [min(1.0, 4 * c / (1 + x.words)) for c in x.cues]


def first_guess(x: Look) -> float:
    """How much a block looks like a paragraph of a story, 0 to 1, from itself alone."""
    if x.words < 8:
        return 0.0
    value = min(1.0, (x.words - 6) / 24) * (1.0 if x.stop else 0.35) * min(1.0, x.small / 0.28)
    heavy = sum(x.cues[k] for k in (1, 2, 5)) + (x.cues[0] > 2) * 2 + x.reader * 12
    return value / (1.0 + heavy) * (0.4 if x.cut or x.glued else 1.0)


def core_of(guesses: list[float], looks: list[Look]) -> tuple[int, int]:
    """First and last block (exclusive) of the densest run: the story's middle, clutter and all.

    A date line in the middle of a run, or a heading of comments or of other stories, costs as much as
    a paragraph gains: comments may be longer than the story, but they are parted by such lines.
    """
    best, best_range, total, begin, top = 0.0, (0, 0), 0.0, 0, 0.0
    for i, (g, x) in enumerate(zip(guesses, looks, strict=True)):
        if total <= 0:
            total, begin, top = 0.0, i, 0.0
        total += g * (x.words + 10) - (1.0 - g) * (4.0 + min(x.words, 25) * 0.35)
        if top > 60 and (x.stamped or (x.words <= 6 and (x.cues[2] or x.cues[3]))):
            total -= 40.0
        top = max(top, total)
        if total > best:
            best, best_range = total, (begin, i + 1)
    return best_range


class _Context:
    """What stands around each block, computed once for a text."""

    def __init__(self, text: str, found: list[Block], looks: list[Look], guesses: list[float]) -> None:
        self.found, self.looks, self.guesses, self.n = found, looks, guesses, len(found)
        self.core, self.core_end = core_of(guesses, looks)
        self.sums = _running(guesses)
        self.mass = _running([g * x.words for g, x in zip(guesses, looks, strict=True)])
        self.stamps = _running([float(x.stamped) for x in looks])
        self.shorts = _running([float(x.words < 5) for x in looks])
        self.texts = [text[b.start : min(b.end, b.start + 200)] for b in found]
        self.seen = Counter(self.texts)
        self.vocabulary = self._vocabulary()
        self.under, self.comments = self._headings()
        self.title = self._headline()

    def _vocabulary(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for i in range(self.core, self.core_end):
            if self.guesses[i] > 0.4:
                for w in self.looks[i].content:
                    counts[w] = counts.get(w, 0) + 1
        return counts

    def _headings(self) -> tuple[list[int], list[bool]]:
        """Blocks since a heading over other stories (99: none, or story since); whether comments have begun."""
        since, out, comments, begun = 99, [], False, []
        for i, (x, g) in enumerate(zip(self.looks, self.guesses, strict=True)):
            out.append(since)
            begun.append(comments)
            if x.words <= 6 and (x.cues[3] or x.cues[2] or x.cues[8]):
                since = 0
            elif g > 0.6:
                since = 99
            elif since < 99:
                since += 1
            if x.words <= 5 and x.cues[2] and self.mass[i] > 60:
                comments = True
        return out, begun

    def _headline(self) -> int:
        """The block before the core that looks most like its headline, or -1."""
        best, at = 0.0, -1
        for i in range(max(0, self.core - 25), min(self.core + 1, self.n)):
            x = self.looks[i]
            if 3 <= x.words <= 30 and not x.cut and len(x.content) > 1:
                value = (
                    self._overlap(i)[0] * min(1.0, x.words / 6) * (0.6 if x.stop else 1.0)
                    - sum(x.cues) * 0.08
                )
                value += 0.25 * (self.seen[self.texts[i]] > 1)
                if value > best:
                    best, at = value, i
        return at if best > 0.3 else -1

    def _mean(self, a: int, b: int) -> float:
        a, b = max(0, a), min(self.n, b)
        return (self.sums[b] - self.sums[a]) / (b - a) if b > a else 0.0

    def _share(self, sums: list[float], a: int, b: int) -> float:
        a, b = max(0, a), min(self.n, b)
        return (sums[b] - sums[a]) / (b - a)

    def _overlap(self, i: int) -> tuple[float, float]:
        """Share of the block's content words that other blocks of the core have too; and that several have."""
        x = self.looks[i]
        if not x.content:
            return 0.0, 0.0
        mine = 1 if self.core <= i < self.core_end and self.guesses[i] > 0.4 else 0
        counts = [self.vocabulary.get(w, 0) - mine for w in x.content]
        return sum(1 for c in counts if c > 0) / len(counts), sum(1 for c in counts if c > 1) / len(counts)

    def row(self, i: int) -> list[float]:
        guesses, looks, n = self.guesses, self.looks, self.n
        previous, following = looks[i - 1] if i else _NOTHING, looks[i + 1] if i + 1 < n else _NOTHING
        total, mass, core = self.sums[-1] or 1.0, self.mass[-1] or 1.0, self.core <= i < self.core_end
        gap = 0 if core else (self.core - i if i < self.core else i - self.core_end + 1)
        shared, often = self._overlap(i)
        under, short = self.under[i], looks[i].words < 12
        since = self.stamps[i] - self.stamps[self.core] if i > self.core else 0.0
        return [
            guesses[i - 1] if i else 0.0, guesses[i + 1] if i + 1 < n else 0.0, self._mean(i - 2, i + 3),
            self._mean(i - 6, i + 7), self._mean(i - 4, i), self._mean(i + 1, i + 5),
            float(previous.words < 5), float(following.words < 5),
            float(sum(previous.cues) > 0 and previous.words < 8), float(sum(following.cues) > 0 and following.words < 8),
            float(previous.stop), float(following.stop), float(previous.stamped),
            self._share(self.stamps, i - 5, i + 6), self._share(self.shorts, i - 5, i + 6),
            float(under < 12), float(under < 3), float(self.comments[i]),
            float(self.comments[i] and self.mass[i] / mass > 0.3),
            self.mass[i] / mass, float(self.mass[i] / mass > 0.97), float(self.seen[self.texts[i]] > 1),
            float(i == 0), float(self.found[i].gap),
            shared, float(shared < 0.25), often, float(shared == 0.0),
            float(core), float(core or gap <= 2), float(core and short), min(1.0, gap / 12),
            float(i >= self.core_end), float(i < self.core),
            min(1.0, total / 15), float(total < 2), min(1.0, self.mass[i] / 400),
            min(1.0, since / 4), float(since > 2), float(self.title >= 0 and i > self.title), float(i == self.title),
            float(self.title >= 0 and 0 <= self.core - i <= 3),
            float(shared < 0.25 and any(looks[i].cues[k] for k in (0, 1, 2, 3, 5))),
            float(shared < 0.25 and looks[i].reader > 0.05),
        ]  # fmt: skip


def _running(values: list[float]) -> list[float]:
    sums = [0.0]
    for v in values:
        sums.append(sums[-1] + v)
    return sums


_NOTHING = look(".", Block(0, 1, False))._replace(stop=False)  # beyond the first and the last block
