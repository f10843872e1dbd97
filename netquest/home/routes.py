"""The pages of one's own day and progress, the public page, the style guide, and the probes."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from netquest.accounts.identity import find_viewer
from netquest.accounts.policies import anyone, signed_in
from netquest.accounts.viewer import today as local_today
from netquest.accounts.viewer import viewer
from netquest.assignments import queries as assignments
from netquest.challenges import asides, cards, day_queries, menus
from netquest.challenges.day_queries import Day
from netquest.challenges.views import CardView
from netquest.core import clock
from netquest.exercises import looking_back_queries
from netquest.home import (
    badge_routes,
    drill_routes,
    guide,
    guide_assessment,
    guide_boards,
    guide_book,
    guide_expectations,
    guide_head,
    guide_progress,
    guide_quests,
    guide_sets,
    health,
    invitations,
    offers,
    progress_routes,
    welcome,
    welcome_routes,
)
from netquest.quests import album
from netquest.quests.queries import Week
from netquest.web.htmx import is_swap, page
from netquest.web.policy import policy

bp = Blueprint("home", __name__)
bp.add_url_rule("/progress", view_func=progress_routes.show_progress)
bp.add_url_rule("/progress/challenges", view_func=progress_routes.progress_challenges)
bp.add_url_rule("/progress/answers", view_func=progress_routes.progress_answers)
bp.add_url_rule("/progress/readiness", view_func=progress_routes.progress_readiness)
bp.add_url_rule("/progress/felt", view_func=progress_routes.progress_felt)
bp.add_url_rule("/progress/attempts.csv", view_func=progress_routes.progress_attempts)
bp.add_url_rule("/progress/days.csv", view_func=progress_routes.progress_days)
bp.add_url_rule("/badges", view_func=badge_routes.badges)
bp.add_url_rule("/badges/<slug:slug>", view_func=badge_routes.badge)
bp.add_url_rule("/drills", view_func=drill_routes.drills)
bp.add_url_rule("/drills/<slug:slug>", view_func=drill_routes.drill)
bp.add_url_rule("/welcome-back", view_func=welcome_routes.welcome_back)
bp.add_url_rule("/welcome-back/passing", view_func=welcome_routes.pass_welcome, methods=["POST"])


@bp.get("/")
@policy(anyone)
def landing() -> ResponseReturnValue:
    """Say what NetQuest is; who is signed in goes on to today."""
    if find_viewer():
        return redirect(url_for("home.today"))
    return render_template("home/landing.html", demo=current_app.config["SETTINGS"].demo)


@bp.get("/today")
@policy(signed_in)
def today() -> ResponseReturnValue:
    """Show today's three cards and the week. A day's first visit stores its menu, an offer may change it later."""
    person, now = viewer(), clock.now()
    day = day_queries.day_of(person, local_today(now))
    numbers: dict[str, Any] = {"practice": cards.practice(day), "today": day.today}
    if is_swap() and request.headers.get("HX-Target") == "week":
        return page("home/today.html", block="week", **numbers)
    asked = assignments.today_offers(person, on=day.today)
    day = _with_menu(day, pins=offers.pins(asked, chosen=_chosen_for(day)), at=now)
    assert day.menu is not None
    after = request.args.get("after", type=int)
    dressed = [offers.dress(card, asked) for card in cards.menu(person, day, after=after)]
    week = album.glance(person, day)
    shown = asides.around(person, [_told(card, after, week) for card in dressed])
    return page(
        "home/today.html",
        block="menu",
        menu=shown,
        wish=day.menu,
        most=menus.MOST_ROWS,
        yesterday=day.today - timedelta(days=1),
        fresh=next((card.challenge.slug for card in shown if card.attempt and card.attempt.id == after), ""),
        waiting=asked.waiting,
        reminder=offers.reminder(asked, on=day.today, scope=person.scope),
        invites=invitations.assessment(person),
        kept=welcome.shown(person, day),
        quests=album.shown(person, week),
        **numbers,
    )


def _told(card: CardView, after: int | None, week: Week | None) -> CardView:
    """Return a card, and where it was tried a moment ago, with the quests that this moved."""
    if card.attempt is None or card.attempt.id != after:
        return card
    said = album.told(viewer(), card.attempt, week=week)
    return replace(card, attempt=replace(card.attempt, said=(said,) if said else ()))


def _chosen_for(day: Day) -> str | None:
    """Return what the viewer chose the day before; a menu that is stored has it already."""
    return looking_back_queries.chosen_for(viewer(), day.today) if day.menu is None else None


def _with_menu(day: Day, *, pins: dict[str, str], at: datetime) -> Day:
    """Return the viewer's day with its menu stored, and on it what is pinned."""
    if day.menu is None:
        if opened := menus.open_day(viewer(), day, pins=pins, at=at):
            return opened
    elif not menus.mend(viewer(), day, at=at) and not (pins and menus.pin(viewer(), day, pins, at=at)):
        return day
    return day_queries.day_of(viewer(), day.today)


@bp.get("/styleguide")
@policy(anyone)
def styleguide() -> ResponseReturnValue:
    """Show every component in every state."""
    day = clock.now().date()
    pieces = guide.samples(day) | guide_sets.samples(day) | guide_boards.samples(day)
    pieces |= guide_book.samples() | guide_head.samples(day) | guide_assessment.samples() | guide_progress.samples(day)
    pieces |= guide_quests.samples(day) | guide_expectations.samples(day) | guide_assessment.steering_samples(day)
    return render_template("home/styleguide.html", **pieces)


@bp.get("/healthz")
@policy(anyone)
def healthz() -> ResponseReturnValue:
    """Say that the process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
@policy(anyone)
def readyz() -> ResponseReturnValue:
    """Say whether the database answers and its tables are those that this version needs."""
    faults = health.faults()
    return {"status": "waiting" if faults else "ready", "faults": faults}, 503 if faults else 200
