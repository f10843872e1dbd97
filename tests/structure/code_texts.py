"""Find the words of a module that a person reads and that no translation reaches."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.structure.repository import PACKAGE

TRANSLATES = {"_", "_l", "_n", "gettext", "ngettext", "pgettext", "lazy_gettext", "lazy_ngettext", "lazy_pgettext"}
LOGS = {"debug", "info", "warning", "error", "exception", "critical"}
REFUSALS = {"Refusal", "NotFound", "Conflict", "Invalid", "ValidationError", "StopValidation", "abort"}
READ_KEYWORDS = {"message", "description", "label", "choices", "required"}
FOR_OPERATORS = ("core/config.py", "catalogue/", "demo/", "game/", "simulation/", "cli.py", "cli/")
LETTERS = re.compile(r"[^\W\d_]{2}")
SENTENCE = re.compile(r"^[A-Z][\w’']*,? [a-z]")


def untranslated(path: Path) -> list[str]:
    """Return the literals of a module that escape; what only operators and authors read may stand as it is."""
    place = str(path.relative_to(PACKAGE))
    return [] if place.startswith(FOR_OPERATORS) else in_source(path.read_text())


def in_source(source: str) -> list[str]:
    """Return the literals of a source text that escape."""
    tree = ast.parse(source)
    labels = (text for node in ast.walk(tree) if isinstance(node, ast.Call) for text in _in_call(node))
    return sorted({*labels, *_sentences(tree)})


def _in_call(call: ast.Call) -> Iterator[str]:
    """Yield the literals of a call that makes a field, refuses something, or names a text by its keyword."""
    name = _name(call.func)
    if name in TRANSLATES:
        yield from ("a text put together first" for arg in call.args[:1] if not isinstance(arg, ast.Constant))
    is_first = name.endswith("Field") or name == "flash"
    read = call.args[:1] if is_first else call.args if name in REFUSALS else []
    read = [*read, *(pair.value for pair in call.keywords if pair.arg in READ_KEYWORDS)]
    yield from (text for node in read for text in _words(node))


def _words(node: ast.expr) -> Iterator[str]:
    """Yield the literals inside an argument; of a pair (value, words) the words only."""
    match node:
        case ast.Constant(value=str() as text) if LETTERS.search(text):
            yield text
        case ast.Tuple(elts=[_, words]):
            yield from _words(words)
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Dict(values=parts) | ast.JoinedStr(values=parts):
            yield from (text for part in parts for text in _words(part))


def _sentences(node: ast.AST) -> Iterator[str]:
    """Yield what reads like a sentence, wherever it stands, docstrings and the words of programming errors left out."""
    if isinstance(node, ast.Call) and _name(node.func) in TRANSLATES | LOGS:
        return
    if isinstance(node, ast.Assert) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _name(node.exc.func) not in REFUSALS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.match(node.value):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from _sentences(child)


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
