"""Events inside one transaction: a service publishes, handlers add rows. No handler commits or touches the world."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Handler = Callable[[Any], None]
_handlers: dict[type, tuple[Handler, ...]] = {}


def wire(handlers: Mapping[type, Sequence[Handler]]) -> None:
    """Set who handles what, in this order. The composition root calls it once; a second call replaces the first."""
    _handlers.clear()
    _handlers.update({event: tuple(functions) for event, functions in handlers.items()})


def publish(event: object) -> None:
    """Run the handlers of this event now, in the caller's transaction."""
    for handle in _handlers.get(type(event), ()):
        handle(event)
