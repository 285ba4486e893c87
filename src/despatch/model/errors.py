"""Errors that tell a person what went wrong, why, and what to try."""


class DespatchError(Exception):
    """Base of all errors that Despatch raises on purpose.

    `what` failed, `why`, and what to `try_` next; the message joins the three in one line.
    """

    def __init__(self, what: str, why: str = "", try_: str = "") -> None:
        self.what, self.why, self.try_ = what, why, try_
        super().__init__(": ".join(p for p in (what, why) if p) + (f" (try: {try_})" if try_ else ""))


class InputError(DespatchError):
    """An input that cannot be read; the rest of a batch goes on without it."""


class RecordError(DespatchError):
    """A record that cannot be opened, read or written; it is left as it was."""


class UsageError(DespatchError):
    """Options or arguments that make no sense; exit code 2."""
