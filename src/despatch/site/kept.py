"""What was worked out lately, kept until the record changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

MB = 1024 * 1024


class Kept:
    """The latest `most` results, by a key; all are let go of when the version of the record is another.

    Of results that are bytes at most `room` of them are kept.
    """

    def __init__(self, most: int = 2000, room: int = 96 * MB) -> None:
        self._most, self._room, self._filled = most, room, 0
        self._lock = threading.Lock()
        self._version: Hashable = None
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def peek(self, version: Hashable, key: Hashable) -> Any:
        """The result for a key; None where there is none."""
        with self._lock:
            if version != self._version or key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key]

    def get(self, version: Hashable, key: Hashable, make: Callable[[], Any]) -> Any:
        """The result for a key, made if it is not there; who asks for it meanwhile waits for the one who makes it."""
        with self._lock:
            if version != self._version:
                self._version, self._filled = version, 0
                self._held.clear()
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            turn = self._making.setdefault((version, key), threading.Lock())
        with turn:
            made = self.peek(version, key)
            if made is None:
                try:
                    made = make()
                    self._keep(version, key, made)
                finally:
                    with self._lock:
                        self._making.pop((version, key), None)
        return made

    def _keep(self, version: Hashable, key: Hashable, made: Any) -> None:
        with self._lock:
            if version == self._version:
                self._filled += _size(made) - _size(self._held.get(key))
                self._held[key] = made
                while len(self._held) > self._most or self._filled > self._room:
                    self._filled -= _size(self._held.popitem(last=False)[1])


def _size(result: Any) -> int:
    return len(result) if isinstance(result, bytes) else 0
