"""What the model libraries may do in this process: no telemetry, no noise, no network offline.

They read these variables once, when they are first imported, so `keep_quiet` must run earlier.
"""

import os

_QUIET = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
}
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}


def keep_quiet(*, offline: bool) -> None:
    """Silence the model libraries and, if ``offline``, forbid them the network.

    What the user has set is left as it is, but for the network: offline is a promise.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if offline:
        os.environ.update(_OFFLINE)
