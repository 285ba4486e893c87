"""Attribution frames: a cue with its source, inside one sentence and outside quotation marks."""

from despatch.language.quotations.frames.finding import frames
from despatch.language.quotations.frames.frame import Frame
from despatch.language.quotations.frames.subjects import main_subject

__all__ = ["Frame", "frames", "main_subject"]
