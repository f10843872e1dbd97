"""Reads the data files and checks every field; a fault names file, entry and field, and nothing is loaded."""

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from marshmallow import Schema, ValidationError

from netquest.catalogue import schemas
from netquest.catalogue.models import (
    BadgeText,
    Benefit,
    Challenge,
    Citation,
    Drill,
    Evidence,
    HurdleText,
    Myth,
    ReadySet,
    Reframe,
    Season,
    Source,
    Statement,
    Strategy,
)

FOLDER = Path(__file__).parent / "data"
FACTS = frozenset({"evidence", "known"})
Entry = dict[str, Any]
Record = TypeVar("Record")
Link = tuple[str, str, str, str, Iterable[str]]
"""Kind and id of a record, a field of it, and the kind and ids to which the field points."""

Places = dict[tuple[str, str], str]
"""The file in which each record stands, by kind and id; faulty records are in it too."""


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
    sets: Mapping[str, ReadySet]
    reframes: Mapping[str, Reframe]
    myths: Mapping[str, Myth]
    drills: Mapping[str, Drill]
    statements: Mapping[str, Statement]
    hurdles: Mapping[str, HurdleText]
    seasons: Mapping[str, Season]


def read(folder: Path = FOLDER) -> Catalogue:
    """Read and check everything below `folder`. Raises BadData with a line for every fault."""
    reader = _Reader(folder)
    catalogue = Catalogue(
        citations=reader.cited(),
        sources=reader.records("source", "sources.toml", schemas.SOURCE, Source),
        strategies=reader.records("strategy", "strategies.toml", schemas.STRATEGY, Strategy),
        benefits=reader.records("benefit", "benefits.toml", schemas.BENEFIT, Benefit),
        challenges=reader.records("challenge", "challenges/*.toml", schemas.CHALLENGE, made),
        badges=reader.records("badge", "badges.toml", schemas.BADGE, _badge),
        sets=reader.records("set", "sets.toml", schemas.READY_SET, ReadySet),
        reframes=reader.records("reframe", "reframes.toml", schemas.REFRAME, Reframe),
        myths=reader.records("myth", "myths.toml", schemas.MYTH, _myth),
        drills=reader.records("drill", "drills.toml", schemas.DRILL, Drill),
        statements=reader.records("statement", "assessment.toml", schemas.STATEMENT, Statement),
        hurdles=reader.records("hurdle", "hurdles.toml", schemas.HURDLE, HurdleText),
        seasons=reader.records("season", "seasons.toml", schemas.SEASON, _season),
    )
    faults = [*reader.faults, *_misplaced(catalogue, reader.places)]
    if reader.is_whole:
        faults += _broken_links(catalogue, reader.places)
    if faults:
        raise BadData(faults)
    return catalogue


def is_translation(path: Path) -> bool:
    """Whether a data file is the translation of the one beside it: `patience.de.toml`."""
    return "." in path.stem


class _Reader:
    """Reads one kind of record after the other, and collects every fault and the place of each record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self.places: Places = {}
        self.citations: Mapping[str, Citation] = {}
        self.is_whole = True
        """Whether every file could be read; a link into one that could not proves nothing."""

    def cited(self) -> Mapping[str, Citation]:
        """Read the studies first, since the facts of all other records point to them."""
        self.citations = self.records("citation", "evidence.toml", schemas.CITATION, Citation)
        return self.citations

    def records(self, kind: str, files: str, schema: Schema, make: Callable[..., Record]) -> Mapping[str, Record]:
        """Return the sound records of one kind by id; `files` is a pattern below the folder."""
        records: dict[str, Record] = {}
        for file, number, entry in self._entries(kind, files):
            name = self._placed(kind, file, entry) or f"entry {number}"
            try:
                records[name] = make(**self._with_evidence(_frozen(schema.load(entry))))
            except ValidationError as error:
                self.faults += [f"{file}: {name}: {fault}" for fault in _lines(error.messages)]
        return MappingProxyType(records)

    def _placed(self, kind: str, file: str, entry: Any) -> str | None:
        """Note where an entry stands, and return its name, if it has one: a faulty entry may be anything."""
        field = "slug" if kind == "challenge" else "id"
        name = entry.get(field) if isinstance(entry, dict) else None
        if not isinstance(name, str):
            return None
        if (kind, name) in self.places:
            self.faults.append(f"{file}: {name}: {field}: stands already in {self.places[kind, name]}")
        self.places.setdefault((kind, name), file)
        return name

    def _entries(self, kind: str, files: str) -> Iterator[tuple[str, int, Any]]:
        """Yield file, number and content of every `[[kind]]`; the files hold nothing else."""
        paths = sorted(path for path in self.folder.glob(files) if not is_translation(path))
        if not paths:
            self._unread(f"{files}: there is no such file")
        for path in paths:
            file = path.relative_to(self.folder).as_posix()
            try:
                tables = tomllib.loads(path.read_text("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                self._unread(f"{file}: {error}")
                continue
            self.faults += [f"{file}: {table}: unknown table" for table in tables if table != kind]
            yield from ((file, number, entry) for number, entry in enumerate(self._listed(kind, file, tables), 1))

    def _listed(self, kind: str, file: str, tables: Entry) -> list[Any]:
        entries = tables.get(kind)
        if isinstance(entries, list):
            return entries
        self._unread(f"{file}: {kind}: there must be at least one [[{kind}]]")
        return []

    def _unread(self, fault: str) -> None:
        self.is_whole = False
        self.faults.append(fault)

    def _with_evidence(self, entry: Entry) -> Entry:
        """Put the citation itself into the fact of an entry."""
        for key in FACTS & entry.keys():
            fact = entry[key]
            if fact["id"] not in self.citations:
                raise ValidationError({key: {"id": [f"there is no sound citation '{fact['id']}' in evidence.toml"]}})
            entry[key] = Evidence(self.citations[fact["id"]], says=fact["says"], limits=fact["limits"])
        return entry


def made(**entry: Any) -> Challenge:
    """Return the challenge of a sound entry: its sources ordered, main one first, its version named by its hash."""
    entry = _frozen(entry)
    sources = dict(sorted(entry.pop("sources").items(), key=lambda item: -item[1]))
    told = {name: value for name, value in entry.items() if name != "gives"}  # it says nothing to who reads the card
    text = json.dumps({**told, "sources": sources}, sort_keys=True, default=str)
    version = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Challenge(**entry, sources=MappingProxyType(sources), version=version)


def _badge(**entry: Any) -> BadgeText:
    """Hold that the next step of a badge leads to one place."""
    if bool(entry["begin"]) == bool(entry["look"]):
        raise ValidationError({"begin": ["must stand where there is no 'look', and nowhere else"]})
    return BadgeText(**entry)


def _myth(**entry: Any) -> Myth:
    """Hold that a myth says what is uncertain, in one way or the other."""
    if ("known" in entry) == bool(entry["unsure"]):
        raise ValidationError({"unsure": ["must stand where there is no study, and nowhere else"]})
    return Myth(**entry)


def _season(**entry: Any) -> Season:
    """Hold that a season names a kind or a source where it asks for one, and nowhere else."""
    if bool(entry["of"]) != (entry["ask"] in schemas.NAMING):
        raise ValidationError({"of": ["must name what is asked for, where there is something to name"]})
    return Season(**entry)


def _frozen(entry: Entry) -> Entry:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _lines(messages: Any, where: str = "") -> Iterator[str]:
    """Flatten marshmallow's nested messages into 'field: sentence'."""
    if isinstance(messages, dict):
        for key, value in messages.items():
            yield from _lines(value, f"{where}.{key}" if where else str(key))
    elif isinstance(messages, list):
        yield from (f"{where}: {message}" for message in messages)


def _broken_links(catalogue: Catalogue, places: Places) -> Iterator[str]:
    """Yield a fault for every id that names nothing, not even a faulty record."""
    for kind, name, field, linked, ids in _links(catalogue):
        for other in ids:
            if (linked, other) not in places:
                yield f"{places[kind, name]}: {name}: {field}: there is no {linked} '{other}'"


def _links(catalogue: Catalogue) -> Iterator[Link]:
    """Yield every link of the curriculum."""
    for slug, challenge in catalogue.challenges.items():
        yield "challenge", slug, "strategy", "strategy", (challenge.strategy,)
        yield "challenge", slug, "sources", "source", challenge.sources
        yield "challenge", slug, "benefits", "benefit", challenge.benefits
        yield "challenge", slug, "prerequisites", "challenge", challenge.prerequisites
    for source in catalogue.sources.values():
        yield "source", source.id, "first", "challenge", (source.first,)
        yield "source", source.id, "then", "challenge", source.then
        yield "source", source.id, "strategies", "strategy", source.strategies
    for strategy in catalogue.strategies.values():
        yield "strategy", strategy.id, "begin", "challenge", strategy.begin
    for benefit in catalogue.benefits.values():
        yield "benefit", benefit.id, "first", "challenge", (benefit.first,)
        yield "benefit", benefit.id, "see_also", "challenge", benefit.see_also
    for ready in catalogue.sets.values():
        yield "set", ready.id, "items", "challenge", ready.items
    yield from _links_of_exercises(catalogue)


def _links_of_exercises(catalogue: Catalogue) -> Iterator[Link]:
    """Yield the links of what one practises in the head."""
    for reframe in catalogue.reframes.values():
        yield "reframe", reframe.id, "source", "source", (reframe.source,)
        yield "reframe", reframe.id, "before", "challenge", reframe.before
    for badge in catalogue.badges.values():
        yield "badge", badge.id, "begin", "challenge", [badge.begin] if badge.begin else ()
    for myth in catalogue.myths.values():
        yield "myth", myth.id, "source", "source", (myth.source,)
        yield "myth", myth.id, "test", "challenge", (myth.test,)
    for drill in catalogue.drills.values():
        yield "drill", drill.id, "id", "challenge", (drill.id,)
        yield "drill", drill.id, "then", "challenge", (drill.then,)


def _misplaced(catalogue: Catalogue, places: Places) -> Iterator[str]:
    """Yield a fault for every challenge that stands outside its strategy's file."""
    for slug, challenge in catalogue.challenges.items():
        file, home = places["challenge", slug], f"challenges/{challenge.strategy}.toml"
        if file != home:
            yield f"{file}: {slug}: strategy: belongs in {home}"
