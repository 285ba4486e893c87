"""Despatch reads press reports about relations between states and keeps the cited record of them."""

from typing import TYPE_CHECKING, Any

from despatch._version import __version__
from despatch.entries import read
from despatch.model import Reading, Report

if TYPE_CHECKING:
    from despatch.record import Record

__all__ = ["Reading", "Record", "Report", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """`Record`, loaded when first asked for: reading one report needs no store."""
    if name == "Record":
        from despatch.record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
