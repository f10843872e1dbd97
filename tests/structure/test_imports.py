"""What import-linter cannot say: rules use nothing but the standard library, and every feature is under contract."""

import ast
import itertools
import sys
import tomllib

import pytest

from tests.structure.repository import PACKAGE, ROOT, modules

PURE = [path for path in modules() if path.parent == PACKAGE / "game" or path.name == "rules.py"]
LAYERS = {"routes.py", "handlers.py", "service.py", "forms.py", "queries.py", "rules.py"}
VALUES = "netquest.catalogue.models"  # frozen records of the content, which rules may be handed
ALLOWED = {*sys.stdlib_module_names, "netquest.game"}


def imported(source):
    """Return the absolute names that a source text imports."""
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {f"{'.' * node.level}{node.module or ''}" for node in nodes if isinstance(node, ast.ImportFrom)}


def foreign(source):
    """Return what a pure module must not import."""
    return {name for name in imported(source) - {VALUES} if not set(itertools.accumulate(_parts(name))) & ALLOWED}


def _parts(name):
    first, *rest = name.split(".")
    return [first, *(f".{part}" for part in rest)]


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rules_use_nothing_but_the_standard_library_and_the_game(path):
    assert foreign(path.read_text()) == set()


@pytest.mark.parametrize(
    "line", ["import flask", "from netquest.core import db", "import sqlalchemy.orm", "from . import x"]
)
def test_a_foreign_import_is_recognised(line):
    assert foreign(line)


def test_every_feature_is_under_the_contract_of_features():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    covered = next(contract["containers"] for contract in contracts if contract["id"] == "features")
    features = {f"netquest.{path.parent.name}" for path in modules() if path.name in LAYERS and path.parent != PACKAGE}
    assert features - {"netquest.catalogue", "netquest.web", *covered} == set()
