"""Start and stop: an address of this machine, the server behind it, and what is said of both."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

from ...loaders.errors import ZhengtuError
from ..api import open_graph
from .workers import Limits

LOOPBACK = "127.0.0.1"
WAITING = 1024
"""Connections that may wait to be taken."""


def serve(directory: Path, port: int, limits: Limits, say: Callable[[str], None]) -> None:
    """Serve a graph on ``port`` of this machine (0: any that is free) until it is interrupted."""
    import uvicorn

    from .app import application

    graph = open_graph(directory)
    _ = graph.store  # said before the server starts: a store that is missing or not readable
    with listening(port) as bound:
        address = f"http://{LOOPBACK}:{bound.getsockname()[1]}/"
        say(f"open   {address}\nSPARQL {address}sparql\nstop   Ctrl+C")
        config = uvicorn.Config(
            application(graph, limits),
            log_level="warning",
            access_log=False,
            backlog=WAITING,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run(sockets=[bound])


def listening(port: int) -> socket.socket:
    """A socket on this machine's own address; says what to do where the port is not to be had.

    >>> listening(70000)
    Traceback (most recent call last):
        ...
    zhengtu.loaders.errors.ZhengtuError: port 70000: no such port; give one from 1024 to 65535
    """
    bound = socket.socket()
    # Lets a server start again at once after it was stopped; on Windows it would share the port.
    if hasattr(socket, "SO_REUSEPORT"):
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((LOOPBACK, port))
        bound.listen(WAITING)
    except (OSError, OverflowError) as error:
        bound.close()
        raise _not_to_be_had(port, error) from error
    return bound


def _not_to_be_had(port: int, error: Exception) -> ZhengtuError:
    place = f"port {port}"
    if isinstance(error, OverflowError):
        return ZhengtuError(place, "no such port", "give one from 1024 to 65535")
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        remedy = f"stop it, or try --port {port + 1} (--port 0 takes any that is free)"
        return ZhengtuError(place, "another program has it", remedy)
    return ZhengtuError(place, str(error), "give one from 1024 to 65535")
