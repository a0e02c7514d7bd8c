"""The portal's own processes on a broker of the test's, each ended by its number afterwards, also when a test fails."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
from kombu import Connection

from arena.boot import owner, places, programs
from arena.boot.valkey import Valkey
from arena.celery import app
from tests.bench.serving import free_port
from tests.faults.waiting import wait_for

HERE = Path(__file__).parent


class Portal:
    """Web, worker, beat and the timer's command, as they are started in earnest, with these variables."""

    def __init__(self, folder, **variables):
        self.folder, self.started = folder, []
        owner.make_own_folder(folder / "s")
        self.valkey = Valkey(folder, folder / "s", throwaway=True)
        self.broker = self.valkey.start()
        self.environ = {**os.environ, "PYTHONPATH": str(places.ROOT), "PORTAL_DEMO": "0", "LOG_LEVEL": "INFO"}
        self.environ |= {"REDIS_URL": self.valkey.url, **variables}

    def start(self, argv, **variables):
        log = self.folder / f"{len(self.started)}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                argv, env=self.environ | variables, cwd=self.folder, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        process.log = log
        self.started.append(process)
        return process

    def worker(self, off_by=0, **variables):
        """One whose clock is wrong by so many seconds has an honest name, since two of one name are one to Celery."""
        name = ["--hostname", f"worker{len(self.started)}@drill"]
        return self.start(_off(off_by, programs.argv(programs.WORKER, *programs.pool(), *name)), **variables)

    def beat(self, number, **variables):
        """A clock that ticks each second instead of each minute, so that a drill takes seconds."""
        argv = programs.argv(programs.BEAT, "--schedule", self.folder / f"beat{number}", "--pidfile", "")
        argv[argv.index("arena")] = "tests.faults.quick_clock"
        argv[argv.index("warning")] = "info"
        return self.start(argv, **variables)

    def timer(self, off_by=0, **variables):
        """What a system timer runs where Celery is gone."""
        return self.start(_off(off_by, programs.argv("django-admin drain_outbox")), **variables)

    def web(self):
        port = free_port()
        argv = programs.argv(programs.WEB, "--host", "127.0.0.1", "--port", port)
        process = self.start(argv, BASE_URL=f"http://127.0.0.1:{port}")
        process.url = f"http://127.0.0.1:{port}"
        wait_for(lambda: process.poll() is not None or _answers(process.url), "the web server does not answer")
        return process

    def wake(self, task="arena.outbox.tasks.drain"):
        url = f"redis+socket{self.valkey.url.removeprefix('unix')}"
        with Connection(url, transport_options=app.conf.broker_transport_options) as broker:
            app.send_task(task, connection=broker)

    def restart_broker(self):
        self.broker = self.valkey.start()

    def end_all(self):
        for process in reversed(self.started):
            kill(process)
            print(f"--- {process.args}\n{process.log.read_text()[-3000:]}")
        self.broker.terminate()
        self.broker.wait(30)


def kill(process):
    """The process and all that it has started, without a word; gives how the system says that it ended."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait(30)


def who_has(port):
    """The process at the other end of this connection to the mail server."""
    for process in psutil.process_iter():
        try:
            if any(found.laddr and found.laddr.port == port for found in process.net_connections("tcp")):
                return process
        except (psutil.AccessDenied, psutil.NoSuchProcess):
            continue
    raise AssertionError("nobody has the connection")


def _off(seconds, argv):
    return [sys.executable, HERE / "off_clock.py", str(seconds), *argv] if seconds else argv


def _answers(url):
    with contextlib.suppress(OSError), contextlib.closing(http.client.HTTPConnection(url[7:], timeout=5)) as asking:
        asking.request("GET", "/healthz")
        with asking.getresponse() as answer:
            return answer.status
