"""The tokens of invitations and join links: signed row ids. When they end is for the rows to say."""

import hashlib

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer


def for_invitation(invitation_id: int) -> str:
    """Return the token that stands in a mailed link."""
    return _sign("invitation", invitation_id)


def for_link(link_id: int) -> str:
    """Return the token that stands in a join link."""
    return _sign("join-link", link_id)


def read_invitation(token: str) -> int | None:
    """Return which invitation a token names, None when it was not made here."""
    return _read("invitation", token)


def read_link(token: str) -> int | None:
    """Return which join link a token names, None when it was not made here."""
    return _read("join-link", token)


def _sign(salt: str, row_id: int) -> str:
    token = _serializer(salt).dumps(row_id)
    return token if isinstance(token, str) else token.decode()


def _read(salt: str, token: str) -> int | None:
    try:
        found = _serializer(salt).loads(token)
    except BadData:
        return None
    return found if isinstance(found, int) else None


def _serializer(salt: str) -> URLSafeSerializer:
    key: str = current_app.config["SECRET_KEY"]
    return URLSafeSerializer(key, salt=f"netquest-{salt}", signer_kwargs={"digest_method": hashlib.sha256})
