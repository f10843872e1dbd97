"""What no page may do: write to the console, throw, or ask another origin for anything."""

from collections.abc import Iterable

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OWN_SCHEMES = ("data:", "blob:", "about:")
CUT_SHORT = "Transition was aborted because of invalid state. Page already revealed"
"""What Chromium throws where a page stands before its transition could begin: it opens without one, as it should.

No page can catch it, its scripts may not have come by then (w3c/csswg-drafts, issue 13726).
"""


class Watch:
    """Collects what the pages of its contexts say and ask for. `expect` names what a test provokes on purpose."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._heard: list[str] = []
        self._expected: set[str] = set()

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch every page of this context, and return it."""
        context.on("console", self._hear_console)
        context.on("weberror", self._hear_error)
        context.on("request", self._hear_request)
        return context

    def expect(self, *parts: str) -> None:
        """Let lines with one of these parts be, as 'status of 422'; each of them has to come."""
        self._expected.update(parts)

    def faults(self) -> list[str]:
        """Return what was heard and not expected, and what was expected and not heard."""
        unexpected = [line for line in self._heard if not _holds(line, self._expected)]
        missing = [f"expected and not heard: {part}" for part in self._expected if not _has(self._heard, part)]
        return unexpected + missing

    def _hear_console(self, message: ConsoleMessage) -> None:
        self._heard.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _hear_error(self, error: WebError) -> None:
        if str(error.error) != CUT_SHORT:
            self._heard.append(f"page error: {error.error}")

    def _hear_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._origin}/", *OWN_SCHEMES)):
            self._heard.append(f"request to another origin: {request.url}")


def _holds(line: str, parts: Iterable[str]) -> bool:
    return any(part in line for part in parts)


def _has(lines: Iterable[str], part: str) -> bool:
    return any(part in line for line in lines)
