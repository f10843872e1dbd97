"""The library, a challenge's own page, recording an attempt and taking it back, and asking for another menu."""

from typing import cast

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from netquest.accounts.policies import signed_in
from netquest.accounts.viewer import today, viewer
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges import (
    asides,
    cards,
    challenge_page,
    choosing_routes,
    day_queries,
    filters,
    library,
    mark_routes,
    menus,
    queries,
    reading_routes,
    service,
)
from netquest.challenges.day_queries import Day
from netquest.challenges.forms import AttemptForm, MenuForm
from netquest.challenges.library import Place
from netquest.challenges.present import attempt_view
from netquest.challenges.views import Recorded
from netquest.core import clock
from netquest.core.errors import Conflict, Invalid, LimitReached, NotFound
from netquest.game.modes import Lean
from netquest.web.htmx import fragment, is_swap, leave_for, page
from netquest.web.pagination import cursor, next_url, read_cursor
from netquest.web.policy import policy

bp = Blueprint("challenges", __name__)

bp.add_url_rule("/challenges/<slug:slug>/saving", view_func=mark_routes.save, methods=["POST"])
bp.add_url_rule("/challenges/<slug:slug>/hiding", view_func=mark_routes.hide, methods=["POST"])
bp.add_url_rule("/challenges/<slug:slug>/rating", view_func=mark_routes.rate, methods=["POST"])
bp.add_url_rule("/challenges/<slug:slug>/rating/withdrawal", view_func=mark_routes.unrate, methods=["POST"])
bp.add_url_rule("/readiness", view_func=choosing_routes.readiness)
bp.add_url_rule("/readiness/steers", view_func=choosing_routes.steer, methods=["POST"])
bp.add_url_rule("/readiness/steers/<row:steer_id>/withdrawal", view_func=choosing_routes.unsteer, methods=["POST"])
bp.add_url_rule("/sources", view_func=reading_routes.sources)
bp.add_url_rule("/sources/<slug:slug>", view_func=reading_routes.source)
bp.add_url_rule("/strategies", view_func=reading_routes.strategies)
bp.add_url_rule("/strategies/<slug:slug>", view_func=reading_routes.strategy)
bp.add_url_rule("/benefits", view_func=reading_routes.benefits)
bp.add_url_rule("/benefits/<slug:slug>", view_func=reading_routes.benefit)


@bp.get("/challenges")
@policy(signed_in)
def index() -> ResponseReturnValue:
    """Show the library, filtered and searched, page by page."""
    chosen = filters.read(request.args)
    after = cast(Place | None, read_cursor(request.args.get("after"), int, str))
    found = library.shelf(viewer(), chosen, after=after, today=today())
    return page(
        "challenges/index.html",
        block="main",
        cards=found.cards,
        filters=chosen.given(),
        options=filters.options(),
        next_url=next_url(cursor(*found.last) if found.last else None),
        abouts=filters.abouts(chosen),
        total_text=ngettext("%(num)s challenge", "%(num)s challenges", found.total),
    )


@bp.get("/challenges/<slug:slug>")
@policy(signed_in)
def show(slug: str) -> ResponseReturnValue:
    """Show the whole card, one's own history with it, and the form."""
    return challenge_page.show(catalogue.get(slug, scope=viewer().scope))


@bp.post("/challenges/<slug:slug>/attempts")
@policy(signed_in)
def attempt(slug: str) -> ResponseReturnValue:
    """Record a try. A key that was used before answers as it did then, whatever else the form says."""
    person, now = viewer(), clock.now()
    challenge, day = catalogue.get(slug, scope=person.scope), today(now)
    form = AttemptForm(today=day)
    try:
        if form.validate():
            return _answer(service.attempt(person, challenge, form.given(), key=form.key.data, at=now))
        if not form.key.errors:
            return _answer(service.recorded(person, form.key.data, today=day))
    except LimitReached:
        enough = _("Ten tries in one day are plenty. Rest, and take this one tomorrow. Your words are still here.")
        form.refuse("outcome", enough)
    except NotFound:
        pass
    return _show_again(challenge, form)


@bp.get("/attempts/<row:attempt_id>")
@policy(signed_in)
def tried(attempt_id: int) -> ResponseReturnValue:
    """Show what one tried as it was then, whatever became of it."""
    row = queries.get_attempt(viewer(), attempt_id)
    told = catalogue.told([row], scope=viewer().scope)
    challenge = told.of(row)
    if row.is_withdrawn or challenge is None:
        raise NotFound
    [made] = asides.recall(viewer(), [attempt_view(row, told, today=today())])
    return page("challenges/tried.html", block="main", attempt=made, challenge=challenge)


@bp.post("/attempts/<row:attempt_id>/withdrawal")
@policy(signed_in)
def withdraw(attempt_id: int) -> ResponseReturnValue:
    """Take an attempt back. It answers the same when it was taken back before."""
    now = clock.now()
    try:
        slug = service.withdraw(viewer(), attempt_id, at=now)
    except Conflict:
        raise Conflict(_("Its day is over, so this try stays as it is. Tomorrow’s tries do not mind.")) from None
    day = day_queries.day_of(viewer(), today(now))
    challenge = catalogue.find(slug, scope=viewer().scope)
    if is_swap() and challenge:
        return _scored(_card(challenge, day))
    flash(_("Taken back, as if it had never been. The card is open again."), "notice")
    to = _page_of(slug, day) if challenge else url_for("home.show_progress")
    return leave_for(to) if is_swap() else redirect(to, code=303)


@bp.post("/menus")
@policy(signed_in)
def create_menu() -> ResponseReturnValue:
    """Ask for another menu today: a card swapped, more cards, or all that fit another amount of time and energy."""
    form, now = MenuForm(), clock.now()
    if not form.validate():
        raise Invalid(form.errors)
    day = day_queries.day_of(viewer(), today(now))
    seen = int(form.number.data)
    if form.swap.data:
        menus.swap(viewer(), day, form.swap.data, seen=seen, at=now)
    elif form.more.data:
        menus.more(viewer(), day, seen=seen, at=now)
    else:
        chosen = {"minutes": int(form.minutes.data), "energy": int(form.energy.data)}
        menus.wish(viewer(), day, seen=seen, lean=Lean(form.lean.data or ""), at=now, **chosen)
    return redirect(url_for("home.today", _anchor=None if is_swap() else "menu"), code=303)


def _answer(recorded: Recorded) -> ResponseReturnValue:
    """Celebrate in place, or on the page that the person came from."""
    made = recorded.attempt
    if is_swap():
        slot = recorded.pick.slot.value if recorded.pick else None
        [made] = asides.recall(viewer(), [asides.after(viewer(), made)])
        return _scored(
            fragment("challenges/_won.html", attempt=made, slot=slot, practice=recorded.practice, fresh=True)
        )
    anchor = f"card-{made.slug}"
    if recorded.pick:
        return redirect(url_for("home.today", after=made.id, _anchor=anchor), code=303)
    return redirect(url_for("challenges.show", slug=made.slug, after=made.id, _anchor=anchor), code=303)


def _scored(response: Response) -> Response:
    """Tell the widgets that show points or streaks to fetch themselves."""
    response.headers["HX-Trigger"] = "scored"
    return response


def _page_of(slug: str, day: Day) -> str:
    if day.pick_of(slug):
        return url_for("home.today", _anchor=f"card-{slug}")
    return url_for("challenges.show", slug=slug)


def _card(challenge: Challenge, day: Day, form: AttemptForm | None = None, *, status: int = 200) -> Response:
    """Answer with the card as it stands on Today, ready for a try."""
    context = {
        "card": cards.card(challenge, day),
        "form": form,
        "practice": cards.practice(day),
        **challenge_page.days(day.today),
    }
    number = {"number": day.menu.number} if day.menu else {}
    return fragment("challenges/_card.html", status=status, **context, **number)


def _show_again(challenge: Challenge, form: AttemptForm) -> ResponseReturnValue:
    """Answer bad input: the card with the message at its field and everything typed, nothing lost."""
    if is_swap():
        return _card(challenge, day_queries.day_of(viewer(), today()), form, status=422)
    return challenge_page.show(challenge, form, status=422)
