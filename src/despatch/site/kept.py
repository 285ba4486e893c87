"""What was worked out lately, kept until the record changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


class Kept:
    """The latest `most` results, by a key; all are let go of when the version of the record is another."""

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._version: Hashable = None
        self._held: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, version: Hashable, key: Hashable, make: Callable[[], Any]) -> Any:
        """The result for a key, made if it is not there. Two threads may make it at once: results are the same."""
        with self._lock:
            if version != self._version:
                self._version = version
                self._held.clear()
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            if version == self._version:
                self._held[key] = made
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
        return made
