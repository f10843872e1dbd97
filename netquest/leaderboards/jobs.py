"""What is done for boards once a day. Doing it again, here or on another node, writes the same."""

from datetime import UTC, datetime, timedelta

from netquest.core.db import transaction
from netquest.game.days import monday
from netquest.leaderboards import service
from netquest.scoring import standings


def refresh_team_scores(*, at: datetime) -> None:
    """Bring the scores of the week that yesterday lay in up to date.

    On a Monday that is the week before, and once more on Tuesday, when its Sunday is over everywhere on Earth.
    """
    today = at.astimezone(UTC).date()
    for week in sorted({monday(today - timedelta(days=days)) for days in (1, 2)}):
        service.refresh(week, day=today)


def sweep(*, at: datetime) -> None:
    """Drop the bins of histograms that nobody is in any more."""
    with transaction() as session:
        standings.sweep(session)
