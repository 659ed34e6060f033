"""Run by a process of its own: posts of a form that die half-way, at one statement after another.

Arguments: the folder of the files, the address of the page, the key of its form, and at which
statements a post dies. Each post is a forked child that sends itself SIGKILL; the last one lives.
Its question is the number of the statement. Prints the numbers of the posts that were acknowledged.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402 (models need django.setup)
from django.test import Client  # noqa: E402

from forms_privacy import form_tokens  # noqa: E402
from forms_privacy.posted import TOKEN  # noqa: E402
from tests.sweeping_processes import settings_in  # noqa: E402


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


def main(folder: Path, url: str, key: UUID, numbers: list[int]) -> None:
    """Post once for each number; zero never dies."""
    with settings_in(folder):
        taken = [number for number in numbers if in_child(url, key, number)]
    sys.stdout.write(" ".join(map(str, taken)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], UUID(sys.argv[3]), [int(one) for one in sys.argv[4:]])
