"""A proxy on this machine, in front of a server, that fails on purpose and counts requests."""

from __future__ import annotations

import http.client
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

PASSED_BY = {"connection", "transfer-encoding", "keep-alive", "date", "server"}
ERROR = '<?xml version="1.0"?><Error><Code>{code}</Code><Message>On purpose</Message></Error>'


class Fault(Enum):
    """What a storage can do instead of what it was asked."""

    FORBIDDEN = (403, "AccessDenied")
    BUSY = (503, "SlowDown")
    RESET = "the connection is cut off"
    SILENT = "no answer, until the asker gives up"
    LATE = "it is done, and said after a while"
    DONE_UNSAID = "it is done, and the connection is cut off before the answer"


@dataclass
class Proxy:
    """The proxy: tell it how to fail, and ask what it was asked."""

    address: str
    behind: str
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Methods and paths of every request, in order."""
    on_delete: Callable[[], None] | None = None
    """Called while a DELETE waits for its answer."""
    late_by: float = 0.3
    _faults: list[tuple[str, str, Fault]] = field(default_factory=list)
    _closing: Event = field(default_factory=Event)

    def fail(self, fault: Fault, *, method: str, name: str = "") -> None:
        """From now on fail every request of a kind for what has this in its name."""
        self._faults.append((method, name, fault))

    def recover(self) -> None:
        """Fail no more."""
        self._faults.clear()

    def start_afresh(self) -> None:
        """In working order, and asked nothing yet."""
        self.recover()
        self.asked.clear()
        self.on_delete = None

    def count(self, method: str, name: str = "") -> int:
        """How many requests of a kind came for what has this in its name."""
        return sum(asked == method and name in path for asked, path in self.asked)

    def fault_for(self, method: str, path: str) -> Fault | None:
        """How a request is to fail, if it is."""
        return next((f for m, name, f in self._faults if m == method and name in path), None)


class Handler(BaseHTTPRequestHandler):
    """Passes a request on, or fails it."""

    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def log_message(self, *args: object) -> None:
        """The test asks ``proxy.asked`` instead."""

    def answer(self) -> None:
        """Every method comes here."""
        path = unquote(urlsplit(self.path).path)
        self.proxy.asked.append((self.command, path))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.command == "DELETE" and self.proxy.on_delete:
            self.proxy.on_delete()
        fault = self.proxy.fault_for(self.command, path)
        if fault is Fault.SILENT:
            self.proxy._closing.wait(30)
            self.cut_off()
        elif fault is Fault.RESET:
            self.cut_off()
        elif fault in (Fault.FORBIDDEN, Fault.BUSY):
            status, code = fault.value
            self.say(status, [], ERROR.format(code=code).encode())
        else:
            self.pass_on(body, fault)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = answer

    def pass_on(self, body: bytes, fault: Fault | None) -> None:
        """Ask the server itself, and give its answer unless that is to be lost."""
        server = http.client.HTTPConnection(urlsplit(self.proxy.behind).netloc, timeout=30)
        try:
            server.request(self.command, self.path, body, dict(self.headers))
            response = server.getresponse()
            content = response.read()
        finally:
            server.close()
        if fault is Fault.DONE_UNSAID:
            self.cut_off()
            return
        if fault is Fault.LATE:
            self.proxy._closing.wait(self.proxy.late_by)
        self.say(response.status, response.getheaders(), content)

    def say(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        """Answer; a HEAD keeps the length that the server gave."""
        self.send_response(status)
        kept = [(name, value) for name, value in headers if name.lower() not in PASSED_BY]
        for name, value in kept:
            if name.lower() != "content-length" or self.command == "HEAD":
                self.send_header(name, value)
        if self.command == "HEAD":
            self.end_headers()
            return
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def cut_off(self) -> None:
        """Close so that the other side gets a reset."""
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()
        self.close_connection = True


class Server(ThreadingHTTPServer):
    """Does not wait for questions that are still open."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A cut-off connection is what the test wanted."""


@contextmanager
def in_front_of(behind: str) -> Iterator[Proxy]:
    """Start a proxy on a free port, and stop it."""
    handler = type("ProxyHandler", (Handler,), {})
    server = Server(("127.0.0.1", 0), handler)
    proxy = Proxy(f"http://127.0.0.1:{server.server_port}", behind)
    handler.proxy = proxy  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy._closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
