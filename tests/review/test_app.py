import pytest
from fastapi.testclient import TestClient

from checker.review import create_app
from checker.review.pages import environment
from checker.review.user import Role
from checker.settings import load_settings
from checker.version import __version__

from .desk import Named


def test_health_needs_no_sign_in():
    client = TestClient(create_app(None, load_settings(), Named()))
    assert client.get("/health").json() == {"status": "ok", "version": __version__}


def test_every_template_is_escaped():
    for name in environment().list_templates():
        assert name.endswith(".html")
    assert environment().from_string("{{ words }}").render(words="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(("role", "covered"), [("viewer", 1), ("editor", 2), ("admin", 3)], ids=str)
def test_a_role_covers_those_under_it(role, covered):
    assert sum(Role(role).covers(other) for other in Role) == covered
