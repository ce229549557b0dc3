"""Signatures: who sent a message, and when, cannot be forged without the shared secret.

HMAC-SHA256 (RFC 2104) over the time of sending and the body, so that a message that was caught
cannot be sent again later.
"""

import hashlib
import hmac
import re

HEADER = "Checker-Signature"
TOLERANCE = 300
"""Seconds for which a signature is good."""
_FORM = re.compile(r"t=(?P<time>\d{1,12}),v1=(?P<mac>[0-9a-f]{64})")


def sign(secret: str, time: int, body: bytes) -> str:
    """The header of a message sent at ``time``, in seconds since 1970: 't=…,v1=…'."""
    return f"t={time},v1={_mac(secret, time, body)}"


def verify(secret: str, header: str, body: bytes, now: int, tolerance: int = TOLERANCE) -> bool:
    """Whether a message comes from who knows the secret, and is no older than ``tolerance``."""
    found = _FORM.fullmatch(header)
    if found is None or abs(now - int(found["time"])) > tolerance:
        return False
    return hmac.compare_digest(found["mac"], _mac(secret, int(found["time"]), body))


def _mac(secret: str, time: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{time}.".encode() + body, hashlib.sha256).hexdigest()
