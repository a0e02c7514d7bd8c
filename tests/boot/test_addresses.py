import socket

import pytest

from arena.boot import addresses
from arena.boot.problem import Problem


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind((addresses.HOST, 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_choose_taken_port_refuses_with_what_to_do(taken):
    with pytest.raises(Problem, match=f"Port {taken} is taken. Leave out --port to get a free one, or name another."):
        addresses.choose(taken)


def test_choose_without_a_wish_passes_over_taken_ports(taken, monkeypatch):
    monkeypatch.setattr(addresses, "FIRST", taken)

    assert addresses.choose(None) > taken
