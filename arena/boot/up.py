"""`up`: the whole portal with demonstration data, until Ctrl-C."""

import argparse
import contextlib
import http.client
import subprocess
import time

from arena.boot import addresses, owner, places, processes, programs, servers, variables
from arena.boot.only_one import only_one
from arena.boot.problem import Problem, from_output
from arena.boot.processes import Part
from arena.boot.progress import Steps, say
from arena.boot.records import Record

QUIET_AS_ROOT = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser"}
ACCOUNTS = """\
  foretag@arena.example       manager of an example company
  kommun@arena.example        manager for a municipality
  personal@arena.example      project staff
  utvarderare@arena.example   evaluation lead
  bedomare@arena.example      assessor in an evaluation
  granskare@arena.example     reviewer of an evaluation
  admin@arena.example         site administrator
  Password for all of them: arena-demo-2026"""


def main(argv):
    options = _options(argv[2:])
    state = places.state()
    owner.make_open_folder(state)
    with only_one(state / "up.lock") as note:
        environ = variables.for_portal(state)
        _refuse_open_letters(environ)
        record = Record(state / "processes.json").read()
        record.end_all()  # what a killed `up` left behind, its port included
        port = addresses.choose(options.port)
        note(addresses.url(port))
        return _run(state, port, environ, record)


def _options(arguments):
    parser = argparse.ArgumentParser(prog="manage.py up", description="Start the whole portal with demonstration data.")
    parser.add_argument("--port", type=int, help="this port and no other (default: the first free one from 8000)")
    return parser.parse_args(arguments)


def _refuse_open_letters(environ):
    if environ["PORTAL_DEMO"] == "1" and environ.get("EMAIL_URL"):
        raise Problem(
            "Demonstration mode shows every letter to every visitor, so it cannot run with EMAIL_URL."
            " Set PORTAL_DEMO=0 to send real letters, or leave EMAIL_URL out."
        )


def _run(state, port, environ, record):
    steps = Steps("Starting the portal", 3)
    environ = {"BASE_URL": addresses.url(port), "STATIC_COLLECTED": "1", "STATIC_ROOT": str(state / "static")} | environ
    with contextlib.ExitStack() as stack:
        with steps.step("PostgreSQL and Valkey"):
            found, running = stack.enter_context(servers.shared(state))
        stack.callback(_stop, record)
        with steps.step("Database, demonstration data and static files"):
            _prepare(environ | found, record)
        parts = _parts(state, port, environ | found | {"DATABASE_ROLE": variables.DATABASE_ROLE})
        with steps.step("Web server"):
            parts[0].start(record)
            _await_first_page(port, parts[0])
        for part in parts[1:]:
            part.start(record)
        _welcome(addresses.url(port), steps.seconds, environ)
        ended = processes.watch(parts, record, running)
        raise Problem(f"The portal has stopped, since its {ended} ended. What it said is above.")


def _stop(record):
    say("Stopping the portal …")
    record.end_all()


def _prepare(environ, record):
    """One process for all of it: starting Python and Django three times costs more than the work."""
    preparing = subprocess.Popen(
        programs.argv(programs.PREPARE), env=environ, start_new_session=True, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace",
    )  # fmt: skip
    record.add("prepare", preparing)
    output, _nothing = preparing.communicate()
    record.forget("prepare")
    if preparing.returncode:
        say()
        say(output)
        raise from_output(output, "The database could not be prepared:")


def _parts(state, port, environ):
    clock = ["--schedule", state / "beat", "--pidfile", ""]
    return [
        Part("web", programs.argv(programs.WEB, "--host", addresses.HOST, "--port", port), environ, essential=True),
        Part("worker", programs.argv(programs.WORKER, *programs.pool()), environ | QUIET_AS_ROOT),
        Part("beat", programs.argv(programs.BEAT, *clock), environ),
    ]


def _await_first_page(port, web):
    """Until the portal answers, with whatever status: a page that fails is not a start that fails."""
    latest = time.monotonic() + 60
    while web.process.poll() is None and time.monotonic() < latest:
        with contextlib.suppress(OSError):
            asking = http.client.HTTPConnection(addresses.HOST, port)
            asking.request("GET", "/")
            asking.getresponse()
            return
        time.sleep(0.1)
    raise Problem("The web server did not start. What it said is above.")


def _welcome(url, seconds, environ):
    say()
    say(f"E-hälsoarenan is running at {url}/   (started in {seconds:.0f} s, stop with Ctrl-C)")
    if environ["PORTAL_DEMO"] == "1":
        say("Accounts to try:")
        say(ACCOUNTS)
    say()
