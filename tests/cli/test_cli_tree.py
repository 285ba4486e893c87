"""The tree of verbs and options: all documented, all tested, none loaded before it is asked for."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from despatch.cli.app import VERBS, despatch

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "verbs"
TESTS = "\n".join(p.read_text(encoding="utf-8") for p in sorted(HERE.glob("test_*.py")))


def command(verb: str) -> click.Command:
    found = despatch.get_command(click.Context(despatch), verb)
    assert found is not None
    return found


def options() -> Iterator[tuple[str, click.Option]]:
    for verb in VERBS:
        for parameter in command(verb).params:
            if isinstance(parameter, click.Option):
                yield verb, parameter


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_of_verbs_says_what_each_help_begins_with(verb: str) -> None:
    help_ = command(verb).help or ""
    assert " ".join(help_.split("\n\n")[0].split()) == VERBS[verb]
    assert f'"{verb}"' in TESTS, f"no test runs {verb}"


@pytest.mark.parametrize(("verb", "option"), list(options()), ids=lambda v: getattr(v, "name", v))
def test_every_option_is_explained_documented_and_tested(verb: str, option: click.Option) -> None:
    assert option.help
    assert option.help.split("  [")[0].endswith(".")
    flag = option.opts[-1]
    assert flag in (DOCS / f"{verb}.md").read_text(encoding="utf-8"), "run make docs"
    assert f'"{flag}"' in TESTS, f"no test gives {flag}"


@pytest.mark.parametrize("verb", VERBS)
def test_the_pages_hold_the_help_as_it_is(verb: str) -> None:
    from despatch.cli.docs import _help

    page = (DOCS / f"{verb}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# despatch {verb}\n\n{_help(command(verb), f'despatch {verb}')}\n"), (
        "run make docs"
    )
    assert "\n## Example\n" in page
    assert f"$ despatch {verb}" in page


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from despatch.cli.app import run; run(['--help']); "
        "print([m for m in ('lxml', 'rich', 'sqlalchemy', 'trafilatura', 'msgspec', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert all(f"  {verb} " in done.stdout for verb in VERBS)


def test_versions(cli: Callable[..., tuple[int, str, str]]) -> None:
    from despatch import __version__

    assert cli("--version") == (0, f"despatch {__version__}\n", "")
    assert cli("version").out.startswith(f"despatch {__version__}\nmodel ")
    assert json.loads(cli("version", "--format", "json").out)["despatch"] == __version__
    assert cli("version", "--format", "csv").out.startswith("despatch,model,python\n")
    assert cli("version", "--format", "jsonl").out.count("\n") == 1


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_shells_complete(process: Callable[..., tuple[int, str, str]], shell: str) -> None:
    code, out, err = process(_DESPATCH_COMPLETE=f"{shell}_source")
    assert (code, err) == (0, "")
    assert "_DESPATCH_COMPLETE" in out


def test_completion_knows_verbs_values_and_parties() -> None:
    def complete(*args: str) -> list[str]:
        found = ShellComplete(despatch, {}, "despatch", "_DESPATCH_COMPLETE").get_completions(
            list(args[:-1]), args[-1]
        )
        return [item.value for item in found]

    assert complete("t") == ["timeline"]
    assert complete("timeline", "--status", "p") == ["planned", "proposed", "postponed"]
    assert "India" in complete("timeline", "Ind")
