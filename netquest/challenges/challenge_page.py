"""A challenge's own page: the whole card, one's own history with it, the form, and what one says of it."""

from dataclasses import replace
from datetime import date, timedelta

from flask import request
from flask.typing import ResponseReturnValue

from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import asides, cards, day_queries, marks
from netquest.challenges.forms import AttemptForm
from netquest.challenges.mark_forms import RatingForm
from netquest.game.readiness import DONE
from netquest.web.htmx import page


def show(
    challenge: Challenge, form: AttemptForm | None = None, *, rating: RatingForm | None = None, status: int = 200
) -> ResponseReturnValue:
    """Answer with the page; `form` or `rating` is one that was refused."""
    day = day_queries.day_of(viewer(), today())
    made = asides.recall(viewer(), cards.history(viewer(), challenge.slug, today=day.today))
    after = request.args.get("after", type=int)
    latest = next((asides.after(viewer(), attempt) for attempt in made if attempt.id == after), None)
    done = sum(attempt.outcome in DONE for attempt in made)
    card = replace(cards.card(challenge, day, times_done=done, attempt=latest), mark=marks.at(viewer(), challenge.slug))
    [card] = asides.beside(viewer(), [card])
    return page(
        "challenges/show.html",
        block="main",
        status=status,
        card=card,
        strategy=catalogue.strategies()[challenge.strategy],
        sources_answered=[catalogue.sources()[source] for source in challenge.sources],
        benefits_named=[catalogue.benefits()[benefit] for benefit in challenge.benefits],
        history=made,
        form=form,
        rating=rating,
        fresh=latest is not None,
        practice=cards.practice(day),
        **days(day.today),
    )


def days(day: date) -> dict[str, date]:
    """Return the days that a try may be for, by the names that templates know them by."""
    return {"today": day, "yesterday": day - timedelta(days=1)}
