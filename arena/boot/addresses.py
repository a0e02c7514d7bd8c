"""The port that the portal listens on, always on this machine only."""

import socket

from arena.boot.problem import Problem

HOST = "127.0.0.1"
FIRST = 8000


def choose(wanted):
    """The wanted port or nothing else; without a wish the first free one from 8000."""
    if wanted:
        if not is_free(wanted):
            raise Problem(f"Port {wanted} is taken. Leave out --port to get a free one, or name another.")
        return wanted
    port = next((port for port in range(FIRST, FIRST + 100) if is_free(port)), None)
    if not port:
        raise Problem(f"No port from {FIRST} to {FIRST + 99} is free. Name another one with --port.")
    return port


def is_free(port):
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            return False
        return True


def url(port):
    return f"http://localhost:{port}"
