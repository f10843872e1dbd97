"""What the style guide shows of boards and teams, from samples that belong to nobody."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from netquest.game.days import monday
from netquest.leaderboards.views import Rung, TeamRung, Together


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_boards.html` needs."""
    somebody = _("Somebody")
    shown, kept = Together(11, 20, 33, is_reached=False), Together(None, None, 12, is_reached=True)
    return {
        "rungs": [
            Rung(4, somebody, 381, 21),
            Rung(5, somebody, 354, 19),
            Rung(5, "", 354, 18, is_me=True),
            Rung(7, somebody, 322, 1),
        ],
        "not_yet": Rung(None, "", 0, 0, is_me=True),
        "teams": [
            TeamRung(_("Lighthouse"), 212, monday(today), today, is_mine=False, together=shown),
            TeamRung(_("Harbour"), 143, monday(today), today, is_mine=True, together=kept),
        ],
    }
