"""Metrics of batch runs in the text format of Prometheus (exposition format 0.0.4)."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from checker.pipeline.batch.tally import Tally
from checker.store.withheld import Withheld

_COUNTERS = {
    "files": "Files read to their end.",
    "articles": "Articles, and versions of articles, that were new.",
    "versions": "Of those, versions of a text that was there already.",
    "withdrawn": "Articles taken out by a notice.",
    "read": "Articles read into claims and facts.",
    "checked": "Stories checked.",
    "opened": "Findings seen for the first time, or again.",
    "changed": "Findings whose evidence or values changed.",
    "closed": "Findings that are no more.",
    "alerts": "Alerts that their target has acknowledged.",
    "quarantined": "Inputs left out because they could not be read.",
}


def render_metrics(tally: Tally) -> str:
    """What was done since the process began, as counters; times in seconds by stage."""
    lines = (*_lines(tally.counts, tally.seconds), *_waiting(tally.aside.withheld))
    return "".join(f"{line}\n" for line in lines)


def write_metrics(tally: Tally, path: Path) -> None:
    """Write them into a file, which appears whole, as a collector of text files expects.

    Raises:
        OSError: it cannot be written.

    """
    half = path.with_name(f".{path.name}.half")
    half.write_text(render_metrics(tally), encoding="utf-8")
    half.replace(path)


def _lines(counts: Mapping[str, int], seconds: Mapping[str, float]) -> Iterator[str]:
    for name, meaning in _COUNTERS.items():
        yield f"# HELP checker_{name}_total {meaning}"
        yield f"# TYPE checker_{name}_total counter"
        yield f"checker_{name}_total {counts.get(name, 0)}"
    yield "# HELP checker_stage_seconds_total Time spent, summed over workers."
    yield "# TYPE checker_stage_seconds_total counter"
    for stage, spent in sorted(seconds.items()):
        yield f'checker_stage_seconds_total{{stage="{stage}"}} {spent:.3f}'


def _waiting(withheld: Sequence[Withheld]) -> Iterator[str]:
    """What waits now; the next release only where there is one."""
    yield "# HELP checker_withheld Texts on hold or under an embargo at the end of the last run."
    yield "# TYPE checker_withheld gauge"
    yield f"checker_withheld {len(withheld)}"
    if first := next((one.until for one in withheld if one.until), None):
        yield "# HELP checker_next_release_seconds When the next embargo ends, since 1970."
        yield "# TYPE checker_next_release_seconds gauge"
        yield f"checker_next_release_seconds {first.timestamp():.0f}"


@contextmanager
def served(tally: Tally, port: int) -> Iterator[int]:
    """Answer on http://127.0.0.1:``port``/metrics while the context lasts; 0 takes any port.

    Raises:
        OSError: the port is taken.

    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = render_metrics(tally).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: those who watch ask every few seconds."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
