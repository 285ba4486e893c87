"""Despatch reads press reports about relations between states and keeps the cited record of them."""

from despatch._version import __version__
from despatch.entries import read
from despatch.model import Reading, Report

__all__ = ["Reading", "Report", "__version__", "read"]
