"""Models from the Hugging Face hub: in the local cache, or fetched into it."""

from pathlib import Path

from checker.errors import ModelMissing

_NOT_NEEDED = ("*.bin", "*.pt", "*.ckpt", "*.h5", "*.msgpack", "*.ot", "onnx/*", "openvino/*")
"""Never fetched: pickled weights, and weights for other libraries."""


def cached(name: str, revision: str | None) -> Path:
    """The folder in the local cache that holds a model at a revision; the network is not used.

    Raises:
        ModelMissing: the cache has no such folder.

    """
    return _snapshot(name, revision, local=True)


def download(name: str, revision: str | None) -> Path:
    """Fetch a model into the local cache, as far as it is not there yet.

    Raises:
        ModelMissing: the hub is out of reach, or has no such model or revision.

    """
    return _snapshot(name, revision, local=False)


def _snapshot(name: str, revision: str | None, *, local: bool) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - half a second to import
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    try:
        return Path(
            snapshot_download(
                name,
                revision=revision,
                local_files_only=local,
                ignore_patterns=list(_NOT_NEEDED),
            )
        )
    except HFValidationError as error:
        raise ModelMissing(f"hub:{name}: not the name of a hub model: {error}") from error
    except OSError as error:  # The hub's own errors are OSErrors.
        raise ModelMissing(_advice(name, revision, "" if local else str(error))) from error


def _advice(name: str, revision: str | None, fault: str) -> str:
    hub, remedy = ("", "set offline = false once to fetch it")
    if fault:
        reason = fault.strip().splitlines()[0]
        hub, remedy = (f", nor to be had from the hub ({reason})", "check name and network")
    return (
        f"hub:{name} at revision {revision} is not in the local cache{hub}; {remedy}, or copy the "
        f"cache of a machine that has it and set HF_HOME, or name its folder: model = 'path:…'"
    )
