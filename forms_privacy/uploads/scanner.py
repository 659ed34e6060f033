"""Asking ClamAV's daemon, over its socket, whether a file holds a virus."""

from __future__ import annotations

import socket
from struct import pack

PIECE = 64 * 1024
SECONDS = 30
"""To connect, and for each answer."""


class Unavailable(Exception):
    """The daemon is not there, refuses, or says what we do not understand."""


def scan(address: str, content: bytes) -> str:
    """The name of the virus, or an empty text.

    ``address`` is the path of a Unix socket, or ``host:port``.

    Raises:
        Unavailable: nobody can tell; treat the file as refused.
    """
    try:
        with _connected(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), PIECE):
                piece = content[start : start + PIECE]
                connection.sendall(pack("!I", len(piece)) + piece)
            connection.sendall(pack("!I", 0))
            answer = _answer(connection)
    except (OSError, ValueError) as error:
        raise Unavailable(str(error)) from error
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise Unavailable(answer)


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), SECONDS)


def _answer(connection: socket.socket) -> str:
    received = b""
    while b"\0" not in received and len(received) < 4096:
        piece = connection.recv(4096)
        if not piece:
            break
        received += piece
    return received.partition(b"\0")[0].decode(errors="replace").strip()
