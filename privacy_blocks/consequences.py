"""What follows for statements from the register's changes, at every sweep and check."""

from __future__ import annotations

from datetime import date

from privacy_blocks.operations.all_statements import keep_all
from privacy_blocks.operations.versions import PURGED_FOR
from privacy_blocks.queries.versions import damaged_versions
from retention import purges
from retention.queries.purges import purges_in_words


def keep_statements(today: date) -> list[str]:
    """Keep what statements say by now, and see that what was kept is still there.

    Returns what is wrong, a line each.
    """
    keep_all(today=today)
    purges.carry_out(PURGED_FOR)
    return [*damaged_versions(), *purges_in_words([PURGED_FOR])]
