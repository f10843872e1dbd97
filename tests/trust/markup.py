"""What a browser sees of a page: its forms with their fields, and its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

SILENT = frozenset({"script", "style", "title"})
CONTROLS = frozenset({"input", "button", "select", "textarea"})


@dataclass
class Field:
    """One name in a form: its kind, the values it offers, and what is sent when nobody touches it (None: nothing)."""

    name: str
    kind: str
    offered: list[str] = field(default_factory=list)
    sent: str | None = None


@dataclass
class Form:
    """One form: where it goes, how, with which fields, and the words on it."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    words: str = ""

    def data(self, **changes: str) -> dict[str, str]:
        """Return what a browser sends when somebody fills in `changes` and presses the button without a name."""
        sent = {name: one.sent for name, one in self.fields.items() if one.sent is not None}
        return sent | changes


def forms(html: str, at: str = "") -> list[Form]:
    """Return the forms of a page that stands at the path `at`."""
    return [_form(node, at) for node in LexborHTMLParser(html).css("form")]


def form(html: str, action: str) -> Form:
    """Return the one form that goes to `action`."""
    found = [one for one in forms(html) if one.action == action]
    assert len(found) == 1, f"{len(found)} forms go to {action}"
    return found[0]


def text(html: str) -> str:
    """Return the words of a page, blanks made single."""
    return " ".join(" ".join(_words(_root(html))).split())


def links(html: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of every link of a page."""
    for node in LexborHTMLParser(html).css("a"):
        yield _given(node)


def ids(html: str) -> list[str]:
    """Return the ids of a page, in order."""
    return [_given(node)["id"] for node in LexborHTMLParser(html).css("[id]")]


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags of a page with the names of their attributes, in order."""
    return [(node.tag or "", tuple(_given(node))) for node in _root(html).traverse()]


def everything(html: str) -> str:
    """Return every word and every attribute's value of a page."""
    root = _root(html)
    return "\n".join([*_words(root), *(value for node in root.traverse() for value in _given(node).values())])


def tables(html: str) -> dict[str, list[list[str]]]:
    """Return the body rows of every table, by its caption."""
    return {
        "".join(map(_closed, node.css("caption"))): [
            [_closed(cell) for cell in row.css("td, th")] for row in node.css("tr")[1:]
        ]
        for node in LexborHTMLParser(html).css("table")
    }


def _root(html: str) -> LexborNode:
    root = LexborHTMLParser(html).root
    assert root, "a document has a root, even an empty one"
    return root


def _given(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


def _words(node: LexborNode) -> Iterator[str]:
    for one in node.traverse(include_text=True):
        if one.is_text_node and one.parent and one.parent.tag not in SILENT:
            yield one.text_content or ""


def _closed(node: LexborNode) -> str:
    return "".join(word.strip() for word in _words(node))


def _form(node: LexborNode, at: str) -> Form:
    given = _given(node)
    form = Form(given.get("action", at), given.get("method", "get").upper(), words="".join(_words(node)))
    for control in node.traverse():
        if control.tag in CONTROLS:
            _add(form, control, _given(control))
    return form


def _add(form: Form, control: LexborNode, given: dict[str, str]) -> None:
    if not given.get("name"):
        return
    kind = given.get("type", "text") if control.tag == "input" else control.tag or ""
    one = form.fields.setdefault(given["name"], Field(given["name"], kind))
    value = given.get("value", "")
    if one.kind in ("radio", "checkbox", "button"):
        one.offered.append(value)
        one.sent = value if "checked" in given else one.sent
    elif one.kind == "textarea":
        one.sent = "".join(_words(control))
    elif one.kind == "select":
        _offer(one, control)
    else:
        one.sent = value


def _offer(one: Field, control: LexborNode) -> None:
    for option in control.css("option"):
        given = _given(option)
        one.offered.append(given.get("value", ""))
        if "selected" in given or one.sent is None:
            one.sent = one.offered[-1]
