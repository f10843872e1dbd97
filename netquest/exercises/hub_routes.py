"""The page that leads to every exercise."""

from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from netquest.accounts.policies import signed_in
from netquest.web.htmx import page
from netquest.web.policy import policy


@dataclass(frozen=True, slots=True)
class Tile:
    """One exercise: where it is, a picture, its name and a line about it."""

    endpoint: str
    icon: str
    name: Any
    line: Any


TILES: tuple[Tile, ...] = (
    Tile(
        "assessment.index",
        "route",
        _l("Where you begin"),
        _l("What makes it hard for you these days, in three minutes, and what your cards make of it."),
    ),
    Tile(
        "exercises.reframes",
        "feather",
        _l("Thoughts and answers"),
        _l("Catch the thought that says why not, ask it three questions, and keep one sentence."),
    ),
    Tile(
        "exercises.myths",
        "compass",
        _l("Myths"),
        _l("What people say about networking. Guess first, then see what is known."),
    ),
    Tile(
        "home.drills",
        "mic",
        _l("Drills"),
        _l("Listening, first lines, endings, asking: a few minutes each, with nobody there."),
    ),
    Tile(
        "exercises.strengths",
        "hand-heart",
        _l("Strengths and wins"),
        _l("What you can offer, kept for the day on which a challenge asks for it."),
    ),
    Tile(
        "exercises.looking_back",
        "footprints",
        _l("Looking back"),
        _l("Look at one bad experience, once and in small steps, and end with something small for tomorrow."),
    ),
)


@policy(signed_in)
def index() -> ResponseReturnValue:
    """Show what there is to practise."""
    return page("exercises/index.html", block="main", tiles=TILES)
