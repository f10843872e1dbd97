"""What the style guide shows of the assessment and of how NetQuest chooses, from answers that belong to nobody."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from netquest.assessment import results
from netquest.assessment.forms import answers_form
from netquest.assessment.views import Sheet
from netquest.catalogue import queries as catalogue
from netquest.challenges.choosing import Belief, Word
from netquest.game.assessment import Answer
from netquest.game.reach import reach
from netquest.game.readiness import PRIOR
from netquest.game.steering import Kind

ANSWERED = 11


def samples() -> dict[str, Any]:
    """Return what the template `home/_guide_assessment.html` needs."""
    statements = list(catalogue.statements().values())
    now, then = (
        Sheet(1, 1, None, {one.id: Answer(one.source, 1 + (step * n + step) % 5, one.growth) for n, one in told})
        for step, told in ((3, list(enumerate(statements[:ANSWERED]))), (2, list(enumerate(statements))))
    )
    form = answers_form(now)
    form.refuse(statements[1].id, _("Please choose one of the answers that are offered."))
    return {"statement_fields": [form[one.id] for one in statements[:2]], "hurdle_rows": results.of(now, then).rows}


def steering_samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_steering.html` needs."""
    first, second, *_others = catalogue.sources().values()
    told = [(Kind.ANEW, None), (Kind.EASIER, first), (Kind.HARDER, second)]
    return {
        "steered": [Belief(source, reach(PRIOR, source.id), source is second) for source in (first, second)],
        "steer_words": [Word(number, kind.value, source, today) for number, (kind, source) in enumerate(told, 1)],
    }
