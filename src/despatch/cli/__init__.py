"""The command line: one file per verb, loaded when the verb is called."""

from despatch.cli.app import main

__all__ = ["main"]
