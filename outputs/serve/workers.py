"""Processes that answer queries, each with the store open; one that takes too long is ended.

The engine cannot be told to stop, and a query may never come to its first row. So every query
runs in a process that can be ended and replaced, which a thread cannot: a query that hangs, or
eats all its memory, costs its own process and nothing else. There are few processes, and what
comes when all are busy waits its turn; its time counts from when it begins.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from ...loaders.errors import BadQuery, RefusedQuery, ZhengtuError
from .results import NotAcceptable, TooMuch

if TYPE_CHECKING:
    from pyoxigraph import Store

MEMORY = 4 << 30
"""Bytes that one query may take, where the system can hold it to that."""

GRACE = 10
"""Seconds after which a query ends itself that the server has not ended."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what its client said of the answer: graphs by IRI, formats as in Accept."""

    text: str
    accept: str = ""
    params: tuple[tuple[str, str], ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question: a status of HTTP, a media type, and the answer or a complaint."""

    status: int
    kind: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and rows that a query may take."""

    seconds: float = 30
    rows: int = 100_000


class Worker:
    """One process and the line to it; ``idle`` where it waits for a question."""

    def __init__(self, store: Path, limits: Limits) -> None:
        context = get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far, store, limits), daemon=True)
        self._process.start()
        far.close()
        self.idle: bool = self._line.recv()

    def ask(self, question: Question, seconds: float) -> Reply | None:
        """Its reply; ``None`` where the time is over, ``EOFError`` where the process died."""
        self.idle = False
        try:
            self._line.send(question)
            if not self._line.poll(seconds):
                return None
            reply: Reply = self._line.recv()
        except OSError as error:
            raise EOFError from error
        self.idle = True
        return reply

    def end(self) -> None:
        """End the process at once; an ``ask`` that waits for it raises ``EOFError``."""
        self._process.kill()
        self._process.join()


class Workers:
    """A few processes over one store; each question has one of them to itself."""

    def __init__(self, store: Path, limits: Limits, count: int | None = None) -> None:
        self.limits = limits
        self.count = count or max(2, min(8, os.cpu_count() or 2))
        self._store = store
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()

    async def start(self) -> None:
        """Start all processes."""
        await asyncio.gather(*(self._add() for _ in range(self.count)))

    def end(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.end()

    async def ask(self, question: Question) -> Reply:
        """The reply to a question; where the caller gives up waiting, its process is ended."""
        seconds = self.limits.seconds
        async with self._taken() as worker:
            try:
                reply = await asyncio.to_thread(worker.ask, question, seconds)
            except EOFError:
                return complaint(500, TooMuch("query", "it took all its memory", "ask for less"))
        if reply is None:
            remedy = "ask for less, or start the server with a longer --timeout"
            return complaint(500, TooMuch("query", f"not done in {seconds:g} seconds", remedy))
        return reply

    @asynccontextmanager
    async def _taken(self) -> AsyncIterator[Worker]:
        """A free process; one that is still at work when the block is left is replaced."""
        worker = await self._free.get()
        try:
            yield worker
        finally:
            if worker.idle:
                self._free.put_nowait(worker)
            else:
                self._all.discard(worker)
                worker.end()
                await asyncio.shield(self._add())

    async def _add(self) -> None:
        worker = await asyncio.to_thread(Worker, self._store, self.limits)
        self._all.add(worker)
        self._free.put_nowait(worker)


def complaint(status: int, error: ZhengtuError) -> Reply:
    """An error as a reply: what was found and what to do, as text."""
    return Reply(status, "text/plain", f"{error}\n".encode())


def _serve(line: Connection, store: Path, limits: Limits) -> None:
    """What a process does: answer one question after the other until the line is closed."""
    from ...graph.store import open_store

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hold_memory()
    opened = open_store(store)
    with suppress(EOFError, OSError):
        line.send(True)
        while True:
            question = line.recv()
            _end_after(limits.seconds + GRACE)
            reply = _reply(opened, question, limits.rows)
            _end_after(0)
            line.send(reply)


def _end_after(seconds: float) -> None:
    """Let the system end this process after a time (0: never), should the server be gone then."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _hold_memory() -> None:
    """Let this process take no more than its share, where the system can tell it so.

    What counts is what it writes: the files of a large store are mapped too, and are no part of it.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _reply(opened: Store, question: Question, rows: int) -> Reply:
    from ...graph.query import ask
    from .results import answered

    graphs = (question.default_graphs, question.named_graphs)
    try:
        result = ask(opened, question.text, dict(question.params), *graphs)
        return Reply(200, *answered(result, question.accept, rows))
    except TooMuch as error:
        return complaint(500, error)
    except NotAcceptable as error:
        return complaint(406, error)
    except RefusedQuery as error:
        return complaint(403, error)
    except BadQuery as error:
        return complaint(400, error)
    except ValueError as error:  # a graph whose name is no IRI
        return complaint(400, ZhengtuError("request", str(error), "correct the name"))
    except (RuntimeError, OSError, MemoryError) as error:
        return complaint(500, ZhengtuError("query", str(error), "change the query"))
