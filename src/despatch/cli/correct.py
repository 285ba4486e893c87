"""`despatch correct`: what a person decides of the record."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from despatch.cli.author import author_option, reason_option
from despatch.cli.output import Format, console, format_option, print_all, write, write_rows
from despatch.cli.record import opened, record_option

if TYPE_CHECKING:
    from despatch.model.judgement import Judgement
    from despatch.record import Record

Decide = Callable[["Record"], "Judgement"]


@click.group("correct")
def command() -> None:
    """Decide about entries: accept, edit, reject, add, merge, split, undo.

    A decision is kept for good beside the record, with its author, time and reason; it is never overwritten,
    also when reports are read again, and can be undone. ENTRY is an id, or the beginning of one, as `timeline`
    prints it behind #.
    """


def act(*, reason: bool = True) -> Callable[[Any], Any]:
    """The options of every act."""

    def add(function: Any) -> Any:
        for option in (
            format_option("text"),
            record_option(),
            author_option(),
            reason_option(required=reason),
        ):
            function = option(function)
        return function

    return add


@command.command("accept")
@click.argument("entry", metavar="ENTRY")
@act(reason=False)
def accept(entry: str, reason: str, author: str, where: str, format: Format) -> None:  # noqa: A002
    """The entry is right as it is: it is shown as checked."""
    _decide(where, format, lambda r: r.correct.accept(_id(entry), author=author, reason=reason))


@command.command("edit")
@click.argument("entry", metavar="ENTRY")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@act()
def edit(
    entry: str,
    fields: tuple[str, ...],
    reason: str,
    author: str,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Set fields of the entry: date=2023-12-27 place=Moscow parties=IND,RUS.

    Nothing behind the = says that the field is not known. Participants are given as NAME, ROLE, PARTY with ; between
    them; topics too have ; between them. What the reports say is kept and shown beside it.
    """
    from despatch.answers.typed import typed

    values = typed(fields)
    _decide(where, format, lambda r: r.correct.edit(_id(entry), values, author=author, reason=reason))


@command.command("reject")
@click.argument("entry", metavar="ENTRY")
@act()
def reject(entry: str, reason: str, author: str, where: str, format: Format) -> None:  # noqa: A002
    """The entry is none: it is left out of all answers, and kept."""
    _decide(where, format, lambda r: r.correct.reject(_id(entry), author=author, reason=reason))


@command.command("add")
@click.argument(
    "sort", metavar="SORT", type=click.Choice(("contact", "instrument", "commitment", "statement"))
)
@click.argument("report", metavar="REPORT")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1)
@click.option(
    "--words", metavar="WORDS", multiple=True, required=True,
    help="Words of the report, exactly as they stand there; may be given again.",
)  # fmt: skip
@act()
def add(
    sort: Any,
    report: str,
    fields: tuple[str, ...],
    words: tuple[str, ...],
    reason: str,
    author: str,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """Add an entry that was not read, resting on words of a REPORT of the record.

    SORT is contact, instrument, commitment or statement; of a statement, the first words are what was said.
    """
    from despatch.answers.typed import typed

    values = typed(fields)
    _decide(where, format, lambda r: r.correct.add(sort, report, words, values, author=author, reason=reason))


@command.command("merge")
@click.argument("entries", metavar="ENTRY ENTRY...", nargs=-1, required=True)
@act()
def merge(entries: tuple[str, ...], reason: str, author: str, where: str, format: Format) -> None:  # noqa: A002
    """These entries are one."""
    ids = [_id(entry) for entry in entries]
    _decide(where, format, lambda r: r.correct.merge(*ids, author=author, reason=reason))


@command.command("split")
@click.argument("entry", metavar="ENTRY")
@click.option(
    "--off", metavar="REPORT", multiple=True, required=True,
    help="A report that tells of another thing; may be given again.",
)  # fmt: skip
@act()
def split(
    entry: str,
    off: tuple[str, ...],
    reason: str,
    author: str,
    where: str,
    format: Format,  # noqa: A002
) -> None:
    """What some of its reports tell is another thing than the rest of the entry."""
    _decide(where, format, lambda r: r.correct.split(_id(entry), off, author=author, reason=reason))


@command.command("undo")
@click.argument("judgement", metavar="JUDGEMENT")
@act(reason=False)
def undo(judgement: str, reason: str, author: str, where: str, format: Format) -> None:  # noqa: A002
    """A decision counts no more; its id is in `despatch log`. An undo can be undone."""
    _decide(where, format, lambda r: r.correct.undo(judgement, author=author, reason=reason))


@command.command("load")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@record_option()
def load(files: Sequence[str], where: str) -> None:
    """Take over decisions from another record: what `despatch log --format jsonl` printed there.

    FILE may be - for standard input. A decision that is there already changes nothing.
    """
    from despatch.answers.judged import loaded
    from despatch.answers.words import count

    found = [one for file in files for one in loaded(file)]
    with opened(where) as record:
        new = record.correct.put(found)
    write(f"{count(len(found), 'decision')}, {new} new.\n")


def _id(entry: str) -> str:
    return entry.strip().removeprefix("#")


def _decide(where: str, format: Format, decide: Decide) -> None:  # noqa: A002
    from despatch.answers.judged import decided, judgement_row, log_csv

    with opened(where) as record:
        one = decide(record)
        if format == "text":
            out = console()
            print_all(out, decided(one, record))
        elif format == "csv":
            write(log_csv([one], set(), record))
        else:
            write_rows([judgement_row(one, record)], format)
