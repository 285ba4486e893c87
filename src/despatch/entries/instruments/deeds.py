"""Which deed on a text a word tells: a verb of the lexicon, alone or with what follows it ("turned down")."""

from despatch.entries.instruments.lexicon import lexicon
from despatch.entries.phrases import DETERMINERS
from despatch.entries.verbs import inflect
from despatch.model import Token

OPPOSING = frozenset(("block", "veto", "defeat"))  # what is done to a text that is still before a body


def deed_at(tokens: tuple[Token, ...], k: int) -> tuple[str, str] | None:
    """The action and the form (base | s | past | ing) of the verb at `k`; None where no verb of the lexicon stands."""
    words = lexicon()
    low = tokens[k].word.lower()
    for particles, action, form in words.phrasal.get(low, ()):
        if k + len(particles) < len(tokens) and all(
            tokens[k + 1 + n].word.lower() == word for n, word in enumerate(particles)
        ):
            return action, form
    if low in _ENDING and k + 1 < len(tokens) and _a_text_at(tokens, k + 1):
        return "suspended", _ENDING[low]
    return words.verbs.get(low)


_ENDING = {
    form: kind
    for verb in (("end",), ("exit",), ("leave", "left", "left", "leaving"), ("abandon",))
    for form, kind in inflect(*verb).items()
}


def _a_text_at(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a text is named right at `k`: "end the treaty", "left their 1992 border pact"."""
    if tokens[k].word == "on" and k + 3 < len(tokens):
        k += 2  # "ended on Monday a contract"
    stop = min(k + 4, len(tokens))
    at = next((n for n in range(k, stop) if tokens[n].word.lower() in lexicon().last_words), None)
    return at is not None and tokens[k].word.lower() in DETERMINERS | {"its", "their"}
