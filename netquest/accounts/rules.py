"""What an account accepts: mail addresses as they are compared, passwords that are not the first guess, time zones."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

LEAST = 8
MOST = 128
"""The length of a password, in characters."""

AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
DEFAULT_ZONE = "UTC"


def normal_password(text: str | None) -> str:
    """Return the password in its compatible composed form (NFKC), so that every keyboard types the same one."""
    return unicodedata.normalize("NFKC", text or "")


def normal_email(text: str) -> str:
    """Return the address as it is compared and kept: composed, without outer blanks, in lower case."""
    return unicodedata.normalize("NFC", text).strip().lower()


def is_guessable(password: str, *, about: Iterable[str] = ()) -> bool:
    """Whether it is among the first that anybody tries: a notorious one, or a word about its owner with a tail.

    `about` holds the owner's name and address; the part of an address before the @ counts by itself.
    """
    folded = password.casefold()
    core = _core(folded)
    if folded in _notorious() or len(set(folded)) < 3:
        return True
    words = {word.casefold() for text in (*about, "netquest") for word in (text, text.partition("@")[0])}
    return any(core == _core(word) or folded == word for word in words if _core(word))


def _core(text: str) -> str:
    """Leave out blanks, and the digits and signs that people put before and after a word."""
    letters = "".join(text.split())
    return letters.strip("".join(sign for sign in set(letters) if not sign.isalpha()))


@cache
def _notorious() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "data" / "common_passwords.txt").read_text().split())


@cache
def zones() -> frozenset[str]:
    """Return every time zone that this machine knows."""
    return frozenset(available_timezones())


@cache
def places() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the zones that are named after places, by area: (zone, place)."""
    named = sorted(zone for zone in zones() if zone.partition("/")[0] in AREAS)
    return {
        area: tuple((zone, _place(zone)) for zone in named if zone.startswith(f"{area}/"))
        for area in AREAS
        if any(zone.startswith(f"{area}/") for zone in named)
    }


def _place(zone: str) -> str:
    """Name the place without its area: 'America/Argentina/La_Rioja' is 'La Rioja, Argentina'."""
    return ", ".join(reversed(zone.split("/")[1:])).replace("_", " ")
