"""A small load generator: a few connections that ask as fast as they are answered."""

import socket
import statistics
import threading
import time
from urllib.parse import quote, urlencode


class Connection:
    """One kept connection; reads no more of an answer than where it ends."""

    def __init__(self, port):
        self.port = port
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.socket.close()

    def get(self, path):
        status, body = self.ask(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept-Language: sv\r\n\r\n")
        if status != 200:
            raise AssertionError(f"{path} answered {status}")
        return body

    def post(self, path, facts, cookie=""):
        """Send a form, and give the status of the answer."""
        body = urlencode(facts)
        head = {
            "Host": f"127.0.0.1:{self.port}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": len(body),
            "Cookie": cookie,
        }
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", body]
        return self.ask("\r\n".join(lines))[0]

    def ask(self, request):
        self.socket.sendall(request.encode())
        head, _, body = self._until(b"", b"\r\n\r\n").partition(b"\r\n\r\n")
        headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        if b"content-length" in headers:
            wanted = int(headers[b"content-length"])
            while len(body) < wanted:
                body += self.socket.recv(1 << 18)
        elif not body.endswith(b"0\r\n\r\n"):
            body = self._until(body, b"0\r\n\r\n")
        return int(head[9:12]), body

    def _until(self, data, end):
        while end not in data[-len(end) :] and end not in data:
            data += (more := self.socket.recv(1 << 18))
            if not more:
                raise ConnectionError("The server has closed the connection.")
        return data


def per_second(port, paths, *, seconds, connections=4):
    """Answers per second, the paths asked for in turn."""
    counts, stop = [0] * connections, time.monotonic() + seconds

    def ask(number):
        turn = number
        with Connection(port) as connection:
            while time.monotonic() < stop:
                connection.get(paths[turn % len(paths)])
                turn += connections
                counts[number] += 1

    threads = [threading.Thread(target=ask, args=[number]) for number in range(connections)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - begun)


def milliseconds(ask, questions):
    """How long each question takes, one after the other."""
    times = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    return times


def p95(times):
    return statistics.quantiles(times, n=20)[-1]


def search_path(base, q):
    return f"{base}?q={quote(q)}"
