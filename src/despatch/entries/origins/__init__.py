"""Where each entry of a reading comes from: the rules, the learned reader, or both, and what a judge weighed.

A reading keeps nothing of this. `origins` reads the analysis again and follows every step, for `despatch explain`.
"""

from typing import Any

import msgspec

from despatch.entries import _worth_reading, entries_of
from despatch.entries.origins.contacts import contact_origins
from despatch.entries.origins.statements import statement_origins
from despatch.entries.origins.structures import Asked, LeftOut, Origin, Origins, Weight
from despatch.entries.origins.texts import commitment_origins, instrument_origins, texts_left_out
from despatch.language.learned.labels import LAYERS
from despatch.language.quotations import attributions
from despatch.model import Analysis, Reading

_NOT_TOLD = frozenset(("name", "office"))  # names are marked in the text itself


def origins(analysis: Analysis, reading: Reading) -> Origins:
    """The origin of each entry of `reading`, which was made of `analysis`."""
    seen = analysis.learned
    rules = reading if seen is None else entries_of(_unlearned(analysis))
    told = _worth_reading(analysis)
    met, left_out = contact_origins(told, reading.contacts)
    return Origins(
        on=seen is not None,
        sentences=len(analysis.sentences),
        read=seen.sentences if seen is not None else 0,
        spans=tuple(s for layer in LAYERS if layer not in _NOT_TOLD for s in _spans(seen, layer)),
        contacts=met,
        instruments=instrument_origins(told, reading, rules.instruments),
        commitments=commitment_origins(told, reading, rules.commitments),
        statements=statement_origins(reading.statements, rules.statements, seen),
        left_out=(*left_out, *texts_left_out(told, reading, rules)),
    )


def _unlearned(analysis: Analysis) -> Analysis:
    """The analysis as the explicit code alone has it."""
    said = attributions(analysis.report, analysis.sentences, analysis.mentions, analysis.people)
    return msgspec.structs.replace(analysis, learned=None, attributions=said)


def _spans(seen: Any, layer: str) -> Any:
    return seen.spans(layer) if seen is not None else ()


__all__ = ["Asked", "LeftOut", "Origin", "Origins", "Weight", "origins"]
