"""A mail server that takes everything and keeps nothing, as a process of its own: `python -m tests.bench.sink`.

It says its port, and when its input is closed, how many letters it took.
"""

import socketserver
import sys
import threading

taken = []


class Conversation(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(b"220 sink\r\n")
        waiting, in_letter = b"", False
        while data := self.request.recv(1 << 18):
            waiting += data
            answers = []
            while True:
                end = b"\r\n.\r\n" if in_letter else b"\r\n"
                said, found, rest = waiting.partition(end)
                if not found:
                    break
                waiting = rest
                if in_letter:
                    taken.append(None)
                answers.append(b"250 2.0.0 taken" if in_letter else self.answer(said[:4].upper()))
                in_letter = not in_letter and said[:4].upper() == b"DATA"
            if answers:
                self.request.sendall(b"".join(answer + b"\r\n" for answer in answers))

    def answer(self, command):
        if command == b"EHLO":
            return b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME"
        return {b"DATA": b"354 go on", b"QUIT": b"221 bye"}.get(command, b"250 2.0.0 yes")


class Sink(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


if __name__ == "__main__":
    with Sink(("127.0.0.1", 0), Conversation) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        print(len(taken), flush=True)
