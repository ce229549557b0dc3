"""A server of this machine for tests, of whatever handler."""

import threading
from contextlib import contextmanager
from http.server import ThreadingHTTPServer


class Quiet:
    """What makes a handler write nothing to the terminal."""

    def log_message(self, *_):
        pass


@contextmanager
def listening(handler):
    """The address of a server that answers by ``handler`` while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
