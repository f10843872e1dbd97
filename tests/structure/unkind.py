"""Find words of loss, failure, haste and shame in whatever a person reads, in each language."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from netquest.catalogue.loader import FOLDER, is_translation
from tests.catalogue.prose import all_fields, sentences, strings
from tests.structure.repository import PACKAGE, ROOT
from tools import messages

LIST: dict[str, Any] = tomllib.loads(Path(__file__).with_name("unkind_words.toml").read_text("utf-8"))
LANGUAGES = tuple(LIST["words"])
DOCUMENTS = ("docs/users.md",)
ANY_WORDS = r"\S+(?:\s+\S+)?"


def unkind(text: str, language: str) -> list[str]:
    """Return each sentence of a text that holds such a word and is not allowed to."""
    pattern, allowed = _pattern(language), _allowed(language)
    return [one for one in _sentences(text) if pattern.search(one) and one not in allowed]


def idle(language: str) -> list[str]:
    """Return the allowed sentences that no text holds any more, or that need no permission."""
    said = {one for _, text in copy(language) for one in _sentences(text)}
    return sorted(one for one in _allowed(language) if one not in said or not _pattern(language).search(one))


def copy(language: str) -> Iterator[tuple[str, str]]:
    """Yield every text of a language that a person reads, with its place: pages, mails, curriculum, documents, demo."""
    if language == "en":
        yield from (("templates and code", form) for text in messages.found() for form in _forms(text))
        yield from ((file, text) for file, _, text in all_fields())
        yield from ((name, (ROOT / name).read_text("utf-8")) for name in DOCUMENTS)
        yield from _demo()
        return
    yield from (("messages.po", form) for text in messages.translated(language)[1].values() for form in text.said)
    for path in sorted(path for path in FOLDER.rglob(f"*.{language}.toml") if is_translation(path)):
        yield from ((path.name, text) for _, text in strings(tomllib.loads(path.read_text("utf-8"))))


def _forms(text: messages.Id) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _demo() -> Iterator[tuple[str, str]]:
    """Yield what demo people wrote."""
    for path in sorted((PACKAGE / "demo").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                yield path.name, node.value


def _sentences(text: str) -> list[str]:
    return [one for line in text.split("\n\n") for one in sentences(" ".join(line.split()))]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    listed = [one for words in LIST["words"][language].values() for one in words]
    whole = "|".join(one.replace("~", ANY_WORDS).replace("_", r"\s+") for one in listed)
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])", re.IGNORECASE)


@cache
def _allowed(language: str) -> dict[str, str]:
    return {one["sentence"]: one["why"] for one in LIST.get("allowed", []) if one["language"] == language}
