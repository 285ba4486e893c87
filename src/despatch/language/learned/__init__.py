"""The learned reader: a small encoder, shipped as int8 ONNX, that proposes; explicit code disposes.

`learned(text, sentences)` gives a `Learned`: spans of layers (`labels`) with their probability, the probability of any
words to be of a layer, and the roles that spans play for each other. Trained by `training/reader`.
"""

from despatch.language.learned.network import version
from despatch.language.learned.reading import Learned, learned, learned_names, unread
from despatch.language.learned.roles import Roles
from despatch.language.learned.spans import Found

__all__ = ["Found", "Learned", "Roles", "learned", "learned_names", "unread", "version"]
