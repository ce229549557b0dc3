import pytest

from checker.registry import ModelState, list_models, record_model, verify
from checker.registry.manifest import sha256_of
from checker.settings import ModelSettings, NliSettings, Settings

REVISION = "0123456789abcdef0123456789abcdef01234567"


def _settings(model, revision=None):
    named = NliSettings(model=model, revision=revision)
    missing = ModelSettings(model="path:/no/such/folder")
    return Settings(embedder=missing, nli=named, parser=missing)


def _nli(statuses):
    return next(status for status in statuses if status.role == "nli")


@pytest.fixture
def cached_model(tmp_path, model_folder, monkeypatch):
    """A hub model in the cache, its weights kept as a blob that goes by its SHA-256."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    folder = model_folder(REVISION, under="hub/models--some--model/snapshots")
    weights = folder / "model.safetensors"
    blob = folder.parents[1] / "blobs" / sha256_of(weights)
    blob.parent.mkdir()
    weights.rename(blob)
    weights.symlink_to(blob)
    return blob


def test_listing_names_role_place_and_size(model_folder):
    folder = model_folder()
    statuses = list_models(_settings(f"path:{folder}"))
    assert [status.role for status in statuses] == ["embedder", "nli", "parser"]
    status = _nli(statuses)
    assert (status.folder, status.state, status.ok) == (str(folder), ModelState.PRESENT, True)
    assert status.size == sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("look", [list_models, verify])
def test_missing_models_are_listed_with_the_reason(look):
    status = look(_settings("path:/nowhere"))[0]
    assert (status.state, status.folder, status.size, status.ok) == ("missing", None, 0, False)
    assert "/no/such/folder" in status.fault


def test_embedded_is_verified_against_the_manifest(shipped_models, model_folder):
    folder = model_folder(under="models")
    record_model("embedded:some-model", folder)
    settings = _settings("embedded:some-model")
    assert _nli(verify(settings)).state is ModelState.VERIFIED
    (folder / "config.json").write_text("[]")
    damaged = _nli(verify(settings))
    assert (damaged.state, damaged.ok) == (ModelState.DAMAGED, False)
    assert "config.json" in damaged.fault
    assert _nli(list_models(settings)).ok


def test_a_path_has_no_checksums_to_look_at(model_folder):
    assert _nli(verify(_settings(f"path:{model_folder()}"))).state is ModelState.UNSEALED


def test_pickles_are_a_fault(model_folder):
    folder = model_folder()
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "pickled" in _nli(verify(_settings(f"path:{folder}"))).fault


def test_hub_weights_are_verified_by_the_name_of_their_blob(cached_model):
    settings = _settings("hub:some/model", REVISION)
    assert _nli(verify(settings)).state is ModelState.VERIFIED
    content = bytearray(cached_model.read_bytes())
    content[-1] ^= 1
    cached_model.write_bytes(content)
    status = _nli(verify(settings))
    assert status.state is ModelState.DAMAGED
    assert "another SHA-256" in status.fault
