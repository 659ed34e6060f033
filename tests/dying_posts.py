"""For a process of its own: posts of a form that die half-way, at one statement after another.

Each post is a forked child that sends itself SIGKILL. Its question is the number of the statement.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client

from forms_privacy import form_tokens
from forms_privacy.posted import TOKEN


def post(url: str, key: UUID, number: int) -> bool:
    """Send the form, and die at a statement; whether it was acknowledged."""
    left = number

    def die_or_execute(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)

    filled_in = {
        TOKEN: form_tokens.new(key),
        "naam": "Wietske Verzonnen",
        "e_mailadres": "wietske@voorbeeld.example",
        "je_vraag": f"vraag {number}",
    }
    with connection.execute_wrapper(die_or_execute):
        return Client().post(url, filled_in).status_code == 303


def in_child(url: str, key: UUID, number: int) -> bool:
    """Fork and post there; whether it was acknowledged before the child ended."""
    connection.close()
    child = os.fork()
    if child == 0:
        os._exit(0 if post(url, key, number) else 1)
    _pid, status = os.waitpid(child, 0)
    return status == 0


def main(url: str, key: str, numbers: list[int]) -> None:
    """Post once for each number, of which zero never dies; prints which were acknowledged."""
    taken = [number for number in numbers if in_child(url, UUID(key), number)]
    sys.stdout.write(" ".join(map(str, taken)))
