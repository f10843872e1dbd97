"""The page that says how NetQuest chooses, and what it believes of whoever asks."""

from flask.typing import ResponseReturnValue

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.challenges import choosing, day_queries
from netquest.web.htmx import page
from netquest.web.policy import policy


@policy(signed_in)
def readiness() -> ResponseReturnValue:
    """Show how far one reaches against each source, how sure that is, and what follows for the cards of a day."""
    day = day_queries.day_of(viewer(), today())
    return page("challenges/readiness.html", block="main", told=choosing.choosing(viewer(), day))
