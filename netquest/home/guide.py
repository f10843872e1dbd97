"""What the style guide shows: every component in every state, from samples that belong to nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, EmailField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge
from netquest.challenges.views import AttemptView, CardView, DaysView, PracticeView, Receipt, ReceiptLine, WeekDay
from netquest.game.honesty import Frequency
from netquest.web.forms import Form, Line, LongText, Radio, Select

STATES = ("done", "rest", "done", "journey", "today", "pause", "off")
RUNS = (
    DaysView(length=0, best=0, spare=1),
    DaysView(length=1, best=12, spare=0, repair=1),
    DaysView(length=0, best=12, spare=0, repair=2, strength=0.64, active_days=31),
)
LINES = (("base", 25), ("effort", 2), ("courage", 7), ("nerves", 3), ("first-time", 10), ("variety", 5))


def _offer(value: str, label: Any) -> SelectChoice:
    return SelectChoice(value, label)


class GuideForm(Form):
    """One control of each kind."""

    name = Line(_l("What should we call you?"), most=60, required=_l("Type a name, or a nickname."))
    email = EmailField(_l("Email"), [InputRequired(_l("The part after the @ is missing."))])
    win = Line(_l("What would a small win look like?"), most=120, least=12)
    goal = Select(_l("Days that keep a week"), choices=[_offer(n, n) for n in ("2", "3", "4")], default="3")
    moment = Radio(
        _l("When do you like to begin?"),
        validators=[InputRequired(_l("Choose one of them."))],
        choices=[
            _offer("morning", _l("In the morning")),
            _offer("noon", _l("After lunch")),
            _offer("open", _l("It depends")),
        ],
    )
    reminder = BooleanField(_l("One quiet reminder a day"))
    note = LongText(_l("A line for yourself"), most=2000)


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/styleguide.html` needs, as if `today` were in the middle of a week."""
    shown = catalogue.offered()[:8]
    faulty = GuideForm(
        formdata=MultiDict({"faulty-win": "mountain", "faulty-note": _("It stays as typed.")}), prefix="faulty-"
    )
    faulty.validate()
    return {
        "today": today,
        "yesterday": today - timedelta(days=1),
        "fine": GuideForm(formdata=MultiDict(), prefix="fine-"),
        "faulty": faulty,
        "cards": [_card(shown[0], "warm-up"), _card(shown[1], "stretch"), _assigned(_card(shown[2], "leap"))],
        "open_card": _card(shown[3], "leap"),
        "open_form": SimpleNamespace(data={}, errors={"outcome": [_l("Choose what happened.")]}),
        "won": _attempt(shown[4], "declined", today),
        "kept": _attempt(shown[5], "done", today),
        "skipped": _attempt(shown[6], "skipped", today),
        "library_card": _card(shown[7], None),
        "runs": RUNS,
        "practice": _practice(today),
        "shelf": _shelf(today),
        "badge_step": (catalogue.badges()["introducer"], catalogue.get("introduce-two-people")),
    }


def _card(challenge: Challenge, slot: str | None) -> CardView:
    reasons = ("fit", "need", "new") if slot else ()
    main_source = next(iter(challenge.sources))
    is_fitting = slot == "stretch"
    said = Frequency(4, 5) if is_fitting else None
    return CardView(challenge, slot or "stretch", "", slot, reasons, main_source, is_fitting, said=said)


def _assigned(card: CardView) -> CardView:
    return replace(card, is_assigned=True, is_steep=True, set_name=_("First weeks in a new team"))


def _attempt(challenge: Challenge, outcome: str, today: date) -> AttemptView:
    is_skip = outcome == "skipped"
    lines = tuple(ReceiptLine(component, points) for component, points in LINES)
    total = sum(line.points for line in lines)
    won = (catalogue.badges()["heard-a-no"],) if outcome == "declined" else ()
    return AttemptView(
        id=1,
        slug=challenge.slug,
        title=challenge.title,
        smaller=challenge.smaller,
        language=challenge.language,
        outcome=outcome,
        day=today,
        at=datetime.combine(today, time(9), UTC),
        grade=challenge.grade,
        band="stretch",
        nerves_before=None if is_skip else 70,
        nerves_after=None if is_skip else 30,
        note="",
        reason="no-time" if is_skip else None,
        can_undo=outcome != "done",
        receipt=None if is_skip else Receipt(lines, total, won),
    )


def _practice(today: date) -> PracticeView:
    monday = today - timedelta(days=STATES.index("today"))
    week = tuple(WeekDay(monday + timedelta(days=n), state) for n, state in enumerate(STATES))
    return PracticeView(
        points=637,
        points_today=52,
        level=6,
        level_into=37,
        level_span=150,
        active_days=31,
        week=week,
        week_active=2,
        goal=3,
        streak=4,
        best_streak=6,
        misses_banked=1,
        days=DaysView(length=6, best=19, spare=1),
    )


def _shelf(today: date) -> list[SimpleNamespace]:
    """A badge that is won, one for each band, one that is private, and two that are still ahead."""
    won = [("first-step", "warm-up"), ("tried-anyway", "warm-up"), ("heard-a-no", "stretch"), ("first-leap", "leap")]
    ahead = [("easier-now", 0, 1), ("five-leaps", 3, 5)]
    texts = catalogue.badges()
    shelf = [_badge(texts[id_], band=band, won_on=today, have=1, need=1) for id_, band in won]
    return [*shelf, *(_badge(texts[id_], band="", won_on=None, have=have, need=need) for id_, have, need in ahead)]


def _badge(text: Any, *, won_on: date | None, **state: Any) -> SimpleNamespace:
    words = {"id": text.id, "name": text.name, "line": text.line, "hint": text.hint}
    return SimpleNamespace(
        **words, **state, group="", is_private=text.id == "easier-now", is_won=won_on is not None, won_on=won_on
    )
