"""The same reading on many cores."""

from despatch.engines.cores import run

__all__ = ["run"]
