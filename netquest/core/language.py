"""The languages that NetQuest speaks, and which of them is spoken now.

What is read of the curriculum, and what a mail says, depends on the language of whoever it is for. Services and queries
see no request, so the edge says how that is found out (`listen`), and whatever is below it asks (`spoken`).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

SOURCE = "en"
"""What every text is written in first."""

LANGUAGES: Mapping[str, str] = MappingProxyType({SOURCE: "English", "de": "Deutsch"})
"""The name of each language in itself, by its code."""

PSEUDO = "ar-XB"
"""English with accents, longer by two fifths and from right to left: a rehearsal, never offered to anybody."""

_listeners: list[Callable[[], str]] = []


def listen(ask: Callable[[], str]) -> None:
    """Set how the spoken language is found out; the composition root calls it, and the last one counts."""
    _listeners[:] = [ask]


def spoken() -> str:
    """Return the language of this request or mail, that of the source where nobody listens."""
    return _listeners[0]() if _listeners else SOURCE
