"""What the style guide shows of sets and offers, from samples that belong to nobody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _

from netquest.assignments.picker import ready_lines
from netquest.assignments.rules import OfferState
from netquest.assignments.views import ItemState, OfferView, SetLine, Walker
from netquest.authoring.views import Line
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge

TRIED = 2


def samples(today: date) -> dict[str, Any]:
    """Return what the template `home/_guide_sets.html` needs."""
    ready = next(iter(catalogue.ready_sets().values()))
    path = [catalogue.get(slug) for slug in ready.items[:4]]
    return {
        "path": path,
        "ready_sets": ready_lines()[:3],
        "set_lines": [
            SetLine(1, ready.name, ready.why, None, is_own=True, items=6, people=3, accepted=2),
            SetLine(2, _("Quiet starts"), "", _("Somebody else"), is_own=False, items=2, people=0, accepted=0),
        ],
        "walkers": [_walker(state, path) for state in OfferState if state is not OfferState.WITHDRAWN],
        "written_lines": [
            Line(1, replace(path[0], house=_("Your organisation")), _("Somebody else"), can_edit=True, people=10),
            Line(2, replace(path[1], house=_("Your organisation"), retired=True), None, can_edit=False, people=0),
        ],
        "own_offer": OfferView(
            id=1,
            name=ready.name,
            why=ready.why,
            author=None,
            starts_on=today,
            due_on=today + timedelta(days=13),
            state=OfferState.ACCEPTED,
            can_answer=True,
            items=_states(path, TRIED),
        ),
    }


def _walker(state: OfferState, path: list[Challenge]) -> Walker:
    tried = {OfferState.ACCEPTED: TRIED, OfferState.FINISHED: len(path)}.get(state)
    items = _states(path, tried) if tried is not None else ()
    return Walker(1, _("Somebody, %(state)s", state=state.value), state, items)


def _states(path: list[Challenge], tried: int) -> tuple[ItemState, ...]:
    return tuple(ItemState(challenge, number < tried) for number, challenge in enumerate(path))
