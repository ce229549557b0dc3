import pytest

from checker.errors import ModelError
from checker.registry import device, has_bfloat16, resolve_device


@pytest.fixture(autouse=True)
def _forget():
    has_bfloat16.cache_clear()
    yield
    has_bfloat16.cache_clear()


@pytest.mark.parametrize(
    ("setting", "there", "expected"),
    [("cpu", True, "cpu"), ("auto", False, "cpu"), ("auto", True, "cuda"), ("cuda", True, "cuda")],
)
def test_device_follows_setting_and_machine(monkeypatch, setting, there, expected):
    monkeypatch.setattr("torch.cuda.is_available", lambda: there)
    assert resolve_device(setting) == expected


def test_demanding_what_is_not_there_is_an_error(monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    with pytest.raises(ModelError, match="no CUDA device"):
        resolve_device("cuda")


@pytest.mark.parametrize(
    ("flags", "expected"),
    [("fpu avx2 avx512f", False), ("fpu avx512_bf16", True), ("amx_bf16 amx_tile", True)],
)
def test_bfloat16_needs_the_processor(monkeypatch, tmp_path, flags, expected):
    (tmp_path / "cpuinfo").write_text(f"model name\t: café\nflags\t\t: {flags}\n")
    monkeypatch.setattr(device, "_CPU_FLAGS", tmp_path / "cpuinfo")
    assert has_bfloat16("cpu") is expected


def test_without_a_list_of_flags_there_is_no_bfloat16(monkeypatch, tmp_path):
    monkeypatch.setattr(device, "_CPU_FLAGS", tmp_path / "nothing")
    assert has_bfloat16("cpu") is False
