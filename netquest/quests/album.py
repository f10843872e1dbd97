"""What pages tell of quests: the week and the season of a viewer, and what one try moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.schemas import FORMATS
from netquest.challenges.day_queries import Day
from netquest.challenges.views import Aside, AttemptView
from netquest.game.days import monday
from netquest.game.questing import quarter, theme_of
from netquest.game.quests import Ask, Deed, Quest, have
from netquest.quests import queries, service
from netquest.quests.queries import WEEK, Week
from netquest.quests.rules import is_away
from netquest.quests.views import Moved, QuestView, SeasonView, WeekView

ALBUM = timedelta(weeks=26)
"""So far back the page shows what was finished."""


@dataclass(frozen=True, slots=True)
class Album:
    """The quests of a viewer: this week's, the season, and of earlier weeks what was finished, newest first."""

    week: WeekView
    season: SeasonView | None
    earlier: Sequence[tuple[date, Sequence[QuestView]]]


def glance(viewer: Person, day: Day) -> Week | None:
    """Return the viewer's week with its tries as it is stored, empty before that; None while they have no quests."""
    if not viewer.quests or is_away(day.rhythm, day.today):
        return None
    first = monday(day.today)
    return queries.find_week(viewer.id, first) or Week(first, 0, ())


def opened(viewer: Person, day: Day, *, at: datetime) -> WeekView | None:
    """Return the quests of the viewer's week, None where there are none. The first look stores them."""
    week = glance(viewer, day)
    if week and not week.quests:
        service.open_week(viewer, day, at=at)
        week = glance(viewer, day)
    return shown(viewer, week) if week and week.quests else None


def shown(viewer: Person, week: Week | None) -> WeekView | None:
    """Return a week as pages show it."""
    return _week(viewer, week) if week else None


def album(viewer: Person, day: Day, *, at: datetime) -> Album | None:
    """Return all that the page on quests shows, None where they are switched off."""
    week = opened(viewer, day, at=at)
    if week is None:
        return None
    first, last = quarter(day.today)
    since = min(first, week.monday - ALBUM)
    rows = queries.tries(viewer.id, since=since, until=max(last, day.today) + timedelta(days=1))
    kept = queries.weeks(viewer.id, since=week.monday - ALBUM, until=week.monday)
    earlier = [_week(viewer, replace(one, tries=_of_week(rows, one.monday))) for one in reversed(kept)]
    season = queries.deeds([row for row in rows if first <= row.day <= last], since=first, scope=viewer.scope)
    finished = [(one.monday, [quest for quest in one.quests if quest.is_done]) for one in earlier]
    return Album(week, _season(day.today, season), [(week, quests) for week, quests in finished if quests])


def told(viewer: Person, attempt: AttemptView, *, week: Week | None = None) -> Aside | None:
    """Say of a try of the viewer's which quests it moved; `week` is one that was read already."""
    if not viewer.quests or attempt.outcome == "skipped":
        return None
    first = monday(attempt.day)
    moved = _moved(viewer, attempt, week if week and week.monday == first else queries.find_week(viewer.id, first))
    return Aside("quests/_moved.html", moved) if moved else None


def _moved(viewer: Person, attempt: AttemptView, found: Week | None) -> Moved | None:
    if found is None:
        return None
    deeds = queries.deeds(found.tries, since=found.monday, scope=viewer.scope)
    without = [deed for deed in deeds if deed.id != attempt.id]
    moved = [place for place, quest in enumerate(found.quests) if have(quest, deeds) > have(quest, without)]
    if not moved:
        return None
    quests = views(found.quests, deeds)
    return Moved([quests[place] for place in moved], sum(quest.is_done for quest in quests), len(quests))


def _of_week(rows: Sequence[Any], first: date) -> tuple[Any, ...]:
    return tuple(row for row in rows if first <= row.day < first + WEEK)


def _week(viewer: Person, week: Week) -> WeekView:
    deeds = queries.deeds(week.tries, since=week.monday, scope=viewer.scope)
    return WeekView(week.monday, week.number, views(week.quests, deeds))


def views(quests: Iterable[Quest], deeds: Sequence[Deed]) -> list[QuestView]:
    """Return quests with how far these tries have come, and with the names of what they speak of."""
    return [QuestView(quest, have(quest, deeds), place, _name(quest)) for place, quest in enumerate(quests)]


def _name(quest: Quest) -> str:
    if quest.ask is Ask.SOURCE:
        return catalogue.source_names().get(quest.of, quest.of)
    if quest.ask is Ask.STRATEGY:
        found = catalogue.strategies().get(quest.of)
        return found.name if found else quest.of
    return ""


def _season(today: date, deeds: Sequence[Deed]) -> SeasonView | None:
    themes = catalogue.seasons()
    name = theme_of(today, {theme.id: theme.quarter for theme in themes.values()})
    if name is None:
        return None
    theme = themes[name]
    first, last = quarter(today)
    quest = Quest(Ask(theme.ask), theme.need, theme.of)
    seen = {deed.format for deed in deeds}
    parts = [(part, part in seen) for part in FORMATS] if quest.ask is Ask.FORMATS else []
    return SeasonView(theme, first, last, have(quest, deeds), parts)
