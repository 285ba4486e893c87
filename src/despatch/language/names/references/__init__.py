"""Who is meant by an office alone, by his counterpart, by the two ministers, by he and they."""

from despatch.language.names.references.plurals import single
from despatch.language.names.references.reading import Resolved
from despatch.language.names.references.resolving import resolve

__all__ = ["Resolved", "resolve", "single"]
