"""Profiles of accounts as they are needed while reports are added: a few kept, the others read from the database."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
from sqlalchemy import Connection

from despatch.record.numbers import chunks
from despatch.record.profile import Head, Profile

LIMIT = 1_000  # some 2.5 KB each
_PROFILE = msgspec.msgpack.Decoder(Profile)
_HEAD = msgspec.msgpack.Decoder(Head)


class Profiles:
    """The profiles of accounts by number, the latest `limit` of them kept in memory."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._held: dict[int, Profile] = {}

    def __getitem__(self, number: int) -> Profile:
        """The profile of an account that was kept or loaded in this transaction."""
        return self._held[number]

    def keep(self, number: int, profile: Profile) -> None:
        """Hold a profile just made."""
        self._held[number] = profile

    def trim(self) -> None:
        """Let go of all but the latest; between transactions."""
        if len(self._held) > self._limit:
            for number in list(self._held)[: len(self._held) - self._limit // 2]:
                del self._held[number]

    def load(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Make sure that the profiles of these accounts are held."""
        for number, raw in _raw(connection, {n for n in numbers if n not in self._held}):
            self._held[number] = _PROFILE.decode(raw)

    def those(
        self, connection: Connection, numbers: Iterable[int], worth: Callable[[int, Head], bool]
    ) -> Iterator[tuple[int, Profile]]:
        """The profiles that are `worth` it, one after the other, which are not held unless they are already.

        Of the others the head alone is decoded.
        """
        wanted = set(numbers)
        for number in wanted & self._held.keys():
            if worth(number, self._held[number]):
                yield number, self._held[number]
        for number, raw in _raw(connection, wanted - self._held.keys()):
            if worth(number, _HEAD.decode(raw)):
                yield number, _PROFILE.decode(raw)


def _raw(connection: Connection, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    for some in chunks(numbers):
        for row in connection.exec_driver_sql(f"SELECT id, profile FROM account WHERE id IN ({some})"):
            yield row.id, row.profile
