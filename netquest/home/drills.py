"""The drills: challenges to rehearse, each with how often one did, which follows from one’s tries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge, Drill
from netquest.catalogue.schemas import SKILLS
from netquest.challenges import marks
from netquest.challenges.views import UNMARKED, Aside, CardView


@dataclass(frozen=True, slots=True)
class DrillView:
    """A drill, the challenge that it rehearses and where that leads, and how often the viewer rehearsed it."""

    drill: Drill
    challenge: Challenge
    then: Challenge
    times: int


def shelves(viewer: Person) -> dict[str, list[DrillView]]:
    """Return all drills by skill, in the order of the skills."""
    marked = marks.of(viewer, among=list(catalogue.drills()))
    found = [_view(drill, marked.get(drill.id, UNMARKED).times_done) for drill in catalogue.drills().values()]
    return {skill: [view for view in found if view.drill.skill == skill] for skill in SKILLS}


def drill(viewer: Person, slug: str) -> DrillView:
    """Return one drill. Raises NotFound."""
    found = catalogue.get_drill(slug)
    return _view(found, marks.at(viewer, found.id).times_done)


def beside(viewer: Person, cards: Sequence[CardView]) -> Mapping[str, Aside]:
    """Lay beside a challenge that is a drill what there is to count. No statement is needed for that."""
    found = catalogue.drills()
    return {
        card.challenge.slug: Aside("home/_drill_beside.html", found[card.challenge.slug])
        for card in cards
        if card.challenge.slug in found
    }


def _view(found: Drill, times: int) -> DrillView:
    return DrillView(found, catalogue.get(found.id), catalogue.get(found.then), times)
