"""What the style guide shows of what one expects and what came of it, from samples that belong to nobody."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext as _

from netquest.catalogue import queries as catalogue
from netquest.expectations.rules import Expected, Found, Happened
from netquest.expectations.views import Before, PlanView
from netquest.game.felt import Felt
from netquest.home.progress import felt
from netquest.home.progress.span import Span

NERVES = ((70, 30), (50, 50), (90, 50), (30, 10), (50, 70), (70, 30))


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_expectations.html` needs."""
    one, other, third = catalogue.offered()[20:23]
    expected = Expected(
        ("silence", "pause"), "", 70, _("Tuesday, at the coffee machine"), _("ask her how the move went")
    )
    waits = PlanView("", one.slug, None, expected, Found(), today)
    happened = {"silence": Happened.NO, "pause": Happened.PARTLY}
    told = replace(waits, attempt_id=1, found=Found(happened, _("The pause was shorter than in my head.")))
    felts = [Felt(one.slug, today, other.sources, *pair) for pair in NERVES]
    return {
        "befores": [Before(one.slug, waits, True), Before(other.slug, None, True), Before(third.slug, None, False)],
        "afters": [told, replace(waits, attempt_id=2)],
        "felt_pictures": [
            felt.fears([told]),
            felt.sources(felts),
            felt.over_time(felts, Span(today, today)),
            felt.easier(felts, {one.slug: (one.title, one.language)}),
        ],
    }
