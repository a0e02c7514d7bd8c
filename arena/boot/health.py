"""`python -m arena.boot.health 8000`: does the portal in this container answer that it is alive?"""

import http.client
import os
import sys
from urllib.parse import urlsplit


def is_alive(port):
    """Ask as the proxy in front would: by the public name, and over TLS."""
    public = urlsplit(os.environ.get("BASE_URL") or f"http://localhost:{port}")
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    asking.request("GET", "/healthz", headers={"Host": public.netloc, "X-Forwarded-Proto": public.scheme})
    return asking.getresponse().status == http.client.OK


if __name__ == "__main__":
    sys.exit(0 if is_alive(int(sys.argv[1])) else 1)
