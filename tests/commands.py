"""Running the suite's commands as an operator does, and reading what they say."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command


def status_and_text(command: str, *options: str) -> tuple[int, str]:
    """Exit status and standard output; of wrong use the one line of the error."""
    out = StringIO()
    try:
        call_command(command, *options, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


def enforce(*options: str) -> tuple[int, dict[str, Any]]:
    """Sweep, or rehearse; exit status and the report."""
    status, text = status_and_text("enforce_retention", "--format", "json", *options)
    return status, json.loads(text)


def check_promises() -> tuple[int, dict[str, Any]]:
    """Exit status and the report."""
    status, text = status_and_text("check_promises", "--format", "json")
    return status, json.loads(text)


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    """What became of each record that was due."""
    return {item["record"]: item["outcome"] for item in report["items"]}


def swept(report: dict[str, Any], store: str = "media") -> dict[str, Any]:
    """What a sweep did in one store."""
    (found,) = [entry for entry in report["stores"] if entry["store"] == store]
    result: dict[str, Any] = found
    return result
