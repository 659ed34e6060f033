"""How far a long run is: on a terminal, and never in a log."""

import time
from typing import TextIO

EVERY = 0.2
"""Seconds between two lines, so that a fast run does not spend its time on the screen."""


class Progress:
    """Says how many are done, how fast, and how long the rest takes."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self.shown = out.isatty()
        """Whether somebody is looking: else counting what there is to do is not worth it."""
        self._begun = False
        self._started = self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total``; when all are done, that ends the line."""
        now = time.monotonic()
        if not self.shown or (done < total and now - self._last < EVERY):
            return
        self._last = now
        self._out.write(f"\r{self._line(done, total, now - self._started):<60}")
        self._begun = True
        if done >= total:
            self.end()
        self._out.flush()

    def end(self) -> None:
        """Nothing more is coming: whatever is written next begins on a line of its own."""
        if self._begun:
            self._out.write("\n")
        self.shown = self._begun = False

    def _line(self, done: int, total: int, seconds: float) -> str:
        rate = done / seconds if seconds else 0
        left = f", {_duration((total - done) / rate)} left" if rate and done < total else ""
        return f"{done:,} of {total:,}, {rate:,.0f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
