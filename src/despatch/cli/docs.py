"""`python -m despatch.cli.docs`: write docs/verbs from the help, with an example that is run.

With `--check` nothing is written; the exit code is 1 where a page is not current.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import yaml

from despatch.cli.app import VERBS, despatch

ROOT = Path(__file__).resolve().parents[3]
WHERE = ROOT / "docs" / "verbs"
REPORTS = "examples/reports"
# Verb -> what its example shows, the command, and how many lines of output are printed (None: all).
EXAMPLES: dict[str, tuple[str, str, int | None]] = {
    "read": (
        "What one report says, for people; without `--format text` it is one JSON object a line.",
        f"despatch read {REPORTS}/2022-01-05-coromandel-two-calls.txt --format text",
        40,
    ),
    "add": ("A folder of reports into a new record.", f"despatch add {REPORTS}", None),
    "timeline": (
        "What passed between India and Russia at the end of 2021, one line an entry; without `--brief` "
        "each with the words it rests on.",
        "despatch timeline India Russia --since 2021-11 --until 2021 --brief",
        40,
    ),
    "show": ("One entry whole.", "despatch show {entry}", 60),
    "pending": (
        "What is open between India and Russia on a day, what has passed first.",
        "despatch pending India Russia --today 2025-12-20 --within 1y",
        60,
    ),
    "new": (
        "What the reports published since a day tell of India and Russia that was not told before.",
        "despatch new India Russia --since 2025-12-01",
        45,
    ),
    "differences": ("Where the reports are at odds.", "despatch differences", 40),
    "statements": (
        "What India and Russia said about trade; reported speech is shown in the sentence of the report.",
        "despatch statements India Russia --about trade",
        None,
    ),
    "people": (
        "Who is who of India and Russia among those called foreign minister, with the reports that show it.",
        "despatch people India Russia --office 'foreign minister'",
        60,
    ),
    "mechanisms": (
        "What India and Russia take part in, as of the end of 2026.",
        "despatch mechanisms India Russia --today 2026-12-01",
        60,
    ),
    "subjects": (
        "What India and Russia deal with again and again.",
        "despatch subjects India Russia --limit 6",
        None,
    ),
    "instruments": (
        "What India and the Eurasian Economic Union have between them.",
        "despatch instruments India EAEU",
        None,
    ),
    "brief": (
        "The brief on India and Russia as Markdown; with `-o FILE.pdf` (or .docx, .html) it is set as pages.",
        "despatch brief India Russia --today 2025-12-31",
        60,
    ),
    "compare": (
        "Two relationships side by side.",
        "despatch compare India-Russia India-China --by year",
        None,
    ),
    "why": (
        "Why the reports of one entry are taken to tell of one thing.",
        "despatch why {entry}",
        40,
    ),
    "correct": (
        "A place is set by hand; what the reports say is kept beside it.",
        "despatch correct edit {entry} place='Hyderabad House' --author 'R. Kaul' --reason 'the release of the ministry' "
        "--record mine.db; despatch show {entry} --record mine.db | head -14",
        None,
    ),
    "log": (
        "What was decided, after the example of `correct`.",
        "despatch log --record mine.db",
        None,
    ),
    "serve": (
        "The record in the browser, and the first of its data as a program gets them.",
        "despatch serve --port 8361 & sleep 8; curl -s http://127.0.0.1:8361/relationships.json | head -c 400; kill $!",
        None,
    ),
    "user": (
        "Somebody who may decide; the file holds a hash of the password.",
        "despatch user users.tsv kaul --password-stdin <<< 'a long sentence is best'; cut -f1 users.tsv",
        None,
    ),
    "check": ("A sound record.", "despatch check", None),
    "reread": ("Nothing has changed since the reports were read.", "despatch reread", None),
    "explain": (
        "How a report was read; on a terminal the marks are colours.",
        f"despatch explain {REPORTS}/2022-01-05-coromandel-two-calls.txt",
        75,
    ),
    "export": (
        "The record as a table.",
        "despatch export --format csv | cut -d, -f1-8 | head -5",
        None,
    ),
    "backup": ("A copy of the record, made while it may be in use.", "despatch backup friday.db", None),
    "version": ("What is installed.", "despatch version --format json | head -3", None),
}


def pages() -> dict[str, str]:
    """The name of every page and what it holds."""
    with _example_record() as run:
        made = {f"{verb}.md": _page(verb, run) for verb in VERBS}
        made["../questions.md"] = _questions(run)
        made["../../README.md"] = _readme(run)
    lines = [f"| [{verb}]({verb}.md) | {text} |" for verb, text in VERBS.items()]
    made["README.md"] = _INDEX.format(verbs="\n".join(lines), help=_help(despatch, "despatch"))
    return made


_INDEX = """# Verbs

One page a verb, written by `make docs` from the help.

| verb | what it does |
| --- | --- |
{verbs}

{help}

## Formats

`--format` means the same on every verb: `text` is for people (in colour on a terminal, unless `NO_COLOR` is set;
80 columns in a pipe, unless `COLUMNS` is), `json` is one document, `jsonl` one object a line, `csv` a table with a
header. `read` and `export` print `jsonl` unless told otherwise, the others `text`. JSON and CSV are UTF-8 whatever
the locale. A cell that a spreadsheet would take for a formula has an apostrophe in front.

## Completion

The shell completes verbs, options, their values and the names of parties once its start file says so:

```sh
eval "$(_DESPATCH_COMPLETE=bash_source despatch)"   # ~/.bashrc
eval "$(_DESPATCH_COMPLETE=zsh_source despatch)"    # ~/.zshrc
_DESPATCH_COMPLETE=fish_source despatch | source    # ~/.config/fish/config.fish
```

## Environment

| variable | what it does |
| --- | --- |
| `DESPATCH_RECORD` | the record to use where `--record` is not given |
| `DESPATCH_DEBUG` | `1` shows where a failure came from |
| `NO_COLOR`, `FORCE_COLOR`, `COLUMNS` | no colour; colour in a pipe too; the width of text |
"""


def _help(command: click.Command, path: str) -> str:
    """The help of a command as it prints at 80 columns."""
    context = click.Context(
        command, info_name=path, terminal_width=80, max_content_width=80, help_option_names=["-h", "--help"]
    )
    return f"```text\n{command.get_help(context)}\n```"


def _page(verb: str, run: "Run") -> str:
    command = despatch.get_command(click.Context(despatch), verb)
    assert command is not None
    text = f"# despatch {verb}\n\n{_help(command, f'despatch {verb}')}\n"
    for name, part in command.commands.items() if isinstance(command, click.Group) else ():
        text += f"\n## despatch {verb} {name}\n\n{_help(part, f'despatch {verb} {name}')}\n"
    if verb not in EXAMPLES:
        return text
    what, line, most = EXAMPLES[verb]
    return f"{text}\n## Example\n\n{what}\n\n{console(line, most, run)}\n"


def console(line: str, most: int | None, run: "Run") -> str:
    """A command and what it prints, `most` lines of it."""
    line = line.replace("{entry}", run.entry())
    output = run(line).rstrip("\n").split("\n")
    if most is not None and len(output) > most:
        output = [*output[:most], "..."]
    return "\n".join(["```console", f"$ {line}", *output, "```"])


def _questions(run: "Run") -> str:
    """docs/questions.md: what is asked before a round of talks, each with the command and what it prints."""
    raw = yaml.safe_load((ROOT / "docs" / "questions.yaml").read_text(encoding="utf-8"))
    parts = [f"# {raw['title']}\n\n{raw['text'].strip()}\n"]
    for one in raw["questions"]:
        parts.append(
            f"## {one['question']}\n\n{one['answer'].strip()}\n\n{console(one['command'], one.get('lines'), run)}\n"
        )
    return "\n".join(parts)


def _readme(run: "Run") -> str:
    """README.md, with what the commands print today below each line that names one."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    def fill(match: re.Match[str]) -> str:
        return f"{match[1]}```text\n{run(match[2]).rstrip()}\n```\n"

    return re.sub(r"(<!-- run: (.+) -->\n)```text\n(?:.*\n)*?```\n", fill, text)


class Run:
    """Runs the commands of examples in a folder of their own, beside a link to the sample reports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: dict[str, str] = {}

    def __call__(self, line: str) -> str:
        """What the command prints on standard output; run once."""
        if line not in self.done:
            here = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
            kept = {
                k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "COLUMNS", "DESPATCH_RECORD")
            }
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=self.folder,
                env={**kept, "PATH": here},
                capture_output=True,
                check=False,
            )
            self.done[line] = _steady(done.stdout.decode("utf-8"))
        return self.done[line]

    def entry(self) -> str:
        """The id of the entry told by most reports: the one worth showing."""
        import json

        rows = [json.loads(row) for row in self("despatch export").splitlines()]
        best = max(
            rows, key=lambda r: (r["sources"]["texts"], len(r["history"]), r["id"]), default={"id": "ENTRY"}
        )
        return str(best["id"])[:8]


def _steady(output: str) -> str:
    """What is another thing at each run - versions, times and ids of decisions - as it was once."""
    output = re.sub(r'("python": ")[^"]*', r"\g<1>3.11", output)
    output = re.sub(r"(correct undo )[0-9a-f]{12}", r"\g<1>5d0c8f2a9b71", output)
    output = re.sub(r"(R\. Kaul, )[0-9a-f]{12}", r"\g<1>5d0c8f2a9b71", output)
    output = re.sub(r"^\d{4}-\d\d-\d\d \d\d:\d\d (edited)", r"2026-11-22 09:00 \g<1>", output, flags=re.M)
    return re.sub(r"(edited by R\. Kaul, )\d+ \w+ \d+", r"\g<1>22 Nov 2026", output)


@contextmanager
def _example_record() -> Iterator[Run]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "examples").mkdir()
        shutil.copytree(ROOT / REPORTS, folder / REPORTS)
        run = Run(folder)
        run(EXAMPLES["add"][1])
        shutil.copy(folder / "despatch.db", folder / "mine.db")  # for what changes it
        yield run


def main() -> int:
    """Write the pages, or with `--check` only compare them."""
    stale = []
    for name, text in pages().items():
        path = WHERE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print(f"docs/verbs: {', '.join(stale) or 'all'} {'changed' if stale else 'current'}", file=sys.stderr)
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
