import signal
import subprocess
import sys

import pytest

from arena.boot import pids
from arena.boot.records import Record

SLEEP = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]
STUBBORN = [sys.executable, "-c", "import signal, time; signal.signal(15, 1); print('up', flush=True); time.sleep(60)"]


@pytest.fixture
def started():
    """Start a process, and be sure that it is gone afterwards."""
    all_started = []

    def _started(argv):
        process = subprocess.Popen(argv, start_new_session=True, stdout=subprocess.PIPE)
        process.stdout.readline()
        all_started.append(process)
        return process

    yield _started
    for process in all_started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_record_read_by_the_next_run_ends_what_a_killed_one_left(started, tmp_path):
    left = started(SLEEP)
    Record(tmp_path / "record.json").add("left", left)

    Record(tmp_path / "record.json").read().end_all()

    assert left.wait(5) == -signal.SIGTERM
    assert not (tmp_path / "record.json").exists()


def test_record_ends_by_force_what_does_not_listen(started, tmp_path):
    stubborn = started(STUBBORN)
    record = Record(tmp_path / "record.json")
    record.add("stubborn", stubborn)

    record.end_all(seconds=0.1)

    assert stubborn.wait(5) == -signal.SIGKILL


def test_record_leaves_alone_another_process_with_the_same_number(started, tmp_path):
    stranger = started(SLEEP)
    record = Record(tmp_path / "record.json")
    record.entries["gone"] = [stranger.pid, "another moment", int(signal.SIGTERM)]

    record.end_all()

    assert stranger.poll() is None


def test_record_broken_file_counts_as_empty(tmp_path):
    (tmp_path / "record.json").write_text('{"half')

    assert Record(tmp_path / "record.json").read().entries == {}


def test_born_of_a_process_that_ended_is_nothing(started):
    process = started(SLEEP)
    process.kill()
    process.wait()

    assert pids.born(process.pid) == ""
