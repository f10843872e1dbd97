"""Find the words of a template that a person reads and that no translation reaches.

The template is parsed, its outputs become a stream of HTML (an expression stands as its literal strings, or as a
placeholder), and that stream says where each word stands: as text, in an attribute that is read, or where nobody looks.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)
TRANSLATES = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
READ_ATTRIBUTES = {"title", "alt", "placeholder", "aria-label", "aria-description", "aria-valuetext", "label"}
TEXT_ARGUMENTS = {"text", "label", "hint", "title", "legend", "action", "summary", "caption", "sentence", "words"}
NAMES = {"NetQuest"}
PLACEHOLDER = "0"
LETTERS = re.compile(r"[^\W\d_]")
SENTENCE = re.compile(r"^(?:[A-Z][a-z’']+|[AI])(?:[ ,.:…]|$)")


def untranslated(source: str, signatures: dict[str, list[str]]) -> list[str]:
    """Return the words of a template that escape; `signatures` are the argument names of each macro of `ui`."""
    tree = ENVIRONMENT.parse(source)
    page = _Page()
    page.feed("".join(_stream(tree)))
    page.close()
    return [*page.found, *_in_calls(tree, signatures), *_in_assignments(tree), *_built(tree)]


def signatures(source: str) -> dict[str, list[str]]:
    """Return the macros of a template with the names of their arguments."""
    return {macro.name: [arg.name for arg in macro.args] for macro in ENVIRONMENT.parse(source).find_all(nodes.Macro)}


def _stream(node: nodes.Node) -> Iterator[str]:
    """Yield what the template puts out, in the order of its source, every branch once."""
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            yield part.data if isinstance(part, nodes.TemplateData) else "".join(_literals(part)) or PLACEHOLDER
        return
    for child in node.iter_child_nodes():
        yield from _stream(child)


def _literals(node: nodes.Node | None) -> Iterator[str]:
    """Yield the strings that an expression may come to as they stand."""
    match node:
        case nodes.Const(value=str() as value):
            yield value
        case nodes.CondExpr():
            yield from (*_literals(node.expr1), *_literals(node.expr2))
        case nodes.Filter():
            yield from _literals(node.node)
            yield from (text for arg in node.args if node.name in ("default", "d") for text in _literals(arg))
        case nodes.Concat():
            yield from (text for part in node.nodes for text in _literals(part))
        case nodes.Add() | nodes.Or() | nodes.And():
            yield from (*_literals(node.left), *_literals(node.right))


class _Page(HTMLParser):
    """Collects the words that stand where people read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._silent = tag
        given = {name: value or "" for name, value in attrs}
        self.found += [
            f'{name}="{value}"' for name, value in given.items() if _is_read(tag, name, given) and _has_words(value)
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent and _has_words(data):
            self.found.append(" ".join(data.split()))


def _is_read(tag: str, name: str, given: dict[str, str]) -> bool:
    """Whether people come to see or hear this attribute."""
    if name == "value":
        return tag == "input" and given.get("type") in ("submit", "button", "reset")
    if name == "content":
        return given.get("name") == "description"
    return name in READ_ATTRIBUTES or (
        name.startswith("data-") and " " in given[name] and bool(SENTENCE.match(given[name]))
    )


def _has_words(text: str) -> bool:
    return any(LETTERS.search(word) for word in text.split() if word.strip(".,:;·–—()'’\"") not in NAMES)


def _in_calls(tree: nodes.Template, macros: dict[str, list[str]]) -> Iterator[str]:
    """Yield literal strings given to macros for people to read."""
    for call in tree.find_all(nodes.Call):
        name = _macro(call.node)
        if name not in macros:
            continue
        given = [*zip(macros[name], call.args, strict=False), *((pair.key, pair.value) for pair in call.kwargs)]
        for argument, value in given:
            words = [text for text in _literals(value) if _has_words(text)]
            yield from (
                f"{name}({argument}={text!r})" for text in words if argument in TEXT_ARGUMENTS or SENTENCE.match(text)
            )


def _macro(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "ui":
        return node.attr
    return node.name if isinstance(node, nodes.Name) else ""


def _in_assignments(tree: nodes.Template) -> Iterator[str]:
    """Yield literal strings that begin like a sentence and are kept in a variable, outside of any translation."""
    for assignment in tree.find_all(nodes.Assign):
        yield from (f"set: {text}" for text in _kept(assignment.node) if SENTENCE.match(text))


def _kept(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATES:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _kept(child)


def _built(tree: nodes.Template) -> Iterator[str]:
    """Yield translations of something put together first: no catalogue can hold it."""
    for call in tree.find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name in TRANSLATES and not all(isinstance(arg, nodes.Const) for arg in call.args[:1]):
            yield f"{name}(…) translates something that is not a literal"
