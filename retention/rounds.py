"""What else is done once in every sweep, so that a site schedules one command a day.

Packages register here, in ``AppConfig.ready()``, what must be looked at daily and erases
nothing: reminding people, sending what could not be sent. A rehearsal and ``check_promises``
do none of it. Each must do nothing when it is run again the same day.
"""

import logging
from collections.abc import Callable
from datetime import date

logger = logging.getLogger(__name__)

Task = Callable[[date], list[str]]
"""Takes what day it is; returns what went wrong, a line each."""

_tasks: list[Task] = []


def register(task: Task) -> None:
    """Add something to do in every sweep."""
    if task not in _tasks:
        _tasks.append(task)


def carry_out(*, today: date) -> list[str]:
    """Do them all; one that fails does not stop the others.

    Returns what went wrong, a line each.
    """
    problems: list[str] = []
    for task in _tasks:
        try:
            problems += task(today)
        except Exception as error:
            name = f"{task.__module__}.{task.__qualname__}"
            logger.exception("%s failed", name)
            problems.append(f"{name} failed: {type(error).__name__}")
    return problems
