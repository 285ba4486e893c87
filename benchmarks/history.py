"""The record of White House releases of 2021 and 2022 beside the State Department's list of visits and travels.

The list (Office of the Historian, public domain) names every visit of a foreign leader to the United States and every
travel of the President, with its days; many are not in the releases at all. So the share found is taken of those that
the releases *mention*: some release has a sentence, or a headline, that
- names the visitor (a word of the name), or the visitor's state beside a leader's office; of a travel, the state or the town
  (and the release names the state somewhere);
- names the President or the White House;
- has a word of meeting or travel and none of telephoning; and
- gives a day of the visit, or stands in a release of one of its days or of the day after.
An entry of the record has it where it is a meeting, visit or conference that is planned, ongoing or held, between the
United States and that state (and others, maybe), whose days overlap those of the list and are at most two more than they.

`python -m benchmarks.history 50` prints that many of our own meetings and visits of the President, drawn by chance, to be read.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from benchmarks.shared import SHARED, table
from despatch import Record
from despatch.language.parties import parties_named
from despatch.model import Contact, Page
from despatch.model.when import bounds
from despatch.registers.states import states
from despatch.sources import pages

YEARS = ("2021", "2022")
HOME = "USA"
SEED = 5
# As the list writes them; the last is a slip of the list. Its French Polynesia is no party.
SPELLINGS = {
    "Korea, South": "KOR", "Congo, Republic of": "COG", "Democratic Republic of the Congo (Zaire)": "COD", "West Bank": "PSE",
    "Somali Republic": "SOM", "Somoa": "WSM",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(
    rf"\b({'|'.join(MONTHS)})\s+(\d{{1,2}})\b(?:\s*(?:-|–|to|and|through)\s*(\d{{1,2}})\b)?(?:,?\s+(20\d\d))?"
)
_PRESIDENT = re.compile(r"\bBiden\b|\bPresident\b|\bWhite House\b|\bOval Office\b")
_DEALT = re.compile(
    r"\b(?:meetings?\b|meets?\b(?! (?:the|our|these|this|shared))|met\b|visit|host|welcom|travel|trip\b|arriv|bilateral|summit|talks\b|attend|particip)",
    re.I,
)
_BY_WIRE = re.compile(r"\b(?:call|called|telephone|phone|virtual|virtually|video)\b", re.I)
_OFFICE = re.compile(
    r"\b(?:president|prime minister|chancellor|king|amir|emir|sultan|taoiseach|leaders?)\b", re.I
)
_PLAIN = frozenset(
    "President Prime Minister Chancellor King Queen Sultan Amir Sheikh Taoiseach Haji Jr. 3rd bin al".split()
)


class Event(NamedTuple):
    """A visit or travel of the list: days, counterpart state, words that name it, and whether the President travelled."""

    first: date
    last: date
    state: str
    name: str
    names: tuple[str, ...]
    travel: bool
    gathering: bool


@cache
def _codes() -> dict[str, str]:
    return {name: state.code for state in states().values() for name in state.names} | SPELLINGS


def events() -> list[Event]:
    """The list's visits to the United States and travels of the President, one for each state and stay."""
    found: dict[tuple[date, str, bool], Event] = {}
    for line in (SHARED / "bench/history/visits_travels_to_2022.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["start"][:4] not in YEARS or row.get("role", "president") != "president":
            continue
        travel = "visitor" not in row
        place = row["to"] if travel else row["from"]
        if place not in _codes():
            continue
        first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        told = (
            [w.strip() for w in row["locale"].split(",")]
            if travel
            else row["visitor"].replace(",", "").split()
        )
        names = tuple(w for w in told if len(w) > 3 and w not in _PLAIN)
        about = row["description"].lower()
        event = Event(
            first, last, _codes()[place], row.get("visitor", place), names, travel, "summit" in about
        )
        found.setdefault((first, event.state, travel), event)
    return list(found.values())


def releases() -> Iterator[Page]:
    """The releases of the two years, in order of day."""
    root = SHARED / "bench/whitehouse"
    folders = sorted(p for year in YEARS for p in root.glob(f"*/{year}-*"))
    for page in pages(folders):
        if isinstance(page, Page):
            yield page


class Told(NamedTuple):
    """A sentence of a release that names the President and a meeting or travel: the days that it gives, the parties of
    the sentence and of the whole release."""

    release: str
    published: date
    text: str
    days: tuple[tuple[date, date], ...]
    parties: frozenset[str]
    around: frozenset[str]


def telling(page: Page) -> list[Told]:
    """The sentences of a release that may mention a visit or travel."""
    published = date.fromisoformat((page.published or "")[:10])
    parts = [page.title or "", *re.split(r"(?<=[a-z0-9)”\"][.!?])\s+|\n\n", page.content)]
    around = _parties(f"{page.title}\n{page.content}")
    return [
        Told(page.id, published, part, tuple(_days(part, published)), _parties(part), around)
        for part in map(str.strip, parts)
        if _PRESIDENT.search(part) and _DEALT.search(part) and not _BY_WIRE.search(part)
    ]


def _parties(text: str) -> frozenset[str]:
    return frozenset(n.code for n in parties_named(text, 0, len(text)))


def _days(text: str, published: date) -> Iterator[tuple[date, date]]:
    for match in _DAY.finditer(text):
        month, year = MONTHS.index(match[1]) + 1, int(match[4] or published.year)
        try:
            first = date(year, month, int(match[2]))
            yield first, date(year, month, int(match[3])) if match[3] else first
        except ValueError:
            continue


def mentions(event: Event, told: Told) -> bool:
    """Whether a sentence mentions a visit or travel, after the test above."""
    fresh = event.first <= told.published <= event.last + timedelta(1)
    if not fresh and not any(a <= event.last and event.first <= b for a, b in told.days):
        return False
    if event.state not in told.around:
        return False
    if event.state in told.parties and (
        event.travel or _OFFICE.search(told.text.replace("President Biden", ""))
    ):
        return True
    return any(re.search(rf"(?<![\w-]){re.escape(name)}\b", told.text) for name in event.names)


def has(contact: Contact, event: Event) -> bool:
    """Whether a contact of the record is the visit or travel: counterpart, kind, status and days."""
    covered = bounds(contact.date)
    if covered is None or not {HOME, event.state} <= set(contact.parties):
        return False
    if contact.kind not in ("meeting", "visit", "conference") or contact.status not in (
        "held",
        "ongoing",
        "planned",
    ):
        return False
    overlaps = covered[0] <= event.last and event.first <= covered[1]
    return overlaps and (covered[1] - covered[0]).days <= (event.last - event.first).days + 2


def why_missing(event: Event, contacts: list[Contact], told: list[Told]) -> str:
    """Why the record lacks a visit: the nearest that it has of the releases that mention it."""
    reports = {t.release for t in told}
    near = [
        c
        for c in contacts
        if reports & {k.report for k in c.citations} and {HOME, event.state} <= set(c.parties)
    ]
    if not near:
        return "no contact of the two states from these releases"
    if any(c.date is None for c in near):
        return "told, without a day"
    if any(c.status not in ("held", "ongoing", "planned") for c in near):
        return "told with another status"
    if all(c.kind in ("call", "message") for c in near):
        return "told as another kind"
    return "told with other days"


class Outcome(NamedTuple):
    """The list's visits that are mentioned, with the sentences; the contacts of the record; those found."""

    all: list[Event]
    mentioned: dict[Event, list[Told]]
    contacts: list[Contact]
    found: dict[Event, Contact]


def outcome() -> Outcome:
    """Build the record of the releases and look every event of the list up in it."""
    given = list(releases())
    told = [t for page in given for t in telling(page)]
    wanted = events()
    mentioned = {e: some for e in wanted if (some := [t for t in told if mentions(e, t)])}
    with Record(":memory:") as record:
        record.add_all(given)
        contacts = [m.entry for m in record.entries("contact") if isinstance(m.entry, Contact)]
    found = {e: c for e in wanted for c in contacts if has(c, e)}
    return Outcome(wanted, mentioned, contacts, found)


def ours(contacts: list[Contact]) -> list[Contact]:
    """Our meetings and visits, face to face, of the President with one other state, with days in the two years."""
    kept = []
    for c in contacts:
        covered = bounds(c.date)
        if covered is None or str(covered[0].year) not in YEARS or (covered[1] - covered[0]).days > 7:
            continue
        leader = any(p.party == HOME and p.role and p.role.lower() == "president" for p in c.participants)
        if (
            leader
            and c.kind in ("meeting", "visit")
            and c.status in ("held", "ongoing", "planned")
            and len(c.parties) == 2
        ):
            kept.append(c)
    return sorted(kept, key=lambda c: (c.date or "", c.parties, c.kind))


def drawn(contacts: list[Contact], count: int) -> list[Contact]:
    """So many of `ours`, drawn with a fixed seed."""
    some = ours(contacts)
    return random.Random(SEED).sample(some, min(count, len(some)))


def _shown(contact: Contact, wanted: list[Event]) -> str:
    listed = "listed" if any(has(contact, e) for e in wanted) else "not listed"
    who = ", ".join(f"{p.name or '?'} ({p.role}, {p.party})" for p in contact.participants)
    said = "\n".join(f"      {k.report}: {' '.join(k.text.split())[:300]}" for k in contact.citations[:3])
    return f"{contact.date} {contact.kind} {contact.status} {contact.parties} {contact.place} [{listed}]\n   {who}\n{said}"


def main() -> str:
    """The section of the results."""
    got = outcome()
    rows: list[list[Any]] = []
    for name, of in (
        ("visits of leaders", [e for e in got.all if not e.travel and not e.gathering]),
        ("comings to a summit", [e for e in got.all if not e.travel and e.gathering]),
        ("travels of the President", [e for e in got.all if e.travel]),
        ("all", got.all),
    ):
        told = [e for e in of if e in got.mentioned]
        found = [e for e in told if e in got.found]
        rows.append([name, len(of), len(told), len(found), len(found) / max(1, len(told))])
    missing = Counter(
        why_missing(e, got.contacts, told) for e, told in got.mentioned.items() if e not in got.found
    )
    mine = ours(got.contacts)
    listed = sum(any(has(c, e) for e in got.all) for c in mine)
    return (
        "## Beside the State Department's list\n\n`python -m benchmarks.history` - the record that `add` builds from the White House "
        "releases of 2021 and 2022, held against the list of visits to the United States and of the President's travels. "
        "What *mentioned* means is said in the module.\n\n"
        + table(
            [
                "",
                "in the list",
                "mentioned in the releases",
                "of these in the record, right state and days",
                "share",
            ],
            rows,
        )
        + f"\n\nMissing: {'; '.join(f'{why}: {n}' for why, n in missing.most_common())}.\n\n"
        + f"Of our own {len(mine)} meetings and visits of the President with one other state, {listed} are in the list; "
        "the others are mostly meetings at summits, which it leaves out.\n"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        result = outcome()
        print("\n".join(_shown(c, result.all) for c in drawn(result.contacts, int(sys.argv[1]))))
    else:
        print(main())
