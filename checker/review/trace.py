"""What the log may hold of a fault: the message of one often holds what an editor had typed."""

import traceback


def trace(fault: BaseException) -> str:
    """Where a fault came about and of which type it is, without values and without its message."""
    told = []
    one: BaseException | None = fault
    while one is not None:
        told += [*traceback.format_tb(one.__traceback__), f"{type(one).__qualname__}\n"]
        one = one.__cause__ or one.__context__
    return "".join(told)
