"""When the engine must stop and ask: for mistakes, not for busy days."""

from datetime import date, timedelta
from enum import StrEnum

MOST_MOVED = 50
MOST_MOVED_PER_CENT = 20
LONGEST_LEAP = timedelta(days=31)


class ClockProblem(StrEnum):
    """What is odd about the day that the machine says it is."""

    # Today lies before the last sweep.
    BACKWARDS = "backwards"
    # More than 31 days have passed since the last sweep.
    LEAPT = "leapt"


def moved_too_many(due_because_moved: int, held: int) -> bool:
    """Whether a store must stop untouched.

    ``due_because_moved`` counts the records that are due because their date was moved
    since the last sweep, not because time passed; ``held`` all records of the store. Too
    many is more than 50 and also more than 20 % of what is held; exactly that is not.
    """
    return due_because_moved > MOST_MOVED and due_because_moved * 100 > held * MOST_MOVED_PER_CENT


def clock_problem(today: date, last_sweep: date | None) -> ClockProblem | None:
    """Return what is wrong with ``today`` seen from the last sweep; the first has no problem."""
    if last_sweep is None:
        return None
    if today < last_sweep:
        return ClockProblem.BACKWARDS
    if today - last_sweep > LONGEST_LEAP:
        return ClockProblem.LEAPT
    return None
