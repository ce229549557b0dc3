"""Where models come from: found on disk or fetched, and checked before anything loads them."""

from checker.registry.device import has_bfloat16, resolve_device
from checker.registry.digest import model_digest
from checker.registry.environment import keep_quiet
from checker.registry.location import locate
from checker.registry.manifest import FileSeal, manifest_of, read_manifest, record_model
from checker.registry.status import ModelState, ModelStatus, list_models, verify

__all__ = [
    "FileSeal",
    "ModelState",
    "ModelStatus",
    "has_bfloat16",
    "keep_quiet",
    "list_models",
    "locate",
    "manifest_of",
    "model_digest",
    "read_manifest",
    "record_model",
    "resolve_device",
    "verify",
]
