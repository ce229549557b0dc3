"""The manifest: size and SHA-256 of every file of the models that come with the checker.

models/manifest.json maps a model as settings name it ('embedded:nli-small') to its files, by
their path in the model's folder. Model cards (*.md), hidden files, and what a model was made from
(folders called recipe) are never loaded, and not sealed.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from checker.errors import ModelDamaged
from checker.records.base import Record
from checker.resources import shipped

FILE_NAME = "manifest.json"
_RECIPE = "recipe"


class FileSeal(Record):
    """What a file must be: its size in bytes and the SHA-256 of its content, in hex."""

    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


_Manifest = TypeAdapter(dict[str, dict[str, FileSeal]])


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def manifest_of(folder: Path) -> dict[str, FileSeal]:
    """The seals of all files in a model's folder and the folders in it, by relative path."""
    return {
        path.relative_to(folder).as_posix(): FileSeal(
            size=path.stat().st_size, sha256=sha256_of(path)
        )
        for path in _sealed_files(folder)
    }


def read_manifest(models: Path | None = None) -> dict[str, dict[str, FileSeal]]:
    """The manifest in the folder ``models``, by default the shipped one.

    Raises:
        ModelDamaged: it is missing or not a manifest.

    """
    path = (models or shipped("models")) / FILE_NAME
    try:
        return _Manifest.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelDamaged(f"{path}: cannot be read as a manifest of models: {error}") from error


def record_model(model: str, folder: Path, models: Path | None = None) -> None:
    """Seal a model: write the files of ``folder`` as those of ``model`` into the manifest.

    For those who make models; see models/README.md.
    """
    path = (models or shipped("models")) / FILE_NAME
    manifest = read_manifest(models) if path.exists() else {}
    manifest[model] = manifest_of(folder)
    table = _Manifest.dump_python(manifest)
    path.write_text(json.dumps(table, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def faults_of(folder: Path, seals: Mapping[str, FileSeal]) -> tuple[str, ...]:
    """How the files of a folder differ from their seals, one line for each fault."""
    present = {path.relative_to(folder).as_posix() for path in _sealed_files(folder)}
    strange = tuple(f"{name} is not in the manifest" for name in sorted(present - set(seals)))
    checked = (_fault_of(folder / name, name, seal) for name, seal in sorted(seals.items()))
    return tuple(fault for fault in checked if fault) + strange


def _fault_of(path: Path, name: str, seal: FileSeal) -> str:
    if not path.is_file():
        return f"{name} is missing"
    size = path.stat().st_size
    if size != seal.size:
        return f"{name} has {size} bytes instead of {seal.size}"
    if sha256_of(path) != seal.sha256:
        return f"{name} has another SHA-256 than the manifest names"
    return ""


def _sealed_files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix != ".md"
        and not path.name.startswith(".")
        and _RECIPE not in path.relative_to(folder).parts[:-1]
    )
