"""The world that the generator tells of: parties by how much they deal, who holds an office in a year, towns, words."""

import itertools
import json
import random
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from despatch.registers.bodies import bodies
from despatch.registers.holders import holders
from despatch.registers.places import _towns
from despatch.registers.states import states
from despatch.registers.tables import beside

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "examples" / "reports"
FILES = ROOT / "src" / "despatch" / "language" / "learned" / "files"


class Person(NamedTuple):
    """Somebody who holds an office of a party."""

    name: str
    office: str
    party: str


class Weighted(NamedTuple):
    """Things to draw from, and the sums of their weights up to each."""

    things: list[Any]
    sums: list[float]

    def draw(self, rng: random.Random) -> Any:
        """One of them."""
        return rng.choices(self.things, cum_weights=self.sums)[0]


@cache
def data() -> dict[str, Any]:
    """The content of `world.yaml`."""
    found: dict[str, Any] = beside(__file__, "world.yaml")
    return found


def weighted(things: list[Any], weights: list[float]) -> Weighted:
    """Things with the weights to draw them by."""
    return Weighted(things, list(itertools.accumulate(weights)))


def zipf(things: list[Any]) -> Weighted:
    """Things of which the n-th is drawn n times as seldom as the first."""
    return weighted(things, [1 / n for n in range(1, len(things) + 1)])


@cache
def nations() -> Weighted:
    """All states, the most reported first: two drawn together make pairs whose numbers fall off like Zipf's."""
    first = data()["prominent"]
    rest = [code for code in states() if code not in first and code not in ("SUN", "DDR", "CSK", "YUG")]
    return zipf([*first, *rest])


@cache
def groupings() -> Weighted:
    """Bodies that deal with states and with each other."""
    return zipf([code for code in data()["bodies"] if code in bodies()])


@cache
def topics() -> Weighted:
    """What is discussed."""
    return zipf(data()["topics"])


@cache
def offices() -> Weighted:
    """Offices by how often their holders deal with others."""
    return weighted(data()["offices"], [o["weight"] for o in data()["offices"]])


@cache
def _regions() -> dict[str, dict[str, Any]]:
    return {state: region for region in data()["regions"].values() for state in region["states"]}


@cache
def _known() -> dict[tuple[str, str], list[tuple[int, int, str]]]:
    """Party and office -> years and name, of the register of holders."""
    found: dict[tuple[str, str], set[tuple[int, int, str]]] = defaultdict(set)
    alike = {"external affairs minister": "foreign minister", "secretary of state": "foreign minister", "premier": "prime minister",
             "chancellor": "prime minister", "defense secretary": "defence minister", "defense minister": "defence minister"}  # fmt: skip
    for several in holders().values():
        for h in several:
            found[h.party, alike.get(h.office, h.office)].add((h.since, h.until or 2100, h.name))
    return {key: sorted(terms) for key, terms in found.items()}


@lru_cache(maxsize=20_000)
def holder(party: str, office: str, year: int, term: int) -> Person:
    """Who holds an office of a party in a year: from the register if it knows, else invented, the same each time."""
    for since, until, name in _known().get((party, office), ()):
        if since <= year <= until:
            return Person(name, office, party)
    shift = sum(map(ord, party + office))  # terms do not all end in the same year
    rng = random.Random(f"{party}/{office}/{(year + shift) // term}")
    region = _regions().get(party) or data()["regions"][rng.choice(sorted(data()["regions"]))]
    given, family = rng.choice(region["given"]), rng.choice(region["family"])
    name = f"{family} {given}" if region.get("order") else f"{given} {family}"
    return Person(name, office, party)


def name_of(party: str) -> str:
    """A party as the press calls it."""
    if party in states():
        return states()[party].names[0]
    return bodies()[party].names[0]


@cache
def members(body: str) -> tuple[str, ...]:
    """Members of a body; of one with too many to list the most reported states."""
    listed = tuple(m for m in bodies()[body].members if m in states())
    return listed if len(listed) > 2 else tuple(nations().things[:40])


@cache
def _towns_of() -> dict[str, Weighted]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for town, where in _towns().items():
        country, _, people = where.split(" ")[0].partition(":")
        found[country].append((int(people or 0), town))
    return {
        country: zipf([town for _, town in sorted(towns, key=lambda t: (-t[0], t[1]))[:12]])
        for country, towns in found.items()
    }


def town_in(country: str, rng: random.Random) -> str:
    """A town of a state: mostly its capital."""
    if country in states() and states()[country].seats and rng.random() < 0.75:
        return states()[country].seats[0]
    towns = _towns_of().get(country)
    return str(towns.draw(rng)) if towns else name_of(country)


@cache
def _next_words() -> dict[str, list[str]]:
    """Each word of the sample reports, and the words that follow it, as often as they do."""
    after: dict[str, list[str]] = defaultdict(list)
    for path in sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("*.md")]):
        words = re.findall(r"[A-Za-z][a-z'-]*", path.read_text(encoding="utf-8", errors="ignore"))
        for one, two in itertools.pairwise(words):
            after[one].append(two)
    return dict(after)


@cache
def _openings() -> list[str]:
    return sorted(w for w, after in _next_words().items() if w.islower() and len(after) > 2)


@cache
def _vocabulary() -> Weighted:
    """English words, the most usual first as in the learned reader's list, then towns that few texts have."""
    listed = json.loads((FILES / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = [w for w in sorted(listed, key=listed.__getitem__) if w.isalpha() and w.isascii() and len(w) > 3]
    towns = sorted(t for t in _towns() if t.isalpha())
    some = [*words, *towns]
    return weighted(some, [1 / (20 + n) for n in range(len(some))])


def sentence(length: int, subject: str, rng: random.Random) -> str:
    """The subject among words that follow each other as in the samples, and others as often as they are usual.

    Runs of four words are met in as many of these as in the sentences of newswire.
    """
    after = _next_words()
    word = rng.choice(_openings())
    words = [word]
    at = rng.randrange(max(1, length - 1))
    while len(words) < length:
        if len(words) == at + 1:
            words.append(subject)
        follow = after.get(word) if rng.random() < 0.65 else None
        word = rng.choice(follow) if follow else str(_vocabulary().draw(rng))
        words.append(word)
    return " ".join(words)
