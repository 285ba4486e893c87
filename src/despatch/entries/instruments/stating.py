"""Who makes what a joint statement says: "Britain and France said in a joint statement that Iran must ..."."""

from despatch.entries.instruments.actions.tokens import before_phrase
from despatch.entries.instruments.bystanders import named_from
from despatch.entries.instruments.candidate import Candidate
from despatch.entries.instruments.resolutions import clause_start
from despatch.entries.scene import Scene


def stating(scene: Scene, candidate: Candidate) -> list[str]:
    """The parties that open the clause in which something is told "in a joint statement"; [] where fewer than two do."""
    tokens = candidate.sentence.tokens
    k = before_phrase(tokens, candidate.first)
    if (
        candidate.kind not in ("statement", "declaration")
        or k < 1
        or tokens[k].word.lower() not in ("in", "by")
    ):
        return []
    start = clause_start(candidate.sentence, k)
    subject = named_from(tokens, [t.word.lower() for t in tokens[:k]], start, several=True)
    if not subject or k == start:
        return []
    told = scene.parties(tokens[start].start, tokens[subject[-1]].end)
    return told if len(told) > 1 else []
