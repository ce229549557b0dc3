import pytest

from checker.store import Store
from tests.stores import BACK_ENDS


def pytest_generate_tests(metafunc):
    """Every test of the store holds over either back end."""
    if "url" in metafunc.fixturenames:
        metafunc.parametrize("url", BACK_ENDS, indirect=True)


@pytest.fixture
def other(url):
    """The same store, opened a second time."""
    with Store.open(url) as other:
        yield other
