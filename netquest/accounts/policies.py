"""The rules that need nothing but the account itself."""

from netquest.web.policy import Verdict


def anyone(viewer: object) -> Verdict:
    """Let everybody in, signed in or not."""
    return Verdict.ALLOWED


def signed_in(viewer: object) -> Verdict:
    """Let in whoever is signed in, verified or not."""
    return Verdict.ALLOWED if getattr(viewer, "is_authenticated", False) else Verdict.SIGN_IN
