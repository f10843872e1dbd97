"""Counts the statements that reach the database; opening and closing a transaction does not count."""

from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, event

UNCOUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


class Statements:
    """A context in which every statement is kept."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.seen: list[str] = []

    @property
    def count(self) -> int:
        """How many statements the last block sent."""
        return len(self.seen)

    def __enter__(self) -> Self:
        self.seen = []
        event.listen(self.engine, "before_cursor_execute", self._see)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        event.remove(self.engine, "before_cursor_execute", self._see)

    def _see(self, connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.lstrip().upper().startswith(UNCOUNTED):
            self.seen.append(statement)
