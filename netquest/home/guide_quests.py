"""What the style guide shows of quests, and of who is back after a break, from samples that belong to nobody."""

from datetime import date, timedelta
from typing import Any

from netquest.catalogue import queries as catalogue
from netquest.game.days import monday
from netquest.game.questing import quarter
from netquest.game.quests import Ask, Quest
from netquest.home.welcome import Kept
from netquest.quests.album import Album
from netquest.quests.views import Moved, QuestView, SeasonView, WeekView

STRENGTH, DAYS, BEST, BONUS = 0.34, 31, 6, 15


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_quests.html` needs."""
    kinds, hurdle = Quest(Ask.KINDS, 3), catalogue.source_names()["rejection"]
    views = [
        QuestView(Quest(Ask.ONE), 1, 0),
        QuestView(kinds, 2, 1),
        QuestView(Quest(Ask.SOURCE, 2, "rejection"), 0, 2, hurdle),
    ]
    week = WeekView(monday(today), 0, views)
    themes = catalogue.seasons()
    first, last = quarter(today)
    parts = [("solo", True), ("message", True), ("call", False), ("event", False)]
    season = SeasonView(themes["first-light"], first, last, 2, parts)
    before = [(week.monday - timedelta(weeks=n), views[:n]) for n in (1, 2)]
    return {
        "quests": week,
        "album": Album(week, season, before),
        "seasons": [season, SeasonView(themes["lanterns"], first, last, 8)],
        "moved": Moved([QuestView(kinds, 3, 1)], 2, 3),
        "back": Kept(DAYS, STRENGTH, BEST, BONUS, catalogue.get("two-silent-seconds")),
    }
