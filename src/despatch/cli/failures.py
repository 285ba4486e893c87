"""Every failure in one line: what failed, why, and what to try."""

import errno

import click

_OS_HINTS = {
    errno.ENOSPC: "free some space, or write elsewhere",
    errno.EDQUOT: "free some space, or write elsewhere",
    errno.EACCES: "check who may read and write it",
    errno.EROFS: "write elsewhere",
    errno.ENOENT: "check the path",
}


def one_line(error: BaseException) -> tuple[str, int]:
    """The line for standard error and the exit code that `error` ends with."""
    from despatch.model.errors import DespatchError, UsageError

    if isinstance(error, DespatchError):
        return _line(error.what, error.why, error.try_), 2 if isinstance(error, UsageError) else 1
    if isinstance(error, click.UsageError):
        verb = error.ctx.command_path if error.ctx else "despatch"
        why = error.format_message().rstrip(".")
        return _line(verb.removeprefix("despatch ") if " " in verb else "usage", why, f"{verb} --help"), 2
    if isinstance(error, click.ClickException):
        return _line("input", error.format_message(), ""), 1
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return _line("interrupted", "", ""), 130
    if isinstance(error, OSError):
        where = str(error.filename) if error.filename else "input or output"
        return _line(where, error.strerror or str(error), _OS_HINTS.get(error.errno or 0, "")), 1
    if isinstance(error, MemoryError):
        return _line("memory", "there is not enough of it", "fewer or smaller inputs, or --jobs 1"), 1
    why = f"{type(error).__name__}: {error}"
    return _line("internal fault", why, "DESPATCH_DEBUG=1 shows where; please report it"), 1


def _line(what: str, why: str, try_: str) -> str:
    from despatch.answers.plain import plain

    text = ": ".join(p for p in ("despatch", what, why) if p) + (f" (try: {try_})" if try_ else "")
    return plain(text)
