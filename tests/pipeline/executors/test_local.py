"""What workers of this machine are told besides their work."""

import logging

import pytest
import structlog

from checker.pipeline.executors.local import _log_level


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR])
def test_workers_log_as_their_employer_does(level):
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(level))
    try:
        assert _log_level() == level
    finally:
        structlog.configure(**before)
