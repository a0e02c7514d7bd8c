"""The servers that are measured: the portal as it is started in earnest, and bare Django on the same kind of server."""

import contextlib
import os
import socket
import subprocess
import time

import psutil

from arena.boot import places, programs


@contextlib.contextmanager
def serving(environ, *, workers=2, **variables):
    """The portal's own web command with these variables; gives the port and the process."""
    port = free_port()
    argv = programs.argv(programs.WEB, "--host", "127.0.0.1", "--port", str(port))
    argv[argv.index("--workers") + 1] = str(workers)
    argv[argv.index("arena.wsgi:application")] = variables.pop("application", "arena.wsgi:application")
    environ = {**os.environ, **environ, **variables, "PYTHONPATH": str(places.ROOT)}
    process = subprocess.Popen(argv, env=environ, cwd=places.ROOT, start_new_session=True)
    try:
        _await(port, process)
        yield port, process
    finally:
        process.terminate()
        process.wait(30)


def memory_of_a_worker(process):
    """Megabytes of the heaviest worker, what it shares counted in part."""
    workers = psutil.Process(process.pid).children(recursive=True)
    return max(worker.memory_full_info().pss for worker in workers if "granian" in " ".join(worker.cmdline())) / 1e6


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _await(port, process):
    latest = time.monotonic() + 60
    while time.monotonic() < latest:
        assert process.poll() is None, "the server ended at once"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")
