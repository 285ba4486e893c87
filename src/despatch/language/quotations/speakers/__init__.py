"""From the words of a source to the speaker: a person's fullest name, or an office or body, and the party."""

from despatch.language.quotations.speakers.resolving import Speakers
from despatch.language.quotations.speakers.speaker import NOBODY, Speaker

__all__ = ["NOBODY", "Speaker", "Speakers"]
