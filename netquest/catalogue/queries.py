"""Reads of the curriculum in the language now spoken: the same for everybody, and what an organisation wrote itself.

Whose that is says a scope (`catalogue.own`); without one it is the curriculum alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from netquest.catalogue import own
from netquest.catalogue.calibration import UNCALIBRATED, Calibration
from netquest.catalogue.loader import Catalogue, read
from netquest.catalogue.models import (
    BadgeText,
    Benefit,
    Challenge,
    Drill,
    HurdleText,
    Myth,
    ReadySet,
    Reframe,
    Season,
    Source,
    Statement,
    Strategy,
)
from netquest.catalogue.own import Edition, Scope
from netquest.catalogue.translations import translated
from netquest.core import language
from netquest.core.errors import NotFound
from netquest.core.language import LANGUAGES, SOURCE
from netquest.game.cards import Card

Entry = TypeVar("Entry")


def catalogue() -> Catalogue:
    """Return the curriculum in the language now spoken; what is not translated is in English."""
    return _read_in(language.spoken())


def read_all() -> None:
    """Read and check the curriculum in every language, once a process. Raises BadData when it cannot be used."""
    for code in LANGUAGES:
        _read_in(code)


@cache
def _read_in(code: str) -> Catalogue:
    return read() if code == SOURCE else translated(_read_in(SOURCE), code)


def find(slug: str, *, scope: Scope = None, version: str = "") -> Challenge | None:
    """Return the challenge with this slug, retired ones included, since a slug lives for ever.

    With a `version` it is what an organisation's challenge said then, whatever the scope: for who tried it.
    """
    if version and own.is_own(slug):
        return own.editions([(slug, version)], scope=scope).get((slug, version))
    return catalogue().challenges.get(slug) or own.shelf(scope).get(slug)


def get(slug: str, *, scope: Scope = None) -> Challenge:
    """Return the challenge with this slug. Raises NotFound, as for another organisation's own."""
    return _got(find(slug, scope=scope))


def missing_from(other: Catalogue) -> list[str]:
    """Return a fault for every challenge that another curriculum no longer holds, though people may have tried it."""
    return [
        f"challenges/{challenge.strategy}.toml: {slug}: is gone; a slug lives for ever, mark it retired instead"
        for slug, challenge in catalogue().challenges.items()
        if slug not in other.challenges
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """What challenges said when they were tried, and which of them somebody with this scope can open now."""

    editions: Mapping[Edition, Challenge]
    scope: Scope

    def of(self, row: Any) -> Challenge | None:
        """Return what was tried, given a row with its slug and version; of ours what it says today."""
        return catalogue().challenges.get(row.slug) or self.editions.get((row.slug, row.version))

    def is_earlier(self, row: Any) -> bool:
        """Tell whether an organisation's challenge says something else by now than when it was tried."""
        now = own.shelf(self.scope).get(row.slug)
        return now is not None and now.version != row.version

    def has_page(self, slug: str) -> bool:
        """Tell whether the challenge has a page for them."""
        return find(slug, scope=self.scope) is not None


def told(rows: Iterable[Any], *, scope: Scope) -> Told:
    """Return what was tried in rows with slug and version, read in one statement at most."""
    wanted = {(row.slug, row.version) for row in rows if own.is_own(row.slug)}
    return Told(own.editions(wanted, scope=scope), scope)


def offered(*, scope: Scope = None) -> list[Challenge]:
    """Return every challenge that may be offered, in the order of the files, an organisation's own after them."""
    written = (*catalogue().challenges.values(), *own.shelf(scope).values())
    return [challenge for challenge in written if not challenge.retired]


def speaks_of(challenge: Challenge, words: str) -> bool:
    """Tell whether all of these words stand anywhere in the text of a challenge."""
    text = f"{challenge.title} {challenge.why} {' '.join(challenge.steps)}".casefold()
    return all(word in text for word in words.casefold().split())


def sources() -> Mapping[str, Source]:
    """Return the ten sources of resistance by id."""
    return catalogue().sources


def source_names() -> Mapping[str, str]:
    """Return the short name of each source by its id."""
    return _source_names(language.spoken())


@cache
def _source_names(code: str) -> Mapping[str, str]:
    return MappingProxyType({source.id: source.short for source in _read_in(code).sources.values()})


def strategies() -> Mapping[str, Strategy]:
    """Return the fifteen strategies by id."""
    return catalogue().strategies


def benefits() -> Mapping[str, Benefit]:
    """Return the ten benefits by id."""
    return catalogue().benefits


def badges() -> Mapping[str, BadgeText]:
    """Return what each badge says, by id."""
    return catalogue().badges


def seasons() -> Mapping[str, Season]:
    """Return the themes of the seasons by id, in the order of their file."""
    return catalogue().seasons


def get_source(source: str) -> Source:
    """Return the source with this id. Raises NotFound."""
    return _got(sources().get(source))


def get_strategy(strategy: str) -> Strategy:
    """Return the strategy with this id. Raises NotFound."""
    return _got(strategies().get(strategy))


def get_benefit(benefit: str) -> Benefit:
    """Return the benefit with this id. Raises NotFound."""
    return _got(benefits().get(benefit))


def statements() -> Mapping[str, Statement]:
    """Return the statements of the assessment by id, in their order."""
    return catalogue().statements


def hurdles() -> Mapping[str, HurdleText]:
    """Return how a result speaks of each source, by its id."""
    return catalogue().hurdles


def ready_sets() -> Mapping[str, ReadySet]:
    """Return the ready-made sets by id."""
    return catalogue().sets


def get_ready_set(ready: str) -> ReadySet:
    """Return the ready-made set with this id. Raises NotFound."""
    return _got(ready_sets().get(ready))


def _got(found: Entry | None) -> Entry:
    if found is None:
        raise NotFound
    return found


def reframes() -> Mapping[str, Reframe]:
    """Return the worked reframes by id."""
    return catalogue().reframes


def reframes_of(source: str) -> list[Reframe]:
    """Return the worked reframes of a source, in the order of their file."""
    return [reframe for reframe in reframes().values() if reframe.source == source]


def myths() -> Mapping[str, Myth]:
    """Return what people say about networking, by id."""
    return catalogue().myths


def get_myth(myth: str) -> Myth:
    """Return the myth with this id. Raises NotFound."""
    return _got(myths().get(myth))


def drills() -> Mapping[str, Drill]:
    """Return the drills by the slug of the challenge that each rehearses."""
    return catalogue().drills


def get_drill(slug: str) -> Drill:
    """Return the drill of the challenge with this slug. Raises NotFound."""
    return _got(drills().get(slug))


def card_of(challenge: Challenge, calibration: Calibration = UNCALIBRATED) -> Card:
    """Return what the ladder needs of a challenge, as hard as a version of the calibration says."""
    offset = calibration.offset_of(challenge.slug)
    return _card(challenge, offset.mean, offset.variance)


@lru_cache(maxsize=4096)
def _card(challenge: Challenge, mean: float, variance: float) -> Card:
    return Card(
        slug=challenge.slug,
        grade=challenge.grade,
        loads=challenge.sources,
        minutes=challenge.minutes,
        energy=challenge.energy,
        kind=challenge.kind,
        cooldown_days=challenge.cooldown_days,
        prerequisites=challenge.prerequisites,
        offset=mean,
        variance=variance,
    )


def pool(calibration: Calibration = UNCALIBRATED, *, scope: Scope = None) -> list[Card]:
    """Return every challenge that may be offered, as the ladder sees it by a version of the calibration."""
    return [card_of(challenge, calibration) for challenge in offered(scope=scope)]
