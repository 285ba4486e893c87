"""What is done to a text: the action that its sentence tells, from the verb that governs its phrase."""

from despatch.entries.instruments.actions.action import Action
from despatch.entries.instruments.actions.finding import action_of
from despatch.entries.instruments.actions.implied import implied
from despatch.entries.instruments.actions.tokens import premodifies

__all__ = ["Action", "action_of", "implied", "premodifies"]
