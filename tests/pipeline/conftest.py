"""Models loaded once for all tests of the pipeline."""

import pytest

from checker.pipeline import shared_models
from checker.settings import load_settings


@pytest.fixture(scope="session")
def settings():
    return load_settings()


@pytest.fixture(scope="session")
def models(settings):
    return shared_models(settings)
