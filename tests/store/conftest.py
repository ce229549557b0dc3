import pytest

from checker.store import Store
from tests.stores import BACK_ENDS


def pytest_generate_tests(metafunc):
    """Every test of the store holds over either back end, but for those that name a URL."""
    own = any("url" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "url" in metafunc.fixturenames and not own:
        metafunc.parametrize("url", BACK_ENDS, indirect=True)


@pytest.fixture
def other(url):
    """The same store, opened a second time."""
    with Store.open(url) as other:
        yield other
