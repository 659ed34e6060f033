"""How far a long run is: on a terminal, and never in a log."""

import time
from typing import TextIO

EVERY = 0.2
"""Seconds between two lines, so that a fast run does not spend its time on the screen."""


class Progress:
    """Says how many are done, how fast, and how long the rest takes."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = out.isatty()
        self._started = self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total``; the last call ends the line."""
        now = time.monotonic()
        if not self._shown or (done < total and now - self._last < EVERY):
            return
        self._last = now
        self._out.write(f"\r{self._line(done, total, now - self._started):<60}")
        if done >= total:
            self._out.write("\n")
            self._shown = False
        self._out.flush()

    def _line(self, done: int, total: int, seconds: float) -> str:
        rate = done / seconds if seconds else 0
        left = f", {_duration((total - done) / rate)} left" if rate and done < total else ""
        return f"{done:,} of {total:,}, {rate:,.0f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
