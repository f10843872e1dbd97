"""What the style guide shows of the assessment, from answers that belong to nobody."""

from typing import Any

from flask_babel import gettext as _

from netquest.assessment import results
from netquest.assessment.forms import answers_form
from netquest.assessment.views import Sheet
from netquest.catalogue import queries as catalogue
from netquest.game.assessment import Answer

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
