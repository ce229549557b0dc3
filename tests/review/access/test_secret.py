import pytest

from checker.errors import SettingsError
from checker.review.access.secret import OIDC_SECRET, SESSION_SECRET, oidc_secret, session_secret


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    monkeypatch.delenv(SESSION_SECRET, raising=False)
    monkeypatch.delenv(OIDC_SECRET, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_missing_secret_is_made_once_for_us_alone(tmp_path, capsys):
    path = tmp_path / "deep" / "secret"
    made = session_secret(str(path))
    assert len(made) >= 48
    assert path.stat().st_mode & 0o777 == 0o600
    assert session_secret(str(path)) == made
    assert list(path.parent.iterdir()) == [path]


def test_without_a_name_it_is_in_the_state_folder(tmp_path):
    made = session_secret("")
    assert (tmp_path / "state/checker/review.secret").read_text().strip().encode() == made


def test_the_environment_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv(SESSION_SECRET, "e" * 40)
    assert session_secret(str(tmp_path / "secret")) == b"e" * 40
    assert not (tmp_path / "secret").exists()


def test_a_secret_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "secret"
    path.write_text("s" * 40)
    path.chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        session_secret(str(path))
    with pytest.raises(SettingsError, match="chmod 600"):
        oidc_secret(str(path))


def test_a_short_secret_is_refused(monkeypatch):
    monkeypatch.setenv(SESSION_SECRET, "short")
    with pytest.raises(SettingsError, match="at least 32"):
        session_secret("")


def test_the_secret_is_in_no_message(tmp_path):
    path = tmp_path / "secret"
    path.write_text("hush")
    path.chmod(0o600)
    with pytest.raises(SettingsError) as told:
        session_secret(str(path))
    assert "hush" not in str(told.value)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written"):
        session_secret(str(tmp_path / "file" / "secret"))


def test_a_public_client_has_no_secret(monkeypatch):
    assert oidc_secret("") is None
    monkeypatch.setenv(OIDC_SECRET, "given")
    assert oidc_secret("") == "given"
