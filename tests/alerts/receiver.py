"""A server that takes webhooks, and fails as often as it is told to."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.listening import Quiet, listening


class Receiver:
    """What came in, and the statuses that are still to be answered before 204."""

    def __init__(self):
        self.statuses = []
        self.requests = []
        self.url = ""


@contextmanager
def receiver():
    """A receiver that runs while the context lasts."""
    kept = Receiver()

    class Handler(Quiet, BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.requests.append((dict(self.headers), body))
            self.send_response(kept.statuses.pop(0) if kept.statuses else 204)
            self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()

    with listening(Handler) as address:
        kept.url = f"{address}/hook"
        yield kept
