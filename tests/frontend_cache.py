"""A real receiver of PURGE requests on this machine, which refuses when told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

BACKEND = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
DONE = 200


class Mood(Enum):
    """How a request is met, other than with a status."""

    HANGING_UP = "closes the connection without an answer"
    SILENT = "keeps the connection and says nothing"


@dataclass
class FrontendCache:
    """What was asked of the cache, and what it does with the next question."""

    location: str = ""
    asked: list[str] = field(default_factory=list)
    """Addresses in the order in which they were asked, host first: ``localhost/media/a.jpg``."""
    purged: set[str] = field(default_factory=set)
    """Those that it said yes to."""
    answer: Callable[[str], int | Mood] = lambda url: DONE
    """By address: a status, or a mood."""
    first_question: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    def always(self, answer: int | Mood) -> None:
        """Meet every request in one way from now on."""
        self.answer = lambda url: answer

    def settings(self, **more: Any) -> dict[str, dict[str, Any]]:
        """What to set ``WAGTAILFRONTENDCACHE`` to."""
        return {"default": {"BACKEND": BACKEND, "LOCATION": self.location, **more}}


@contextmanager
def receiving() -> Iterator[FrontendCache]:
    """Have a cache listen on a free port of the loopback interface."""
    cache = FrontendCache()

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            url = f"{self.headers['Host']}{self.path}"
            cache.asked.append(url)
            cache.first_question.set()
            answer = cache.answer(url)
            if isinstance(answer, Mood):
                self.close_connection = True
                if answer is Mood.SILENT:
                    cache.over.wait(30)
                return
            if answer == DONE:
                cache.purged.add(url)
            self.send_response(answer)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    cache.location = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield cache
    finally:
        cache.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
