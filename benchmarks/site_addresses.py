"""What people ask a site for: addresses of pages of a record, each beside what comes nearest to it in a browser of tables."""

import random
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import msgspec
from sqlalchemy import Connection, create_engine, text

SEED = 5
# Of a hundred addresses, how many are of which sort.
MIX = {
    "relationship": 18, "relationship, part": 12, "relationship, filtered": 10, "entry": 26, "report": 13, "search": 8, "person": 4,
    "compare": 3, "relationships": 3, "reports": 2, "home": 1,
}  # fmt: skip
WORDS = "oil gas visas grain defence trade nuclear border summit fisheries energy satellite railway tourism".split()
MORE = (
    "agreement cooperation talks supply project minister security export railway exercise loan centre".split()
)
KINDS = ("meeting", "visit", "call", "conference")
STATUSES = ("held", "planned", "postponed", "cancelled")
# Each page asks for what is awaited; the other parts are come upon by those who scroll so far.
PARTS = (
    ("next", "contact"), ("next", "commitment"), ("next", "contact"), ("mechanisms", "contact"), ("instruments", "instrument"), ("subjects", "contact"),
    ("statements", "statement"),
)  # fmt: skip
SAMPLED = 17  # one entry of so many is drawn from
NAMED = 4000  # entries in which people are looked for
Maker = Callable[[], tuple[str, str]]


class Address(NamedTuple):
    """One page: its sort, where it is on the site, and at the peer."""

    sort: str
    ours: str
    peer: str


class Things(NamedTuple):
    """Of a record: pairs of codes by how much they deal, entries and reports (id, number), people (name, party, entry)."""

    pairs: list[tuple[str, str]]
    entries: list[tuple[str, int]]
    reports: list[tuple[str, int]]
    people: list[tuple[str, str, str]]


def things(path: str, rng: random.Random) -> Things:
    """What there is in the record of a file; all but the pairs in an order of chance."""
    with create_engine(f"sqlite:///{path}").connect() as connection:
        pairs = _rows(
            connection,
            "SELECT a, b, count(*) FROM entry_pair WHERE sort = 'contact' AND a < b GROUP BY a, b ORDER BY 3 DESC, 1, 2",
        )
        entries = _rows(connection, f"SELECT id, number FROM entry WHERE number % {SAMPLED} = 0 ORDER BY id")
        reports = _rows(connection, "SELECT name, id FROM report ORDER BY name")
        bodies = _rows(
            connection,
            f"SELECT id, body FROM entry WHERE sort = 'contact' AND number % {SAMPLED} = 0 ORDER BY id LIMIT {NAMED}",
        )
    said = ((p, id_) for id_, body in bodies for p in msgspec.json.decode(body)["entry"]["participants"])
    people = [(p["name"], p["party"], id_) for p, id_ in said if p["party"] and " " in p["name"]]
    for some in (entries, reports, people):
        rng.shuffle(some)
    return Things([row[:2] for row in pairs], entries, reports, people)


def _rows(connection: Connection, sql: str) -> list[Any]:
    return [tuple(row) for row in connection.execute(text(sql))]


def addresses(path: str, name: str, number: int, today: str) -> list[Address]:
    """So many different addresses in an order of chance, by `MIX`; `name` is what the peer calls the file."""
    rng = random.Random(SEED)
    makers = _makers(things(path, rng), f"/{name}", int(today[:4]), rng)
    found: list[Address] = []
    for sort, share in MIX.items():
        different = dict.fromkeys(islice(makers[sort], 40 * number * share // 100))
        found += [Address(sort, *pair) for pair in islice(different, max(1, number * share // 100))]
    rng.shuffle(found)
    return found


def _makers(t: Things, peer: str, year: int, rng: random.Random) -> dict[str, Iterator[tuple[str, str]]]:
    """Of each sort, pairs of addresses without end."""
    drawn = {**_of_pairs(t, peer, year, rng), **_of_things(t, peer, year, rng), "home": lambda: ("/", peer)}
    return {sort: iter(make, None) for sort, make in drawn.items()}


def as_data(address: str) -> str:
    """The same address, for its data."""
    path, mark, query = address.partition("?")
    if path == "/person":  # leads to a page; as data people are asked for by name
        return f"/people.json?{query.partition('&entry')[0]}"
    return f"{'/home' if path == '/' else path}.json{mark}{query}"


def as_they_come(number: int, of: int) -> list[int]:
    """Which of `of` addresses are asked for, one after the other: the n-th n times as seldom as the first (Zipf)."""
    rng = random.Random(SEED)
    return rng.choices(range(of), weights=[1 / n for n in range(1, of + 1)], k=number)


def _of_pairs(t: Things, peer: str, year: int, rng: random.Random) -> dict[str, Maker]:
    """What is asked of relationships."""

    def pair() -> tuple[str, str]:
        """Frequent and rare pairs alike: drawn evenly by the logarithm of their rank."""
        return t.pairs[min(int(len(t.pairs) ** rng.random()), len(t.pairs)) - 1]

    def of_pair(a: str, b: str) -> str:
        return f"{peer}/entry_pair?{urlencode({'a': a, 'b': b, 'sort': 'contact', '_sort': 'first'})}"

    def relationship() -> tuple[str, str]:
        a, b = pair()
        return f"/relationship/{quote(f'{a}-{b}')}", of_pair(a, b)

    def filtered() -> tuple[str, str]:
        a, b = pair()
        since = rng.randint(year - 24, year - 1)
        chosen = [
            {"since": since},
            {"since": since, "until": since + 3},
            {"kind": rng.choice(KINDS)},
            {"status": rng.choice(STATUSES)},
        ]
        asked = rng.choice(chosen)
        days = {"first__gte": (since - 1) * 365 + 180} if "since" in asked else {}
        return f"/relationship/{quote(f'{a}-{b}')}?{urlencode(asked)}", f"{of_pair(a, b)}&{urlencode(days)}"

    def part() -> tuple[str, str]:
        """What the browser asks for after a page, and what the reader scrolls to."""
        a, b = pair()
        name, sort = rng.choice(PARTS)
        sought = of_pair(a, b).replace("sort=contact", f"sort={sort}")
        return f"/relationship/{quote(f'{a}-{b}')}/{name}", sought

    def compare() -> tuple[str, str]:
        some = ["-".join(pair()) for _ in range(rng.randint(2, 4))]
        a, b = some[0].split("-")
        return f"/compare?{urlencode({'pair': list(dict.fromkeys(some))}, doseq=True)}", of_pair(a, b)

    def relationships() -> tuple[str, str]:
        code = rng.choice(pair())
        return f"/relationships?party={quote(code)}", f"{peer}/entry_party?party={quote(code)}"

    return {
        "relationship": relationship, "relationship, part": part, "relationship, filtered": filtered, "compare": compare,
        "relationships": relationships,
    }  # fmt: skip


def _of_things(t: Things, peer: str, year: int, rng: random.Random) -> dict[str, Maker]:
    """What is asked of single entries, reports and people, and of words."""

    def entry() -> tuple[str, str]:
        id_, number = rng.choice(t.entries)
        return f"/entry/{id_}", f"{peer}/entry/{number}"

    def report() -> tuple[str, str]:
        id_, number = rng.choice(t.reports)
        return f"/report/{quote(id_, safe='')}", f"{peer}/report/{number}"

    def search() -> tuple[str, str]:
        words = " ".join(rng.sample(WORDS, 1) + rng.sample(MORE, rng.randint(0, 2)))
        return (
            f"/search?{urlencode({'words': words})}",
            f"{peer}/statement_words?{urlencode({'_search': words})}",
        )

    def person() -> tuple[str, str]:
        name, party, told_in = rng.choice(t.people)  # as the page of an entry leads to them
        word = urlencode({"word": name.split()[-1].lower()})
        return (
            f"/person?{urlencode({'name': name, 'party': party, 'entry': told_in})}",
            f"{peer}/entry_person?{word}",
        )

    def reports() -> tuple[str, str]:
        since = rng.randint(year - 24, year)
        return (
            f"/reports?since={since}",
            f"{peer}/report?{urlencode({'published__gte': since, '_sort': 'published'})}",
        )

    return {"entry": entry, "report": report, "search": search, "person": person, "reports": reports}
