"""Reads the data files and checks every field; a fault names file, entry and field, and nothing is loaded."""

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from marshmallow import Schema, ValidationError

from netquest.catalogue import schemas
from netquest.catalogue.models import BadgeText, Benefit, Challenge, Citation, Evidence, Source, Strategy

FOLDER = Path(__file__).parent / "data"
Entry = dict[str, Any]


class BadData(Exception):
    """The data files cannot be used; `faults` holds one line each: file, entry, field, what is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole curriculum, each kind by id in the order of its file."""

    citations: Mapping[str, Citation]
    sources: Mapping[str, Source]
    strategies: Mapping[str, Strategy]
    benefits: Mapping[str, Benefit]
    challenges: Mapping[str, Challenge]
    badges: Mapping[str, BadgeText]


def read(folder: Path = FOLDER) -> Catalogue:
    """Read and check everything below `folder`. Raises BadData with a line for every fault."""
    faults: list[str] = []
    citations = {c.id: c for c in _records(folder, "evidence.toml", "citation", schemas.CITATION, Citation, faults)}
    build = _Builder(citations, faults)
    catalogue = Catalogue(
        citations=MappingProxyType(citations),
        sources=build.all(folder, "sources.toml", "source", schemas.SOURCE, Source),
        strategies=build.all(folder, "strategies.toml", "strategy", schemas.STRATEGY, Strategy),
        benefits=build.all(folder, "benefits.toml", "benefit", schemas.BENEFIT, Benefit),
        challenges=build.all(folder, "challenges/*.toml", "challenge", schemas.CHALLENGE, _challenge),
        badges=build.all(folder, "badges.toml", "badge", schemas.BADGE, BadgeText),
    )
    faults += _broken_links(catalogue)
    if faults:
        raise BadData(faults)
    return catalogue


class _Builder:
    """Collects the records of one file after the other, with their evidence, and every fault."""

    def __init__(self, citations: Mapping[str, Citation], faults: list[str]) -> None:
        self.citations = citations
        self.faults = faults

    def all(
        self, folder: Path, pattern: str, table: str, schema: Schema, make: Callable[..., Any]
    ) -> Mapping[str, Any]:
        records: dict[str, Any] = {}
        for record in _records(folder, pattern, table, schema, lambda **entry: make(**self._cite(entry)), self.faults):
            name = _name(record)
            if name in records:
                self.faults.append(f"{pattern}: {name}: this id occurs twice")
            records[name] = record
        return MappingProxyType(records)

    def _cite(self, entry: Entry) -> Entry:
        """Put the citation itself into the evidence of an entry."""
        for key in ("evidence", "known"):
            if key in entry:
                fact = entry[key]
                if fact["id"] not in self.citations:
                    raise ValidationError({key: [f"'{fact['id']}' is not in evidence.toml"]})
                entry[key] = Evidence(self.citations[fact["id"]], says=fact["says"], limits=fact["limits"])
        return entry


def _records(
    folder: Path, pattern: str, table: str, schema: Schema, make: Callable[..., Any], faults: list[str]
) -> Iterator[Any]:
    for path in sorted(folder.glob(pattern)):
        file = path.relative_to(folder).as_posix()
        try:
            entries = tomllib.loads(path.read_text("utf-8")).get(table, [])
        except tomllib.TOMLDecodeError as error:
            faults.append(f"{file}: {error}")
            continue
        for number, entry in enumerate(entries, 1):
            name = entry.get("slug") or entry.get("id") or f"entry {number}"
            try:
                yield make(**_frozen(schema.load(entry)))
            except ValidationError as error:
                faults += [f"{file}: {name}: {where}: {what}" for where, what in _lines(error.messages)]


def _challenge(**entry: Any) -> Challenge:
    """Order the sources, main one first, and name the content's version by its hash."""
    sources = dict(sorted(entry.pop("sources").items(), key=lambda item: -item[1]))
    text = json.dumps({**entry, "sources": sources}, sort_keys=True, default=str)
    version = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Challenge(**entry, sources=MappingProxyType(sources), version=version)


def _frozen(entry: Entry) -> Entry:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _lines(messages: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Flatten marshmallow's nested messages into (field, sentence)."""
    if isinstance(messages, dict):
        for key, value in messages.items():
            yield from _lines(value, f"{where}.{key}" if where else str(key))
    elif isinstance(messages, list):
        yield from ((where, str(message)) for message in messages)


def _name(record: Any) -> str:
    name: str = record.slug if isinstance(record, Challenge) else record.id
    return name


def _broken_links(catalogue: Catalogue) -> Iterator[str]:
    """Yield a fault for every id that names nothing."""
    known: dict[str, Mapping[str, object]] = {
        "challenge": catalogue.challenges,
        "source": catalogue.sources,
        "strategy": catalogue.strategies,
        "benefit": catalogue.benefits,
    }
    for kind, entry, field, ids in _links(catalogue):
        for name in ids:
            if name not in known[kind]:
                yield f"{entry}: {field}: there is no {kind} '{name}'"


def _links(catalogue: Catalogue) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for challenge in catalogue.challenges.values():
        entry = f"challenges/{challenge.strategy}.toml: {challenge.slug}"
        yield "strategy", entry, "strategy", (challenge.strategy,)
        yield "source", entry, "sources", tuple(challenge.sources)
        yield "benefit", entry, "benefits", challenge.benefits
        yield "challenge", entry, "prerequisites", challenge.prerequisites
    for source in catalogue.sources.values():
        yield "challenge", f"sources.toml: {source.id}", "first, then", (source.first, *source.then)
        yield "strategy", f"sources.toml: {source.id}", "strategies", source.strategies
    for strategy in catalogue.strategies.values():
        yield "challenge", f"strategies.toml: {strategy.id}", "begin", strategy.begin
    for benefit in catalogue.benefits.values():
        yield "challenge", f"benefits.toml: {benefit.id}", "first, see_also", (benefit.first, *benefit.see_also)
