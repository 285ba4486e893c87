"""Names of persons in a line, with the offices and states that the text gives them."""

from despatch.language.names.persons.finding import find_named
from despatch.language.names.persons.named import Named

__all__ = ["Named", "find_named"]
