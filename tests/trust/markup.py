"""What a browser sees of a page: its forms with their fields, and its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "br", "img", "link", "meta", "hr", "wbr"})
SILENT = frozenset({"script", "style", "title"})
PARTS = frozenset({"table", "caption", "tr", "td", "th"})
LARGE = ("select", "textarea")


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
    reader = _Reader(at)
    reader.feed(html)
    return reader.forms


def form(html: str, action: str) -> Form:
    """Return the one form that goes to `action`."""
    found = [one for one in forms(html) if one.action == action]
    assert len(found) == 1, f"{len(found)} forms go to {action}"
    return found[0]


def text(html: str) -> str:
    """Return the words of a page, blanks made single."""
    reader = _Reader("")
    reader.feed(html)
    return " ".join(" ".join(reader.words).split())


def links(html: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of every link of a page."""
    reader = _Reader("")
    reader.feed(html)
    yield from reader.links


def ids(html: str) -> list[str]:
    """Return the ids of a page, in order."""
    reader = _Reader("")
    reader.feed(html)
    return reader.ids


def tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags of a page with the names of their attributes, in order."""
    reader = _Reader("")
    reader.feed(html)
    return reader.seen


def everything(html: str) -> str:
    """Return every word and every attribute's value of a page, as they come."""
    reader = _Reader("")
    reader.feed(html)
    return "\n".join([*reader.words, *reader.values])


def tables(html: str) -> dict[str, list[list[str]]]:
    """Return the body rows of every table, by its caption."""
    reader = _Tables(convert_charrefs=True)
    reader.feed(html)
    return {caption: rows[1:] for caption, rows in reader.found}


class _Tables(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[tuple[str, list[list[str]]]] = []
        self.part = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.part = tag if tag in PARTS else self.part
        if tag == "table":
            self.found.append(("", []))
        elif tag == "tr":
            self.found[-1][1].append([])
        elif tag in ("td", "th"):
            self.found[-1][1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.part = "" if tag in PARTS else self.part

    def handle_data(self, data: str) -> None:
        if self.part == "caption":
            self.found[-1] = (data.strip(), self.found[-1][1])
        elif self.part in ("td", "th"):
            self.found[-1][1][-1][-1] += data.strip()


class _Reader(HTMLParser):
    def __init__(self, at: str) -> None:
        super().__init__(convert_charrefs=True)
        self.at = at
        self.forms: list[Form] = []
        self.words: list[str] = []
        self.values: list[str] = []
        self.ids: list[str] = []
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[dict[str, str]] = []
        self.tags: list[str] = []
        self.open: Form | None = None
        self.large: Field | None = None
        self.option: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.append((tag, tuple(given)))
        self.values += given.values()
        self.ids += [given["id"]] if "id" in given else []
        if tag not in VOID:
            self.tags.append(tag)
        if tag == "a":
            self.links.append(given)
        if tag == "form":
            self.open = Form(given.get("action", self.at), given.get("method", "get").upper())
            self.forms.append(self.open)
        elif self.open is not None:
            self._control(self.open, tag, given)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.tags and self.tags.pop() != tag:
            pass
        if tag == "form":
            self.open = None
        if tag in LARGE:
            self._close(self.large)
            self.large = None

    def handle_data(self, data: str) -> None:
        if self.large and self.tags[-1:] == ["textarea"]:
            self.large.sent = (self.large.sent or "") + data
        if not SILENT.intersection(self.tags):
            self.words.append(data)
            if self.open:
                self.open.words += data

    def _close(self, one: Field | None) -> None:
        """Leave out the line break that a text area may begin with: it is not part of its text."""
        if one and one.kind == "textarea":
            sent = one.sent or ""
            one.sent = sent[2:] if sent.startswith("\r\n") else sent.removeprefix("\n")

    def _control(self, form: Form, tag: str, given: dict[str, str]) -> None:
        if tag == "option" and self.large:
            self._offer(self.large, given)
        if tag in ("input", "button", *LARGE) and given.get("name"):
            kind = given.get("type", "text") if tag == "input" else tag
            one = form.fields.setdefault(given["name"], Field(given["name"], kind))
            self.large = one if tag in LARGE else self.large
            self._value(one, given)

    def _offer(self, one: Field, given: dict[str, str]) -> None:
        one.offered.append(given.get("value", ""))
        if "selected" in given or one.sent is None:
            one.sent = one.offered[-1]

    def _value(self, one: Field, given: dict[str, str]) -> None:
        value = given.get("value", "")
        if one.kind in ("radio", "checkbox", "button"):
            one.offered.append(value)
            one.sent = value if "checked" in given else one.sent
        elif one.kind == "textarea":
            one.sent = ""
        elif one.kind != "select":
            one.sent = value
