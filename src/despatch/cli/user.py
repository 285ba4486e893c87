"""`despatch user`."""

import sys

import click

from despatch.cli.output import note


@click.command("user")
@click.argument("file", metavar="FILE")
@click.argument("name", metavar="NAME")
@click.option(
    "--password-stdin", is_flag=True, help="Take the password from the first line of standard input."
)
def command(file: str, name: str, password_stdin: bool) -> None:
    """Let somebody decide on the site: write a name with a password into a users file.

    FILE is given to `despatch serve --users`; it is made if it is not there, and only its owner may read it. Passwords
    are kept hashed. A NAME that is there gets the new password; to take one out, delete its line.
    """
    from despatch.model import UsageError

    try:
        from despatch.site.users import write_user
    except ModuleNotFoundError as error:
        raise UsageError("user", f"{error.name} is not installed", "pip install 'despatch[site]'") from error
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt="Once more", err=True)
    new = write_user(file, name, password)
    note(
        f"despatch: {name} {'may decide' if new else 'has a new password'}: despatch serve --edit --users {file}"
    )
