"""Where a request comes from, by the headers that browsers set and pages cannot."""

from collections.abc import Mapping

_OURS = {"same-origin", "none"}


def is_from_elsewhere(headers: Mapping[str, str], own: str) -> bool:
    """Whether a browser says that another site made this request.

    ``own`` is our origin, 'https://desk.example'. A client that sends neither header is no browser
    of today; the CSRF token alone decides on it.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site.lower() not in _OURS:
        return True
    origin = headers.get("origin")
    return origin is not None and origin.rstrip("/").lower() != own.rstrip("/").lower()


def inside_path(target: str | None, default: str = "/") -> str:
    """``target`` if it is a path of this desk, else ``default``: nobody is sent to another site.

    >>> (
    ...     inside_path("/queue?kind=conflict"),
    ...     inside_path("//evil.example"),
    ...     inside_path("/\\\\x.example"),
    ... )
    ('/queue?kind=conflict', '/', '/')
    """
    if not target or not target.startswith("/") or target.startswith("//"):
        return default
    # Browsers take a backslash for a slash, and drop tabs and line ends before they look.
    if "\\" in target or any(ord(letter) < 0x20 or ord(letter) == 0x7F for letter in target):
        return default
    return target
