"""Pure rules of what a board shows, and to whom."""

import hashlib

SHOWN_FROM = 5
"""So many people must be on a board before it shows what they come to together: nobody can be read out of a sum."""

BESIDE = 2
"""So many neighbours are shown on either side."""

PAGE = 25
"""So many people stand on one page of a whole board."""

TEAMS = 10
"""So many teams are shown beside one's own."""


def token(*shown: object) -> str:
    """Return a text that stays the same as long as what is shown does; the views must be frozen values."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:20]
