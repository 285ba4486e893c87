"""Despatch reads press reports about relations between states and keeps the cited record of them."""

from typing import TYPE_CHECKING, Any

from despatch._version import __version__

if TYPE_CHECKING:
    from despatch.entries import read
    from despatch.model import Reading, Report
    from despatch.record import Record

__all__ = ["Reading", "Record", "Report", "__version__", "read"]

_HOME = {"Reading": "model", "Record": "record", "Report": "model", "read": "entries"}


def __getattr__(name: str) -> Any:
    """The public names, each loaded when first asked for: `despatch --help` needs none of them."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"despatch.{_HOME[name]}"), name)
    globals()[name] = value
    return value
