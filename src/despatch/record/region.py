"""What stands around some accounts of a record, loaded as it is asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from despatch.record.joining import Edge
from despatch.record.judgements.keeping import bonds
from despatch.record.judgements.standing import Bonds
from despatch.record.numbers import chunks
from despatch.record.profile import Profile
from despatch.record.profiles import Profiles

Pair = tuple[int, int, int, bool]  # two accounts, their score, whether it is kept


def pairs(connection: Connection, of: Iterable[int], *, kept_only: bool) -> list[Pair]:
    """The pairs of alike accounts that any of these is in."""
    found = {}
    only = "AND kept" if kept_only else ""
    for some in chunks(of):
        for end in ("a", "b"):
            for a, b, score, kept in connection.exec_driver_sql(
                f"SELECT a, b, score, kept FROM pair WHERE {end} IN ({some}) {only}"
            ):
                found[a, b] = (a, b, score, bool(kept))
    return list(found.values())


class Region:
    """The surroundings of accounts (`joining.Around`) from the database: pairs kept, profiles, what people decided."""

    def __init__(self, connection: Connection, profiles: Profiles) -> None:
        self._db = connection
        self._by_number = profiles
        self._numbers: dict[str, int] = {}
        self._profiles: dict[str, Profile] = {}
        self._edges: dict[str, list[Edge]] = {}
        self.loaded: set[int] = set()  # accounts whose pairs are known
        self.bonds = Bonds((), {})

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """By key: of the accounts that are loaded, and of all that these are alike with."""
        return self._profiles

    def key(self, number: int) -> str:
        """The key of an account that is loaded."""
        return self._by_number[number].key

    def number(self, key: str) -> int:
        """The number of an account that is loaded."""
        return self._numbers[key]

    def edges(self, key: str) -> Sequence[Edge]:
        """The pairs that a loaded account is in."""
        return self._edges[key]

    def ready(self, keys: Collection[str]) -> None:
        """Load accounts that are alike with such as are loaded."""
        self.load(self._numbers[key] for key in keys)

    def load(self, accounts: Iterable[int]) -> None:
        """Load accounts, and those that people decided of together with them."""
        new = set(accounts) - self.loaded
        if not new:
            return
        judged = set(new)
        found: set[int] = set()
        while judged:
            found = set(self.judged_with(judged))
            judged = found - new
            new |= found
        found_pairs = pairs(self._db, new, kept_only=True)
        self._by_number.load(self._db, new.union(*((a, b) for a, b, _, _ in found_pairs)))
        self._note(new, found_pairs)
        if found:
            self.bonds = bonds(self._db, {n: self.key(n) for n in self.loaded})

    def _note(self, new: set[int], found: Sequence[Pair]) -> None:
        for number in new.union(*((a, b) for a, b, _, _ in found)):
            made = self._by_number[number]
            self._numbers[made.key] = number
            self._profiles[made.key] = made
        self._edges.update((self.key(n), []) for n in new)
        for a, b, score, _ in found:
            x, y = sorted((self.key(a), self.key(b)))
            for end in {a, b} & new:
                self._edges[self.key(end)].append((x, y, score))
        self.loaded |= new

    def judged_with(self, numbers: Iterable[int]) -> Iterator[int]:
        """Accounts that a judgement speaks of together with any of these, and these if it does."""
        for some in chunks(numbers):
            yield from self._db.exec_driver_sql(
                "SELECT DISTINCT y.account FROM anchor x JOIN anchor y ON y.judgement = x.judgement "
                f"WHERE x.account IN ({some})"
            ).scalars()
