"""A real mail server on this machine, which refuses whom it is told to refuse."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """What came in, and who is refused or hung up on."""

    port: int = 0
    refused: set[str] = field(default_factory=set)
    hung_up_on: set[str] = field(default_factory=set)
    """On these the server closes the connection without a word."""
    received: list[tuple[str, EmailMessage]] = field(default_factory=list)
    """Recipient and mail, in the order in which they came."""

    @property
    def recipients(self) -> list[str]:
        """Who got a mail."""
        return [recipient for recipient, _mail in self.received]


@contextmanager
def receiving_mail() -> Iterator[MailServer]:
    """Have a mail server listen on a free port of the loopback interface."""
    server = MailServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 localhost")
            recipient = ""
            while line := self.rfile.readline():
                verb, _space, rest = line.decode().strip().partition(" ")
                match verb.upper():
                    case "RCPT":
                        recipient = rest.partition("<")[2].partition(">")[0]
                        if recipient in server.hung_up_on:
                            return
                        self.say("550 nobody here" if recipient in server.refused else "250 ok")
                    case "DATA":
                        self.say("354 go on")
                        server.received.append((recipient, self.mail()))
                        self.say("250 ok")
                    case "QUIT":
                        self.say("221 bye")
                        return
                    case _:
                        self.say("250 ok")

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

        def mail(self) -> EmailMessage:
            lines = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line.removeprefix(b"."))
            return message_from_bytes(b"".join(lines), policy=policy.default)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        server.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()
