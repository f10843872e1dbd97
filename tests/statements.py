"""Counts the statements that reach the database; opening and closing a transaction does not count."""

from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import CacheStats

UNCOUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


class Statements:
    """A context in which every statement is kept; `rebuilt` are those that SQLAlchemy compiles anew each time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.seen: list[str] = []
        self.rebuilt: list[str] = []

    @property
    def count(self) -> int:
        """How many statements the last block sent."""
        return len(self.seen)

    def __enter__(self) -> Self:
        self.seen, self.rebuilt = [], []
        event.listen(self.engine, "before_cursor_execute", self._see)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        event.remove(self.engine, "before_cursor_execute", self._see)

    def _see(self, connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, is_many: bool) -> None:
        if statement.lstrip().upper().startswith(UNCOUNTED):
            return
        self.seen.append(statement)
        if context.compiled and context.cache_hit is CacheStats.NO_CACHE_KEY:
            self.rebuilt.append(statement)
