"""Labelled data in the layout that the evaluation reads, with sentences made up for it."""

import gzip
import json

import pytest

from checker.settings import ModelSettings, NliSettings, load_settings


@pytest.fixture
def pack():
    """A function that writes gzipped text."""

    def write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()))
        return path

    return write


@pytest.fixture
def pack_lines(pack):
    """A function that writes gzipped JSON lines."""

    def write(path, rows):
        return pack(path, "".join(json.dumps(row) + "\n" for row in rows))

    return write


@pytest.fixture
def settings_with():
    """A function that gives the default settings with the model in a folder in one role."""

    def changed(role, folder):
        kind = NliSettings if role == "nli" else ModelSettings
        model = kind(model=f"path:{folder}")
        return load_settings().model_copy(update={role: model})

    return changed
