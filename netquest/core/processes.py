"""Work for several processors: the same results in the same order as one after the other."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3
"""So many items per process are given out before their results are asked for: neither side waits, and none piles up."""


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    prepare: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Do some work on each item, in so many processes, and yield the results in the order of the items.

    With one job it is done here, when its turn comes. Else the processes are copies of this one, told to `prepare`
    first: copies must not use connections of the original. Items and results must be picklable.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    items = iter(items)
    gc.freeze()  # what stands by now, the copies share: looking through it for garbage costs time and a page each
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("fork"), initializer=prepare) as pool:
            under_way: deque[Future[Result]] = deque(pool.submit(work, item) for item in islice(items, _AHEAD * jobs))
            while under_way:
                result = under_way.popleft().result()
                under_way.extend(pool.submit(work, item) for item in islice(items, 1))
                yield result
    finally:
        gc.unfreeze()
