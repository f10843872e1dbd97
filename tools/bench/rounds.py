"""One interleaved run: the rows alternate round by round, so that a busy machine slows all of them alike."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

from tools.bench.client import Connection, Request, Unexpected
from tools.bench.rows import Row


@dataclass(frozen=True, slots=True)
class Slice:
    """One row at one concurrency for a few seconds: requests answered, and the CPU seconds that the server took."""

    row: str
    concurrency: int
    requests: int
    cpu: float
    waits: tuple[float, ...]

    @property
    def cpu_us(self) -> float:
        """The server's CPU for one request, in microseconds."""
        return self.cpu / self.requests * 1e6

    @property
    def p50_ms(self) -> float:
        """The median time to the whole answer, in milliseconds."""
        return median(self.waits) * 1e3


def run(rows: Sequence[Row], *, rounds: int, seconds: float, concurrencies: Sequence[int]) -> Iterator[Slice]:
    """Measure every row in every round, at each concurrency."""
    for _ in range(rounds):
        for concurrency in concurrencies:
            for row in rows:
                yield measure(row, concurrency, seconds=seconds)


def measure(row: Row, concurrency: int, *, seconds: float) -> Slice:
    """Let so many workers, each with a connection of its own, ask one after the other until the time is up."""
    before, deadline = row.server.cpu(), time.perf_counter() + seconds
    with ThreadPoolExecutor(concurrency) as pool:
        done = [pool.submit(_ask, row.server.port, supply, deadline) for supply in row.supplies[:concurrency]]
        waits = tuple(wait for worker in done for wait in worker.result())
    cpu = row.server.cpu() - before
    if not waits:
        raise Unexpected(f"nothing is left to ask for {row.name}: fewer or shorter rounds will do")
    return Slice(row.name, concurrency, len(waits), cpu, waits)


def _ask(port: int, supply: Iterator[Request], deadline: float) -> list[float]:
    """Return how long each answer took, in seconds."""
    waits = []
    with Connection(port) as connection:
        while time.perf_counter() < deadline and (request := next(supply, None)):
            if request.before:
                connection.send(request.before)
            start = time.perf_counter()
            connection.send(request)
            waits.append(time.perf_counter() - start)
    return waits
