"""Bring the translations up to date with the texts of templates and code.

Usage: python -m tools.messages: new texts are added without a translation, texts that nobody uses are taken out, and
what is translated stays. It prints what is still to do. A text that changed is a new one: nothing is guessed.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import normalize, read_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "netquest" / "translations"
PLACES = {"netquest/**.py": "python", "templates/**.*": "jinja2"}
NAMES = dict.fromkeys(("_", "_l", "gettext", "lazy_gettext"))
PLURAL_NAMES = dict.fromkeys(("ngettext", "lazy_ngettext"), (1, 2))
SKIPPED = {"node_modules", "build", "tests", "tools", "migrations", "static", "docs", "__pycache__"}
JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
Id = str | tuple[str, str]
"""A text, or the two forms of one that counts."""


@dataclass(slots=True)
class Text:
    """One text with the files in which it stands, and its translation: one form, or as many as the language counts."""

    id: Id
    files: list[str] = field(default_factory=list)
    said: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether every form is translated."""
        return bool(self.said) and all(self.said)


def found(root: Path = ROOT) -> dict[Id, Text]:
    """Return every text of templates and code, in the order of their files."""
    texts: dict[Id, Text] = {}
    for file, _line, message, _comments, _context in extract_from_dir(
        root,
        method_map=list(PLACES.items()),
        options_map={"templates/**.*": JINJA},
        keywords=NAMES | PLURAL_NAMES,
        directory_filter=lambda name: Path(name).name[0] not in ".0123456789" and Path(name).name not in SKIPPED,
    ):
        id = message if isinstance(message, str) else (message[0], message[1])
        files = texts.setdefault(id, Text(id)).files
        files += [file] * (file not in files)
    return texts


def languages() -> list[str]:
    """Return the code of every language that has a file."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def path_of(language: str) -> Path:
    """Return the file of a language."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def translated(language: str) -> tuple[Catalog, dict[Id, Text]]:
    """Return the file of a language as it is, and its texts."""
    with path_of(language).open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    texts = {}
    for message in catalog:
        if message.id:
            id = message.id if isinstance(message.id, str) else (message.id[0], message.id[1])
            said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            texts[id] = Text(id, [file for file, _line in message.locations], said)
    return catalog, texts


def merged(wanted: Mapping[Id, Text], known: Mapping[Id, Text], forms: int) -> list[Text]:
    """Return what is wanted, each with its translation where it has one."""
    return [
        Text(id, text.files, known[id].said if id in known else ("",) * (1 if isinstance(id, str) else forms))
        for id, text in wanted.items()
    ]


def written(language: str, catalog: Catalog, texts: Iterable[Text]) -> str:
    """Write the file of a language: its comment, the few headers that mean something, and the texts."""
    comment = "".join(f"{line}\n" for line in catalog.header_comment.splitlines())
    headers = (
        f"Language: {language}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalog.plural_forms.rstrip(';')};",
    )
    head = "".join(f'"{line}\\n"\n' for line in headers)
    return f'{comment}msgid ""\nmsgstr ""\n{head}\n' + "\n".join("\n".join(_lines(text)) + "\n" for text in texts)


def _lines(text: Text) -> Iterator[str]:
    yield f"#: {' '.join(text.files)}"
    forms = (text.id,) if isinstance(text.id, str) else text.id
    if any("%(" in form for form in forms):
        yield "#, python-format"
    for name, form in zip(("msgid", "msgid_plural"), forms, strict=False):
        yield f"{name} {normalize(form, width=0)}"
    if isinstance(text.id, str):
        yield f"msgstr {normalize(text.said[0], width=0)}"
    else:
        yield from (f"msgstr[{n}] {normalize(form, width=0)}" for n, form in enumerate(text.said))


def main() -> int:
    """Update the file of every language; return 0, as texts that wait for a translation are no fault here."""
    wanted = found()
    for language in languages():
        catalog, known = translated(language)
        texts = merged(wanted, known, catalog.num_plurals)
        path_of(language).write_text(written(language, catalog, texts), "utf-8")
        waiting = [text for text in texts if not text.is_done]
        print(f"{language}: {len(texts)} texts, {len(waiting)} wait, {len(known.keys() - wanted.keys())} taken out")
        for text in waiting:
            print(f"  {text.id if isinstance(text.id, str) else ' | '.join(text.id)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
