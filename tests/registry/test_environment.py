import os

import pytest

from checker.registry import keep_quiet


@pytest.fixture
def variables(monkeypatch):
    """An environment of the test's own."""
    environment: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", environment)
    return environment


def test_offline_forbids_the_network_even_if_the_user_allowed_it(variables):
    variables["HF_HUB_OFFLINE"] = "0"
    keep_quiet(offline=True)
    assert variables["HF_HUB_OFFLINE"] == "1"
    assert variables["HF_HUB_DISABLE_TELEMETRY"] == "1"


def test_online_leaves_the_network_to_the_user(variables):
    keep_quiet(offline=False)
    assert "HF_HUB_OFFLINE" not in variables
    assert variables["HF_HUB_DISABLE_TELEMETRY"] == "1"


def test_what_the_user_set_stays(variables):
    variables["TRANSFORMERS_VERBOSITY"] = "debug"
    keep_quiet(offline=True)
    assert variables["TRANSFORMERS_VERBOSITY"] == "debug"
