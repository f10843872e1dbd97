"""The servers, each one process on 127.0.0.1, and the CPU time that a process has taken."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.client import HOST, Unexpected

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A server process of ours."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Return the seconds of CPU, user and system, that all its threads took so far."""
        return cpu_of(self.pid)


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU of a process: utime and stime, fields 14 and 15 of /proc/<pid>/stat."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def free_port() -> int:
    """Return a port on 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def bare(folder: Path) -> Iterator[Server]:
    """Run the bare application on a new database in `folder`."""
    port = free_port()
    command = ["-m", "tools.bench.bare", str(port), str(folder / "bare.db")]
    with _running(command, port=port, environment=os.environ, log=folder / "bare.log") as server:
        yield server


@contextmanager
def netquest(environment: Mapping[str, str], folder: Path, name: str) -> Iterator[Server]:
    """Run NetQuest as a user would, with these settings; PORT is one of them, `name` is that of its log."""
    command = ["-m", "flask", "--app", "wsgi", "serve"]
    port = int(environment["PORT"])
    with _running(command, port=port, environment=environment, log=folder / f"{name}.log") as server:
        yield server


@contextmanager
def _running(command: Sequence[str], *, port: int, environment: Mapping[str, str], log: Path) -> Iterator[Server]:
    with log.open("w") as sink:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment, stdout=sink, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(process, port, log)
            yield Server(process.pid, port)
        finally:
            _end(process)


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    patience = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < patience:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise Unexpected(f"a server did not start:\n{log.read_text()[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started, politely first."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
