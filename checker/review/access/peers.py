"""Who is at the other end: proxies that we trust, and the address behind them."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


def networks(given: Iterable[str]) -> tuple[Network, ...]:
    """The networks that texts such as '10.0.0.0/8' or '::1' name.

    Raises:
        ValueError: one of them is no network.

    """
    return tuple(ip_network(one) for one in given)


def is_within(address: str, trusted: Sequence[Network]) -> bool:
    """Whether an address lies in one of the networks; what is no address lies in none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in trusted)


def client_behind(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """The address of the client by X-Forwarded-For, read from its end.

    Each proxy appends the address it saw, so only what trusted proxies appended is believed: the
    last address that is none of theirs. What stands before it the client may have made up.
    """
    client = peer
    for address in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if not is_within(client, trusted):
            break
        client = address
    return client if _is_address(client) else peer


def household(address: str) -> str:
    """What counts as one address where attempts are counted: an IPv6 customer has a whole /64."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and not found.ipv4_mapped:
        return str(ip_network(f"{found}/64", strict=False))
    return str(found)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
