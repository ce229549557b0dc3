"""Editors paging and judging all at once, over HTTP on this machine.

    python -m tests.review.load [STORE] [--editors 50] [--seconds 60] [--pause 0.6]

Serves `checker review` from a process of its own over STORE, which is filled with findings and
accounts for it, signs the editors in, and prints latencies, the server's seconds of CPU, errors,
and whether every judgement that was accepted is in the store. Each editor follows the stream of
news and asks for those of the finding before him, as its page does.
"""

import argparse
import asyncio
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from checker.review.access.secret import SESSION_SECRET
from checker.store import Store
from tests.review.desk import fill, numbers, renumbered
from tests.review.people import csrf_of, enrol, session_of

STORIES, FINDINGS = 50, 60
ANSWERS = ["conflict", "no_conflict:wording", "no_conflict:development", "hold", "not_enough"]
HIDDEN = re.compile(r'<input type="hidden" name="(revision|last)" value="(\d+)"')


class Editor:
    """One editor: opens the queue, then judges finding after finding."""

    def __init__(self, number, address, pause):
        self.name, self.pause, self.until = f"editor{number}", pause, None
        self.client = httpx.AsyncClient(
            base_url=address,
            cookies=session_of(address, self.name),
            follow_redirects=True,
            timeout=60,
        )
        self.draw = random.Random(number)
        self.took = {"page": [], "judge": [], "news": []}
        self.accepted = self.stale = 0
        self.open = ""
        self.errors = []

    async def work(self):
        following = asyncio.create_task(self.follow())
        page = await self.get("/")
        while time.monotonic() < self.until:
            # Editors work on different stories, but not only on those: clashes must happen.
            story = f"many-{self.draw.randrange(STORIES)}"
            page = await self.get(f"/next?story={story}")
            for _ in range(5):
                if time.monotonic() >= self.until or not page.url.path.startswith("/findings/"):
                    break
                page = await self.judge(page, story)
                self.open = str(page.url.path)
                await asyncio.sleep(self.pause * self.draw.uniform(1 / 3, 5 / 3))
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await self.client.aclose()

    async def follow(self):
        """Hear which findings change, and ask for the news of the open one."""
        try:
            async with self.client.stream("GET", "/live", timeout=None) as stream:
                async for line in stream.aiter_lines():
                    if not line.startswith("data: ") or not self.open.startswith("/findings/"):
                        continue
                    changed = json.loads(line.removeprefix("data: "))
                    if not changed or any(name in self.open for name in changed):
                        path = self.open.removesuffix("/judgements")
                        news = self.client.get(f"{path}/news?revision=1&last=0")
                        await self.timed("news", news)
        except httpx.HTTPError as error:
            self.errors.append(repr(error))

    async def get(self, path):
        return await self.timed("page", self.client.get(path))

    async def judge(self, page, story):
        sent = {**dict(HIDDEN.findall(page.text)), "answer": self.draw.choice(ANSWERS)}
        sent["csrf"] = csrf_of(page.text)
        # A refused judgement is answered at the address that it was sent to.
        path = page.url.path.removesuffix("/judgements")
        answer = await self.timed(
            "judge", self.client.post(f"{path}/judgements", data={**sent, "story": story})
        )
        if answer.status_code == 409:
            self.stale += 1
        elif answer.status_code == 200:
            self.accepted += 1
        return answer

    async def timed(self, what, request):
        began = time.monotonic()
        try:
            answer = await request
        except httpx.HTTPError as error:
            self.errors.append(repr(error))
            return httpx.Response(599, request=httpx.Request("GET", "http://none/none"))
        self.took[what].append(time.monotonic() - began)
        if answer.status_code not in {200, 409}:
            self.errors.append(f"{answer.status_code} {answer.url}")
        return answer


def percentile(values, share):
    return round(1000 * sorted(values)[int(share * (len(values) - 1))]) if values else None


async def run(address, editors, seconds, pause):
    team = [Editor(number, address, pause) for number in range(editors)]
    until = time.monotonic() + seconds
    for editor in team:
        editor.until = until
    await asyncio.gather(*(editor.work() for editor in team))
    return team


def wait_for(address):
    for _ in range(300):
        try:
            httpx.get(f"{address}/health")
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("store", nargs="?")
    parser.add_argument("--editors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.6, help="between two judgements, seconds")
    parser.add_argument("--port", type=int, default=8399)
    given = parser.parse_args()
    url = given.store or str(Path(tempfile.mkdtemp()) / "load.db")
    store = Store.open(url)
    for number in range(STORIES):
        fill(store, renumbered(numbers(FINDINGS), f"many-{number}"))
    address = f"http://127.0.0.1:{given.port}"
    enrol(store, {f"editor{number}": "editor" for number in range(given.editors)})
    before = len(list(store.judgements.entries()))
    command = ["-m", "checker", "review", "--store", url, "--port", str(given.port)]
    environment = os.environ | {SESSION_SECRET: "s" * 40}
    server = subprocess.Popen([sys.executable, *command], env=environment)
    try:
        wait_for(address)
        team = asyncio.run(run(address, given.editors, given.seconds, given.pause))
    finally:
        server.terminate()
        server.wait(20)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    kept = len(list(store.judgements.entries())) - before
    took = {what: [t for e in team for t in e.took[what]] for what in ("page", "judge", "news")}
    told = {
        f"{what}_{name}_ms": percentile(values, share)
        for what, values in took.items()
        for name, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
    }
    errors = [error for editor in team for error in editor.errors]
    accepted = sum(editor.accepted for editor in team)
    told |= {
        "requests": sum(map(len, took.values())), "accepted": accepted, "kept": kept,
        "lost": accepted - kept,
        "stale": sum(editor.stale for editor in team),
        "server_cpu_s": round(used.ru_utime + used.ru_stime, 1),
        "errors": len(errors), "first_errors": errors[:3],
    }  # fmt: skip
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
