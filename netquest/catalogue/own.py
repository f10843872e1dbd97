"""The challenges that organisations write themselves, read as the files are.

A scope names whose challenges somebody is offered beside ours, and is None for people without an organisation and where
nobody wrote any. What it holds changes with each change of these challenges, so that everything that is read for a
scope is read once and kept: in most requests no statement is sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import Integer, bindparam, func, select
from sqlalchemy.orm import aliased

from netquest.catalogue.loader import made
from netquest.catalogue.models import Challenge
from netquest.catalogue.own_models import OwnChallenge, OwnChallengeVersion
from netquest.catalogue.schemas import OWN
from netquest.core.db import db

SCOPES_KEPT = 256
Scope: TypeAlias = str | None
Edition: TypeAlias = tuple[str, str]
"""A slug, and a version of what it said."""

NOTHING: Mapping[str, Challenge] = MappingProxyType({})

_numbered = aliased(OwnChallengeVersion)
_is_newest = OwnChallengeVersion.number == (
    select(func.max(_numbered.number))
    .where(_numbered.challenge_id == OwnChallenge.id)
    .correlate(OwnChallenge)
    .scalar_subquery()
)
_SAID = select(
    OwnChallenge.slug, OwnChallenge.retired_at, OwnChallengeVersion.version, OwnChallengeVersion.content
).join(OwnChallengeVersion, OwnChallengeVersion.challenge_id == OwnChallenge.id)
_NEWEST = _SAID.where(_is_newest, OwnChallenge.organisation_id == bindparam("organisation", type_=Integer)).order_by(
    OwnChallenge.id
)


def scope(organisation_id: int, stamp: str, name: str) -> Scope:
    """Return the scope of an organisation; its stamp is empty until somebody writes a challenge."""
    return f"{organisation_id}:{stamp}:{name}" if stamp else None


def is_own(slug: str) -> bool:
    """Tell whether a slug can be that of an organisation's own challenge."""
    return slug.startswith(OWN)


def shelf(scope: Scope) -> Mapping[str, Challenge]:
    """Return the challenges of a scope by slug, the oldest first, retired ones included."""
    return _shelf(scope) if scope else NOTHING


@lru_cache(maxsize=SCOPES_KEPT)
def _shelf(scope: str) -> Mapping[str, Challenge]:
    organisation_id, _, house = scope.split(":", 2)
    rows = db.session.execute(_NEWEST, {"organisation": int(organisation_id)})
    found = {row.slug: read(row.slug, row, house=house) for row in rows}
    return MappingProxyType({slug: _without_retired(challenge, found) for slug, challenge in found.items()})


def _without_retired(challenge: Challenge, found: Mapping[str, Challenge]) -> Challenge:
    """Return a challenge that no longer waits for one which is offered to nobody, and so could never come."""
    waits_for = tuple(slug for slug in challenge.prerequisites if slug not in found or not found[slug].retired)
    return challenge if waits_for == challenge.prerequisites else replace(challenge, prerequisites=waits_for)


def editions(wanted: Iterable[Edition], *, scope: Scope = None) -> dict[Edition, Challenge]:
    """Return what some challenges said in these versions, in one statement, or none where a scope holds them all.

    They are for who tried them then: whoever left the organisation keeps what they tried.
    """
    wanted = set(wanted)
    held = {(slug, version): shelf(scope).get(slug) for slug, version in wanted}
    found = {(slug, version): now for (slug, version), now in held.items() if now and now.version == version}
    missing = wanted - found.keys()
    if missing:
        slugs, versions = zip(*missing, strict=True)
        rows = db.session.execute(
            _SAID.where(OwnChallenge.slug.in_(slugs), OwnChallengeVersion.version.in_(set(versions)))
        )
        found |= {
            (row.slug, row.version): read(row.slug, row, house="") for row in rows if (row.slug, row.version) in missing
        }
    return found


def read(slug: str, row: Any, *, house: str) -> Challenge:
    """Return the challenge of a row with `version`, `content` and `retired_at`; `house` is who wrote it."""
    said = made(slug=slug, **row.content)
    return replace(said, version=row.version, retired=row.retired_at is not None, house=house, language="")
