"""The library's filters in words, and what a query string chooses among them."""

from collections.abc import Mapping

from flask_babel import gettext as _

from netquest.catalogue import queries as catalogue
from netquest.catalogue.schemas import FORMATS, MINUTES
from netquest.challenges.library import Filters

WORDS_MOST = 80


def read(given: Mapping[str, str]) -> Filters:
    """Read an address's query; what is not on offer counts as empty."""
    choices = {name: {value for value, _ in values} for name, values in options().items()}
    kept = {name: given.get(name, "") for name in choices if given.get(name, "") in choices[name]}
    words = "".join(character for character in given.get("q", "") if character.isprintable())
    return Filters(**kept, q=words.strip()[:WORDS_MOST])


def options() -> dict[str, list[tuple[str, str]]]:
    """Return the choices of each filter as (value, label), the empty one first."""
    return {
        "strategy": [("", _("Every strategy")), *((s.id, s.name) for s in catalogue.strategies().values())],
        "source": [("", _("Whatever holds me back")), *((s.id, s.short) for s in catalogue.sources().values())],
        "benefit": [("", _("Whatever comes of it")), *((b.id, b.name) for b in catalogue.benefits().values())],
        "grade": [("", _("Every grade")), *((str(n), _("Grade %(grade)s", grade=n)) for n in range(1, 6))],
        "format": [("", _("Every format")), *((name, format_word(name)) for name in FORMATS)],
        "minutes": [("", _("Any length")), *((str(n), _("Up to %(minutes)s minutes", minutes=n)) for n in MINUTES)],
        "mine": [
            ("", _("Done or not")),
            ("done", _("Done")),
            ("not-yet", _("Not yet")),
            ("liked", _("What helped me")),
            ("hidden", _("What I hid")),
        ],
        "saved": [("", _("Saved or not")), ("yes", _("Saved for later"))],
    }


def abouts(chosen: Filters) -> list[tuple[str, str]]:
    """Return the pages that tell of what was chosen, as (name, address)."""
    pages = [
        ("strategies", catalogue.strategies().get(chosen.strategy)),
        ("sources", catalogue.sources().get(chosen.source)),
        ("benefits", catalogue.benefits().get(chosen.benefit)),
    ]
    return [(entry.name, f"/{place}/{entry.id}") for place, entry in pages if entry]


def format_word(name: str) -> str:
    """Return a format in words."""
    words = {
        "solo": _("On your own"),
        "message": _("A message"),
        "call": _("A call"),
        "one-on-one": _("One on one"),
        "small-group": _("A small group"),
        "event": _("An event"),
        "public": _("In public"),
    }
    return words[name]
