import pytest

from checker.errors import CheckerError, SettingsError, UsageError
from checker.resources import shipped
from checker.settings import load_settings, preset_names


def written(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text)
    return path


def test_the_default_is_offline_and_embedded():
    settings = load_settings()
    assert settings.offline
    assert {m.model.split(":")[0] for m in (settings.embedder, settings.nli, settings.parser)} == {
        "pypi",
        "embedded",
    }


@pytest.mark.parametrize("name", preset_names())
def test_presets_load_and_pin_their_hub_models(name):
    settings = load_settings(name)
    hub = [m for m in (settings.embedder, settings.nli) if m.model.startswith("hub:")]
    assert all(len(model.revision) == 40 for model in hub)


def test_a_file_names_only_what_differs(tmp_path):
    settings = load_settings(written(tmp_path, "[match]\nneighbours = 7\n"))
    assert settings.match.neighbours == 7
    assert settings.nli == load_settings().nli


def test_another_model_brings_nothing_of_the_old_one(tmp_path):
    settings = load_settings(written(tmp_path, '[nli]\nmodel = "path:/x"\n'))
    assert settings.nli.batch_size == type(settings.nli).model_fields["batch_size"].default


def test_the_digest_tells_settings_apart(tmp_path):
    other = load_settings(written(tmp_path, "[match]\nneighbours = 7\n"))
    assert load_settings().digest == load_settings("default").digest != other.digest


@pytest.mark.parametrize(
    "text",
    [
        '[alerts]\nwebhooks = ["https://desk.example/hook"]\nmin_severity = "low"',
        '[batch]\nworkers = 3\nmetrics_file = "/tmp/checker.prom"\nmetrics_port = 9000',
        '[access]\npublic_url = "https://desk.example"\nsecret_file = "/etc/checker/secret"',
        "[desk]\nmax_upload_sources = 3",
        "[store]\nkeep_days = 3",
        "[ingest]\nfeed_seconds = 3",
        "offline = false",
    ],
)
def test_the_digest_stays_where_no_finding_hangs_on_a_setting(tmp_path, text):
    assert load_settings(written(tmp_path, text)).digest == load_settings().digest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[match]\nneighbors = 3", r"unknown key 'neighbors' in \[match\].*neighbours"),
        ("colour = 1", "unknown key 'colour' in the top level.*offline"),
        ("[match]\nneighbours = 0", "match.neighbours"),
        ("[nli]\nmodel = 'nope'", "none of embedded:NAME"),
        ("[nli]\nmodel = 'hub:a/b'", "revision"),
        ("device = 'tpu'", "device"),
        ("= =", "cannot be read as TOML"),
    ],
)
def test_faults_are_named_with_the_file(tmp_path, text, told):
    with pytest.raises(SettingsError, match=told) as fault:
        load_settings(written(tmp_path, text))
    assert "mine.toml" in str(fault.value)
    assert fault.value.status == 2


@pytest.mark.parametrize("source", ["nope", "../default", "nope.toml"])
def test_a_missing_file_or_preset_is_an_error(source):
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(source)


def test_settings_errors_are_usage_errors():
    assert issubclass(SettingsError, UsageError)


def test_an_incomplete_installation_is_told():
    with pytest.raises(CheckerError, match="incomplete installation"):
        shipped("nowhere")
