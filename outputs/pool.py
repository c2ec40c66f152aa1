"""Where work is done: in this process, in a pool of them, or wherever a given executor does it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from ..loaders.errors import ZhengtuError

P = ParamSpec("P")
Task = TypeVar("Task")
Result = TypeVar("Result")

PORTION = 150_000
"""Characters for which a process of their own pays."""


@contextmanager
def pool(
    executor: Executor | None, workers: int | None, sizes: Sequence[int]
) -> Iterator[Executor | None]:
    """The executor to use: the one given, else ``workers`` processes, else as many as pay.

    ``sizes`` are the characters of each task. ``None`` stands for this process. Processes are
    spawned, never forked: a fork under threads may hang.
    """
    if executor is not None:
        yield executor
        return
    count = min(workers or paying(sum(sizes)), len(sizes))
    if count <= 1:
        yield None
        return
    made = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_calm)
    try:
        yield made
    finally:
        made.shutdown(cancel_futures=True)


def _calm() -> None:
    """Look for cycles of objects seldom: a worker makes records by the million and few cycles."""
    gc.set_threshold(50_000, 20, 20)


def paying(characters: int) -> int:
    """How many processes some text is worth: starting one takes as long as reading `PORTION`.

    >>> paying(220_000)
    1
    """
    return max(1, min(os.cpu_count() or 1, characters // PORTION))


def started(
    executor: Executor | None, function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], Result]:
    """Call a function, beside this process where there is an executor; what gives its result.

    >>> started(None, abs, -2)()
    2
    """
    if executor is not None:
        return executor.submit(function, *args, **kwargs).result
    result = function(*args, **kwargs)
    return lambda: result


def spread(
    executor: Executor | None, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[Result]:
    """The results as they come; their order is not that of the tasks.

    An executor begins at once, this process when it is asked for the results.

    >>> sorted(spread(None, abs, [-2, 1]))
    [1, 2]
    """
    if executor is None:
        return map(function, tasks)
    return _collected([executor.submit(function, task) for task in tasks])


def _collected(futures: list[Future[Result]]) -> Iterator[Result]:
    try:
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool as error:
        found = "a worker process died, perhaps for want of memory"
        raise ZhengtuError("build", found, "try again with fewer workers") from error
