"""The drills: challenges to rehearse, each with how often one did, which follows from one’s tries."""

from dataclasses import dataclass

from netquest.accounts.models import Person
from netquest.catalogue import queries as catalogue
from netquest.catalogue.models import Challenge, Drill
from netquest.catalogue.schemas import SKILLS
from netquest.challenges import queries as challenges


@dataclass(frozen=True, slots=True)
class DrillView:
    """A drill, the challenge that it rehearses and where that leads, and how often the viewer rehearsed it."""

    drill: Drill
    challenge: Challenge
    then: Challenge
    times: int


def shelves(viewer: Person) -> dict[str, list[DrillView]]:
    """Return all drills by skill, in the order of the skills."""
    times = challenges.times_done(viewer, catalogue.drills())
    found = [_view(drill, times.get(drill.id, 0)) for drill in catalogue.drills().values()]
    return {skill: [view for view in found if view.drill.skill == skill] for skill in SKILLS}


def drill(viewer: Person, slug: str) -> DrillView:
    """Return one drill. Raises NotFound."""
    found = catalogue.get_drill(slug)
    return _view(found, challenges.times_done(viewer, [found.id]).get(found.id, 0))


def _view(found: Drill, times: int) -> DrillView:
    return DrillView(found, catalogue.get(found.id), catalogue.get(found.then), times)
