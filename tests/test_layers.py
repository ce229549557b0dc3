"""The house rules that a machine can check: layers, sizes, names, docstrings."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "checker").rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "misc", "common"}
EVERYTHING = {"Exception", "BaseException"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


class Place(NamedTuple):
    """A node of a module, and where it is."""

    module: Path
    node: ast.AST

    def __str__(self) -> str:
        line = getattr(self.node, "lineno", 1)
        return f"{self.module.relative_to(ROOT)}:{line} {getattr(self.node, 'name', '')}".strip()


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


TREES = {module: parsed(module) for module in MODULES}
NODES = [Place(module, node) for module, tree in TREES.items() for node in ast.walk(tree)]
FUNCTIONS = [place for place in NODES if isinstance(place.node, Function)]


def module_length(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def function_length(function: ast.AST) -> int:
    assert isinstance(function, Function)
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.AST) -> list[str]:
    """The names of all parameters that a caller fills."""
    assert isinstance(function, Function)
    given = function.args
    extra = [one for one in (given.vararg, given.kwarg) if one]
    names = [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, *extra)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """What a module or class defines for others to use, methods included."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether a handler swallows errors nobody thought of; one that raises them again does not."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = handler.type is None or any(
        isinstance(one, ast.Name) and one.id in EVERYTHING for one in caught
    )
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def listed(places: Iterator[Place]) -> list[str]:
    return [str(place) for place in places]


def test_layers_import_downwards_only() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    result = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_package_is_in_a_layer() -> None:
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"^layers = \[(.*?)^\]", config, re.DOTALL | re.MULTILINE)
    assert layers is not None
    named = set(re.findall(r"\w+", layers[1]))
    packages = {path.parent.name for path in MODULES if path.name == "__init__.py"}
    top = {path.stem for path in (ROOT / "checker").glob("*.py")}
    found = {name for name in packages if (ROOT / "checker" / name / "__init__.py").is_file()}
    assert (found | top) - {"__init__", "__main__"} <= named


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_named_after_something(module: Path) -> None:
    assert module_length(module) <= 500
    assert module.stem not in NAMELESS
    assert module.parent.name not in NAMELESS


def test_functions_are_short() -> None:
    assert not listed(place for place in FUNCTIONS if function_length(place.node) > 80)


def test_functions_take_seven_parameters_at_most() -> None:
    assert not listed(place for place in FUNCTIONS if len(parameters(place.node)) > 7)


def test_typical_sizes_stay_small() -> None:
    assert median(map(module_length, MODULES)) <= 150
    assert median(function_length(place.node) for place in FUNCTIONS) <= 10


def test_the_core_neither_prints_nor_asserts() -> None:
    assert not listed(
        place
        for place in NODES
        if isinstance(place.node, ast.Assert)
        or (
            isinstance(place.node, ast.Call)
            and isinstance(place.node.func, ast.Name)
            and place.node.func.id == "print"
        )
    )


def test_no_handler_swallows_everything() -> None:
    assert not listed(
        place
        for place in NODES
        if isinstance(place.node, ast.ExceptHandler) and catches_everything(place.node)
    )


def test_what_is_public_has_a_docstring() -> None:
    assert not listed(
        Place(module, node)
        for module, tree in TREES.items()
        for node in public(tree.body)
        if ast.get_docstring(node) is None and not is_overload(node)
    )


def is_overload(node: Definition) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)


def test_modules_say_what_they_are() -> None:
    assert not [
        str(module.relative_to(ROOT))
        for module, tree in TREES.items()
        if ast.get_docstring(tree) is None
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("except ValueError: pass", False),
        ("except (ValueError, OSError): pass", False),
        ("except: pass", True),
        ("except Exception: pass", True),
        ("except (ValueError, Exception) as error: log(error)", True),
        ("except BaseException:\n clean()\n raise", False),
        ("except Exception as error: raise Other from error", True),
    ],
)
def test_broad_handlers_are_recognised(code: str, expected: bool) -> None:
    handler = next(
        node
        for node in ast.walk(ast.parse(f"try: pass\n{code}"))
        if isinstance(node, ast.ExceptHandler)
    )
    assert catches_everything(handler) is expected


@pytest.mark.parametrize(
    ("code", "count"),
    [("def f(): ...", 0), ("def f(self, a, /, b, *c, d, **e): ...", 5), ("def f(cls): ...", 0)],
)
def test_parameters_are_counted_as_a_caller_sees_them(code: str, count: int) -> None:
    assert len(parameters(ast.parse(code).body[0])) == count
