"""`despatch serve`."""

import click

from despatch.cli.author import author_option
from despatch.cli.output import note
from despatch.cli.record import opened, record_option

HERE = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=8350, show_default=True, type=click.IntRange(0, 65535), help="The port; 0: any."
)
@click.option("--edit", is_flag=True, help="Let people add reports and decide about entries.")
@click.option(
    "--users", metavar="FILE", help="Who may decide: names and hashed passwords (see docs/site.md)."
)
@click.option(
    "--name", "names", metavar="NAME", multiple=True, help="A name that the site goes by; may be given again."
)
@click.option(
    "--most-requests",
    default=1200,
    show_default=True,
    type=click.IntRange(0),
    help="How many requests a minute one address may make; 0: any number.",
)
@click.option(
    "--processes",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="How many answer, each with what it keeps of its own; more than one only without --edit.",
)
@author_option()
@record_option()
def command(
    host: str,
    port: int,
    edit: bool,
    users: str | None,
    names: tuple[str, ...],
    most_requests: int,
    processes: int,
    author: str,
    where: str,
) -> None:
    """Show the record in the browser; with --edit, work in it.

    The site listens on this computer only, unless --host says otherwise; to let others decide, --users is needed.
    """
    from despatch.model import UsageError

    try:
        import uvicorn

        from despatch.site.app import create_app
        from despatch.site.serving import told
    except ModuleNotFoundError as error:
        raise UsageError("serve", f"{error.name} is not installed", "pip install 'despatch[site]'") from error
    from despatch.site.settings import Settings
    from despatch.site.users import read_users

    known = read_users(users) if users else {}
    if edit and host not in HERE and not known:
        raise UsageError("--edit", f"anybody who reaches {host} could decide", "--users FILE")
    if edit and processes > 1:
        raise UsageError("--processes", "where people decide one process does it all", "without --edit")
    called = (*Settings().hosts, host, *names)
    settings = Settings(edit=edit, author=author, users=known, hosts=called, most_requests=most_requests)
    with opened(where) as record:
        if edit:
            # What older rules merged is merged anew now, not at somebody's first decision.
            record.correct.put([])
        note(f"despatch: http://{host}:{port}/ (Ctrl+C ends)")
        app = create_app(record, settings)
        if processes == 1:
            uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
    if processes > 1:
        told(where, called, most_requests, processes)
        uvicorn.run(
            "despatch.site.serving:made", factory=True, workers=processes, host=host, port=port, log_level="warning", server_header=False
        )  # fmt: skip
