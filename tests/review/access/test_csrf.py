import pytest

from checker.review.access.csrf import csrf_token, is_csrf_token

SECRET = b"s" * 32


def test_a_token_is_good_for_its_session_only():
    token = csrf_token(SECRET, "one")
    assert is_csrf_token(SECRET, "one", token)
    assert not is_csrf_token(SECRET, "two", token)
    assert not is_csrf_token(b"t" * 32, "one", token)


def test_no_two_tokens_are_alike():
    assert csrf_token(SECRET, "one") != csrf_token(SECRET, "one")


@pytest.mark.parametrize("token", ["", ".", "x", "x.y", "x." + "0" * 64, "é.ü", "\ud800.x"])
def test_what_is_no_token_is_none(token):
    assert not is_csrf_token(SECRET, "one", token)


def test_salt_and_session_are_not_mixed_up():
    salt, _, signature = csrf_token(SECRET, "b:c").partition(".")
    assert not is_csrf_token(SECRET, "c", f"{salt}:b.{signature}")
