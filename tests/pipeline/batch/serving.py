"""A feed on this machine, served with an ETag, and all that was asked of it."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from xml.sax.saxutils import escape

from tests.listening import Quiet, listening

ENTRY = """<item><guid>quay:{title}</guid><title>{title}</title>
<pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate><description>{text}</description></item>"""


class Feed:
    """Its entries, and the conditions and statuses of the requests for it."""

    def __init__(self):
        self.entries, self.asked, self.url = [], [], ""
        self.conditional = True

    @property
    def body(self):
        told = "".join(
            ENTRY.format(title=escape(e["title"]), text=escape(e["text"])) for e in self.entries
        )
        channel = f"<title>Quay News</title>{told}"
        return f'<rss version="2.0"><channel>{channel}</channel></rss>'.encode()


@contextmanager
def feed(*entries):
    """A feed that is served while the context lasts."""
    kept = Feed()
    kept.entries.extend(entries)

    class Handler(Quiet, BaseHTTPRequestHandler):
        def do_GET(self):
            tag = f'"{len(kept.entries)}"'
            known = kept.conditional and self.headers.get("If-None-Match") == tag
            kept.asked.append((self.headers.get("If-None-Match"), 304 if known else 200))
            self.send_response(304 if known else 200)
            body = b"" if known else kept.body
            if kept.conditional:
                self.send_header("ETag", tag)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with listening(Handler) as address:
        kept.url = f"{address}/feed.xml"
        yield kept
