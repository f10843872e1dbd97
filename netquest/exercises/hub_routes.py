"""The page that leads to every exercise."""

from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue

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


TILES: tuple[Tile, ...] = ()


@policy(signed_in)
def index() -> ResponseReturnValue:
    """Show what there is to practise."""
    return page("exercises/index.html", block="main", tiles=TILES)
