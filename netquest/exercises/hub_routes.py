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
        "exercises.reframes",
        "feather",
        _l("Thoughts and answers"),
        _l("Catch the thought that says why not, ask it three questions, and keep one sentence."),
    ),
)


@policy(signed_in)
def index() -> ResponseReturnValue:
    """Show what there is to practise."""
    return page("exercises/index.html", block="main", tiles=TILES)
