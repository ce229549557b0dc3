"""A group of commands one of which runs where none is named."""

import typer
from typer.core import TyperGroup


def group_with_default(command: str) -> type[TyperGroup]:
    """A group that takes ``command`` where its first argument is not one of its commands.

    A file or folder called like a command is reached as './nli'.
    """

    class DefaultGroup(TyperGroup):
        # Every context is typer's own, though the base class names a more general one.
        def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
            known = {*self.commands, *self.get_help_option_names(ctx)}
            named = bool(args) and args[0] in known
            return super().parse_args(ctx, args if named else [command, *args])

    return DefaultGroup
