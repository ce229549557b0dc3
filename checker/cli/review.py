"""checker review: the review desk, and who may use it."""

import ipaddress
from typing import Annotated

import typer

from checker.cli.accounts import ACCOUNT_COMMANDS, StoreUrl
from checker.cli.default import group_with_default
from checker.cli.options import Config
from checker.cli.terminal import errors, output

review_app = typer.Typer(
    cls=group_with_default("serve"),
    help="Serve the review desk, where editors judge findings, and keep its accounts.",
    rich_markup_mode=None,
)
for _name, _command in ACCOUNT_COMMANDS.items():
    review_app.command(_name)(_command)
_KEEP_ALIVE_SECONDS = 75
"""Longer than proxies hold an idle connection, so that none is closed as a request comes."""
_SHUTDOWN_SECONDS = 3
"""Streams of news never end by themselves; they get so long when the desk stops."""


@review_app.command("serve")
def serve_command(
    store: StoreUrl = "checker.db",
    host: Annotated[
        str, typer.Option("--host", help="Address to answer at; only this machine, if not said.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port.")] = 8330,
    config: Config = "default",
) -> None:
    """Serve the review desk over a store until interrupted.

    This is what 'checker review' runs.
    """
    import uvicorn  # noqa: PLC0415 - heavy

    from checker.review import create_app  # noqa: PLC0415
    from checker.review.access import DeskAccess  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415
    from checker.store import Store  # noqa: PLC0415

    settings = load_settings(config)
    with Store.open(store) as opened:
        app = create_app(opened, settings, DeskAccess(opened, settings.access))
        place = opened.database.place
        output.print(f"review desk: http://{host}:{port}/ over {place}", markup=False)
        if not _is_loopback(host):
            errors.print(
                "checker: the desk answers beyond this machine; put it behind https", markup=False
            )
        uvicorn.run(
            app, host=host, port=port, log_level="warning", proxy_headers=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS, timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )  # fmt: skip


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
