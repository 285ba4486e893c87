"""The state of a text that no verb tells of."""

from despatch.model import Token


def implied(tokens: tuple[Token, ...], first: int) -> str:
    """The state of a text that no verb tells of, from the words shortly before it: "progress on a treaty"."""
    near = [t.word.lower() for t in tokens[max(0, first - 2) : first]]
    if "without" in near:
        return "negotiating"
    before = {t.word.lower() for t in tokens[max(0, first - 10) : first]}
    if "under" in before or "implementation" in before:
        return "adopted"
    return next((action for action, words in _IMPLYING if words & before), "adopted")


_IMPLYING = (
    ("negotiating", frozenset(
        "negotiations negotiating negotiate negotiators talks talk discuss discussed discussing discussions progress views "
        "progressing negotiation".split())),
    ("proposed", frozenset("propose proposed proposal proposals call called calls calling should need needs idea urged hoped".split())),
    ("planned", frozenset(
        "will would expected set plans planned planning soon preparations prepare preparing toward towards upcoming hope "
        "hopes ready prepared aim aims due".split())),
)  # fmt: skip
