"""What else has to happen when the register starts to say something else.

A change of a rule takes consequence at 00:00 without anybody doing anything. Other packages
register here, in ``AppConfig.ready()``, what they do about it; the ground does not know them.
Every sweep and every ``check_promises`` runs them, so each must be cheap when nothing changed
and do nothing when it is run again.
"""

import logging
from collections.abc import Callable
from datetime import date

logger = logging.getLogger(__name__)

Consequence = Callable[[date], list[str]]
"""Takes what day it is; returns what went wrong, a line each."""

_consequences: list[Consequence] = []


def register(consequence: Consequence) -> None:
    """Add something that follows from the register."""
    if consequence not in _consequences:
        _consequences.append(consequence)


def carry_out(*, today: date) -> list[str]:
    """Run them all; one that fails does not stop the others.

    Returns what went wrong, a line each.
    """
    problems: list[str] = []
    for consequence in _consequences:
        try:
            problems += consequence(today)
        except Exception as error:
            name = f"{consequence.__module__}.{consequence.__qualname__}"
            logger.exception("%s failed", name)
            problems.append(f"{name} failed: {type(error).__name__}")
    return problems
