"""Reads what stands translated beside the data files: `patience.de.toml` holds the German of `patience.toml`.

A challenge is translated whole or not at all. Of the other records the names may be translated alone, since lists and
filters need them. A fault names file, entry and field, as those of the data files do.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from netquest.catalogue.loader import FOLDER, BadData, Catalogue
from netquest.core.language import PSEUDO
from netquest.core.rehearsal import lengthened

TEXTS: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "sources": (
        "source",
        "sources",
        frozenset(["name", "short", "sounds", "going_on", "helps", "card", "beyond", "known"]),
    ),
    "strategies": ("strategy", "strategies", frozenset(["name", "line", "scene", "how", "leave", "slip", "known"])),
    "benefits": ("benefit", "benefits", frozenset(["name", "line", "counts", "counts_not", "comes", "log"])),
    "badges": ("badge", "badges", frozenset(["name", "line", "hint", "why", "step"])),
    "sets": ("set", "sets", frozenset(["name", "why"])),
    "reframes": ("reframe", "reframes", frozenset(["thought", "ask", "answer", "partly", "card"])),
    "myths": ("myth", "myths", frozenset(["says", "why", "before", "after", "known", "unsure"])),
    "statements": ("statement", "assessment", frozenset(["text"])),
    "hurdles": ("hurdle", "hurdles", frozenset(["main", "least", "makes"])),
    "seasons": ("season", "seasons", frozenset(["name", "line", "finish"])),
    "drills": ("drill", "drills", frozenset(["how", "count", "next"])),
    "challenges": (
        "challenge",
        "challenges/*",
        frozenset(["title", "why", "steps", "done_when", "opener", "smaller", "reflect", "evidence"]),
    ),
}
"""Each part of the curriculum with its table, its files, and the fields that are texts."""

NAMES = frozenset({"name", "short", "line"})
PLACE = re.compile(r"\{\w+\}")
BRACKETS = re.compile(r"\[[^\]]+\]")
LONGER = 1.6
"""How much longer than the English a text may be, beside twenty characters."""


def translated(catalogue: Catalogue, language: str, folder: Path = FOLDER) -> Catalogue:
    """Return the curriculum with what is translated into a language. Raises BadData with a line for every fault."""
    faults: list[str] = []
    parts = {part: _part(getattr(catalogue, part), part, language, folder, faults) for part in TEXTS}
    if faults:
        raise BadData(faults)
    return replace(catalogue, **parts)


def _part(records: Mapping[str, Any], part: str, language: str, folder: Path, faults: list[str]) -> Mapping[str, Any]:
    table, files, texts = TEXTS[part]
    if language == PSEUDO:
        return MappingProxyType({id: replace(one, **_rehearsed(one, texts)) for id, one in records.items()})
    said: dict[str, Any] = {}
    for path in sorted(folder.glob(f"{files}.{language}.toml")):
        file = path.relative_to(folder).as_posix()
        for entry in _entries(path, table, file, faults):
            name = entry.pop("slug" if part == "challenges" else "id", "?")
            found = list(_faults(records.get(name), entry, texts, is_whole=part == "challenges"))
            faults += [f"{file}: {name}: {fault}" for fault in found]
            if not found:
                said[name] = _said(records[name], entry, language)
    return MappingProxyType({id: said.get(id, record) for id, record in records.items()})


def _entries(path: Path, table: str, file: str, faults: list[str]) -> list[dict[str, Any]]:
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{file}: {error}")
        return []
    faults += [f"{file}: {other}: unknown table" for other in tables if other != table]
    entries = tables.get(table)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _faults(record: Any, entry: dict[str, Any], texts: frozenset[str], *, is_whole: bool) -> Iterator[str]:
    """Yield what is wrong with the translation of one record."""
    if record is None:
        yield "there is nothing of this name to translate"
        return
    wanted = {name for name in texts if getattr(record, name)}
    missing = wanted - entry.keys()
    if missing and (is_whole or entry.keys() - NAMES):
        yield f"{', '.join(sorted(missing))}: not translated"
    for name, said in entry.items():
        if name not in wanted:
            yield f"{name}: is no text of the original"
        else:
            yield from (f"{name}: {fault}" for fault in _unlike(getattr(record, name), said))


def _unlike(text: Any, said: Any) -> Iterator[str]:
    """Yield how a translation differs from its text where it must not."""
    if is_dataclass(text):
        if not isinstance(said, dict) or said.keys() != {"says", "limits"}:
            yield "must hold 'says' and 'limits'"
        else:
            yield from (fault for name, part in said.items() for fault in _unlike(getattr(text, name), part))
    elif isinstance(text, tuple):
        if not isinstance(said, list) or len(said) != len(text):
            yield f"must be {len(text)} texts"
        else:
            yield from (fault for pair in zip(text, said, strict=True) for fault in _unlike(*pair))
    elif not isinstance(said, str) or not said or said != said.strip():
        yield "must be a text without blanks at its ends"
    else:
        yield from _unlike_text(text, said)


def _unlike_text(text: str, said: str) -> Iterator[str]:
    if sorted(PLACE.findall(text)) != sorted(PLACE.findall(said)):
        yield f"must have the places {' '.join(PLACE.findall(text)) or 'of the original: none'}"
    if len(BRACKETS.findall(text)) != len(BRACKETS.findall(said)):
        yield f"must have {len(BRACKETS.findall(text))} [brackets]"
    if len(said) > LONGER * len(text) + 20:
        yield f"is too long: {len(said)} characters for {len(text)}"


def _said(record: Any, entry: dict[str, Any], language: str) -> Any:
    texts = {name: _frozen(getattr(record, name), said, language) for name, said in entry.items()}
    return replace(record, **texts, language=language if entry.keys() - NAMES else record.language)


def _frozen(text: Any, said: Any, language: str) -> Any:
    if isinstance(said, dict):
        return replace(text, **said, language=language)
    return tuple(said) if isinstance(said, list) else said


def _rehearsed(record: Any, texts: frozenset[str]) -> dict[str, Any]:
    """Lengthen every text of a record, or of a fact in it."""
    known = {field.name for field in fields(record)} & texts
    return {name: _longer(getattr(record, name)) for name in known} | {"language": PSEUDO}


def _longer(text: Any) -> Any:
    if is_dataclass(text) and not isinstance(text, type):
        return replace(text, **_rehearsed(text, frozenset({"says", "limits"})))
    if isinstance(text, tuple):
        return tuple(lengthened(part) for part in text)
    return lengthened(text) if text else text
