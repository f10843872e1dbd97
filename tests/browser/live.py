"""The application as people meet it: behind its real server, on a port of its own, on a database of its own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from waitress import wasyncore
from waitress.server import create_server

from netquest.app import create_app
from netquest.core.config import Settings
from netquest.core.db import db
from tests.conftest import cheapen_passwords


@dataclass(frozen=True, slots=True)
class Live:
    """A running server: where it is, and its application, for what a test arranges behind the pages."""

    origin: str
    app: Flask


@contextmanager
def served(settings: Settings, folder: Path) -> Iterator[Live]:
    """Serve the application on a free port of this machine, on a new SQLite file in `folder`."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(
            replace(settings, public_origin=origin, database_url=f"sqlite:///{folder / 'live.db'}", demo=True)
        )
        cheapen_passwords(app)
        with app.app_context():
            upgrade()
        with _running(app, listening):
            yield Live(origin, app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@contextmanager
def _running(app: Flask, listening: socket.socket) -> Iterator[None]:
    server = create_server(app, sockets=[listening], threads=8, ident=None)
    thread = threading.Thread(target=server.run, name="live server", daemon=True)
    thread.start()
    yield
    # only the server's own thread may touch its connections: it closes them all, and then has nothing left to wait for
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
    thread.join(timeout=10)
    assert not thread.is_alive(), "the server did not stop"
    server.task_dispatcher.shutdown()
