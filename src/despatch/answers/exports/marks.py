"""Who vouches for an entry: said wherever an export has no field for it."""

from despatch.answers.plain import plain
from despatch.model.merged import MergedEntry


def coded_by(m: MergedEntry) -> str:
    """ "Read by a machine, not checked by a person." or "Edited by A. Nair, 2024-07-01."."""
    if m.checked is None:
        return "Read by a machine, not checked by a person."
    done = m.checked
    return f"{done.state.capitalize()} by {plain(done.author)}, {plain(done.at[:10])}."
