"""Reads of one's own reframes. The viewer comes first, and sees their own rows alone."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Integer, bindparam, select

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.catalogue.models import Reframe as Guide
from netquest.core.db import db
from netquest.core.errors import NotFound
from netquest.exercises import own_rows
from netquest.exercises.reframe_models import Reframe
from netquest.exercises.reframe_rules import Ahead, Words, speaks_of
from netquest.exercises.reframe_views import CardBefore, ReframeView, Shelf, Typical

PAGE = 24
_row = Reframe.__table__.c
_MINE = select(*_row).where(Reframe.person_id == bindparam("person", type_=Integer), Reframe.deleted_at.is_(None))
_BEFORE = select(Reframe.id, Reframe.source, Reframe.guide, Reframe.card).where(
    Reframe.person_id == bindparam("person", type_=Integer),
    Reframe.deleted_at.is_(None),
    Reframe.retired_at.is_(None),
)
"""Today asks this with each visit, so it is built once."""


def shelf(viewer: Person, *, retired: bool, sought: str = "", after: int | None = None) -> Shelf:
    """Return a page of the viewer's kept cards, or of those put away, newest first, that speak of what is sought."""
    rows = db.session.execute(_MINE.order_by(Reframe.id.desc()), {"person": viewer.id}).all()
    found = [view for row in rows if bool(row.retired_at) is retired and speaks_of((view := _view(row)).words, sought)]
    rest = [view for view in found if after is None or view.id < after]
    away = sum(bool(row.retired_at) for row in rows)
    return Shelf(rest[:PAGE], rest[PAGE - 1].id if len(rest) > PAGE else None, len(rows) - away, away)


def get_reframe(viewer: Person, reframe_id: int) -> ReframeView:
    """Return one of the viewer's own reframes. Raises NotFound."""
    row = db.session.execute(_MINE.where(Reframe.id == reframe_id), {"person": viewer.id}).one_or_none()
    if row is None:
        raise NotFound
    return _view(row)


def was_deleted(viewer: Person, reframe_id: int) -> bool:
    """Tell whether the viewer deleted this reframe of their own."""
    return own_rows.was_deleted(db.session(), Reframe, viewer, reframe_id)


def cards_before(viewer: Person) -> list[CardBefore]:
    """Return the cards that the viewer keeps, in one statement."""
    rows = db.session.connection().execute(_BEFORE, {"person": viewer.id}).all()
    return [CardBefore(row.id, row.source, row.card, _guide(row).before) for row in rows]


def ahead(challenges: Iterable[Challenge]) -> list[Ahead]:
    """Return challenges as the rules see them."""
    return [Ahead(challenge.slug, challenge.grade, challenge.sources) for challenge in challenges]


def typical(source: str) -> list[Typical]:
    """Return the thoughts that are typical of a source, numbered from 1, each with the guide that fits it."""
    guides = catalogue.reframes_of(source)
    fits = {number: guide for guide in guides for number in guide.sounds}
    sounds = enumerate(catalogue.sources()[source].sounds, 1)
    return [Typical(number, text, fits.get(number, guides[0])) for number, text in sounds]


def find_guide(guide: str) -> Guide | None:
    """Return the worked reframe with this id, None when there is none."""
    return catalogue.reframes().get(guide)


def _guide(row: Any) -> Guide:
    """Return the guide of a row; one that is gone is replaced by the first of its source."""
    return find_guide(row.guide) or catalogue.reframes_of(row.source)[0]


def _view(row: Any) -> ReframeView:
    return ReframeView(
        id=row.id,
        number=row.number,
        source=catalogue.sources()[row.source],
        guide=_guide(row),
        words=Words(row.thought, row.first_answer, row.second_answer, row.third_answer, row.card),
        created_at=row.created_at,
        is_retired=row.retired_at is not None,
    )
