"""The tokens of mailed links, signed by Flask-Security's serializers.

A confirmation token is bound to the address, a reset token to the password that it replaces; both name the person by
`fs_uniquifier`, so a new password makes every older link void.
"""

from datetime import timedelta

from flask import Flask
from flask_security.confirmable import generate_confirmation_token
from flask_security.recoverable import generate_reset_password_token
from flask_security.utils import check_and_get_token_status, verify_hash

from netquest.accounts import queries
from netquest.accounts.models import Person

CONFIRMATION_LASTS = timedelta(days=3)
RESET_LASTS = timedelta(hours=2)


def set_up(app: Flask) -> None:
    """Configure the digests inside tokens; what they cover is signed anyway, so a fast one serves."""
    app.config.update(SECURITY_HASHING_SCHEMES=["hex_sha256"], SECURITY_DEPRECATED_HASHING_SCHEMES=[])


def for_confirmation(person: Person) -> str:
    """Return a token that stands for the person's present address."""
    token: str = generate_confirmation_token(person)
    return token


def for_reset(person: Person) -> str:
    """Return a token that may replace the person's present password, once."""
    token: str = generate_reset_password_token(person)
    return token


def find_for_confirmation(token: str) -> Person | None:
    """Return whose address the token confirms; None when it is broken, too old, or for an address of the past."""
    person, digest = _read(token, "confirm", CONFIRMATION_LASTS)
    return person if person and verify_hash(digest.encode(), person.email) else None


def find_for_reset(token: str) -> Person | None:
    """Return whose password the token replaces; None when it is broken, too old, or was used."""
    person, digest = _read(token, "reset", RESET_LASTS)
    return person if person and person.password and verify_hash(digest.encode(), person.password) else None


def _read(token: str, serializer: str, lasts: timedelta) -> tuple[Person | None, str]:
    is_expired, is_invalid, data = check_and_get_token_status(token, serializer, lasts)
    if is_expired or is_invalid:
        return None, ""
    uniquifier, digest = data
    person = queries.find_by_uniquifier(uniquifier)
    return (person if person and person.active else None), digest
