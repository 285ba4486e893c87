"""An action on a text, and how its verb's tense and mood turn it: what is still to be signed is planned."""

from typing import NamedTuple

from despatch.entries.verbs import Frame


class Action(NamedTuple):
    """An action, the index of the token that tells it, and whether the subject stands before it.

    `aside` are the tokens of a clause that tells how the text was made, before or after this was done to it.
    """

    action: str
    at: int
    active: bool = False
    aside: tuple[int, int] = (0, 0)


def simple(action: str) -> str:
    """The action without the doer that it tells of: what is approved is adopted."""
    return "adopted" if action == "approved" else action


def framed(action: str, how: Frame) -> str:
    """The action as its verb stands: what is still to be signed is planned, what may be is proposed."""
    action = simple(action)
    if action == "amended" and how.governor == "pledge":
        return action  # "agreed to extend the treaty"
    if action == "suspended" and (how.negated or how.governor == "plan"):
        return "adopted"  # it stands until they do
    if action in ("suspended", "rejected") and how.modal in ("may", "might", "could", "can"):
        return "adopted" if action == "suspended" else "proposed"  # it is still before them
    if action in ("proposed", "negotiating", "suspended", "rejected") and not how.negated:
        return action
    if how.governor == "refuse" or how.negated:
        return "rejected" if how.tense != "past" or action != "signed" else "negotiating"
    if how.governor == "urge" or how.modal in ("should", "must", "could", "may", "might", "would", "can"):
        return "proposed" if how.modal != "would" else "planned"
    if how.tense == "future" or how.tense == "infinitive" or (how.tense == "present" and how.passive):
        return "planned"
    return action
