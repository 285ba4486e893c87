"""The command `despatch`: its verbs, found without importing them, and how every failure ends."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from despatch._version import __version__
from despatch.cli.failures import one_line

# Verb -> one line for the list of verbs (tests hold that it is the first line of the verb's help).
VERBS = {
    "read": "Read reports and print what each says, a JSON object a line.",
    "add": "Read reports into the record, merging what they tell with what is there.",
    "timeline": "Print what passed between parties: contacts, instruments, commitments and quotations, by date.",
    "show": "Show one entry whole: every report that tells of it, what differs, its history.",
    "pending": "Print what is open: planned contacts and commitments, what is overdue first, with what became of each.",
    "new": "Print what the reports since a day tell that was not told before: changes, new entries, confirmations.",
    "differences": "Print where reports of one entry differ: who says what, in which words, and what the record took.",
    "statements": "Print what was said, word for word: by whom, in which office, when, and where it is told.",
    "subjects": "Print the subjects that recur: projects, weapons, texts, disputes and matters, the main ones first.",
    "people": "Print who is who: each person once, in all forms of the name, with offices and whom they last met.",
    "mechanisms": "Print recurring formats: when each was last held, what is next, the gap beside the usual interval.",
    "instruments": "Print instruments through their life: proposed, negotiated, signed, ratified, amended, suspended.",
    "compare": "Compare relationships: contacts per month, quarter or year, by level and kind.",
    "why": "Show why two entries are one or two: field by field, with the weight of each reason.",
    "correct": "Decide about entries: accept, edit, reject, add, merge, split, undo.",
    "log": "Show what people decided of the record, the latest first: who, when, what and why.",
    "explain": "Show a report with everything that was found in it, to see why something was or was not read.",
    "export": "Print every entry of the record, merged, with all citations, sources and differences.",
    "serve": "Show the record in the browser; with --edit, work in it.",
    "user": "Let somebody decide on the site: write a name with a password into a users file.",
    "reread": "Read all reports of the record again, as this version reads them; what people decided stays.",
    "backup": "Copy the record to a file that can be opened as a record, also while others add to it.",
    "check": "Hold the record against its reports: every citation exact, every merge explained.",
    "brief": "Write a brief on two parties, of two to four pages with every line footnoted: Markdown, HTML, PDF or Word.",
    "version": "Print the versions of Despatch, its reading model and Python.",
}


class ReaderGoneError(Exception):
    """The reader of our output has closed it (`| head`): it has what it wanted, so nothing failed."""


class Verbs(click.Group):
    """The group of verbs; a verb's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Verbs in the order of use."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or None."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"despatch.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; click would take a closed pipe for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, some inputs skipped.",
)
@click.version_option(__version__, prog_name="despatch", message="%(prog)s %(version)s")
def despatch() -> None:
    """Read press reports about relations between states and keep the cited record of them.

    Data goes to standard output, everything else to standard error.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; no failure shows a traceback.

    The environment variable DESPATCH_DEBUG=1 shows tracebacks.
    """
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    try:
        code = despatch.main(
            args=list(args) if args is not None else None, prog_name="despatch", standalone_mode=False
        )
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except ReaderGoneError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what Python still flushes at its end goes nowhere
        return 0
    except (SystemExit, click.exceptions.Exit) as error:  # shell completion; --help
        code = error.code if isinstance(error, SystemExit) else error.exit_code
        return code if isinstance(code, int) else 0
    except BaseException as error:  # the one place where every failure ends
        if os.environ.get("DESPATCH_DEBUG"):
            raise
        line, status = one_line(error)
        print(line, file=sys.stderr)
        return status
