"""The secret that messages are signed with: it comes from the environment, never from a file."""

import os

from checker.errors import SettingsError

VARIABLE = "CHECKER_WEBHOOK_SECRET"
_SHORTEST = 16


def webhook_secret() -> str:
    """The secret shared with the receivers.

    Raises:
        SettingsError: it is not set, or so short that it can be guessed.

    """
    secret = os.environ.get(VARIABLE, "")
    if len(secret) < _SHORTEST:
        raise SettingsError(
            f"alerts.webhooks need a secret of {_SHORTEST} characters or more in {VARIABLE}"
        )
    return secret
