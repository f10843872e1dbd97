"""What services may refuse, in domain words; `web.errors` turns each into a page, a fragment or JSON."""

from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """An act that cannot be done, with one sentence for the person who asked."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotFound(Refusal):
    """It does not exist for this viewer, whether or not it exists for another."""


class Forbidden(Refusal):
    """The viewer sees it, and this is for others to do."""


class Conflict(Refusal):
    """It exists, and its state no longer allows this."""


class Invalid(Refusal):
    """The input cannot be used: `errors` maps field names to sentences."""

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__("; ".join(sentence for field in errors.values() for sentence in field))
        self.errors = {name: list(sentences) for name, sentences in errors.items()}


class LimitReached(Refusal):
    """It was done as often as it may be done."""
