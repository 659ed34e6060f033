"""What tests that commit leave behind: empty tables, and how the rows of migrations come back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections

EMPTIED = pytest.StashKey[bool]()
"""Whether a test of this process emptied the tables since their rows were last there."""
# Where Django's test runner keeps them, as JSON, for tests with serialized_rollback.
ROWS_OF_MIGRATIONS = "_test_serialized_contents"


def remember_rows_of_migrations(default: Any) -> None:
    """Keep them on the class: beside an event loop (Playwright's) the thread has another one."""
    contents = getattr(default, ROWS_OF_MIGRATIONS, None)
    if contents is not None:
        setattr(type(default), ROWS_OF_MIGRATIONS, contents)


def read_rows_of_migrations() -> None:
    """Remember them where pytest-django did not: it does so for tests that commit alone."""
    default = connections["default"]
    if not hasattr(default, ROWS_OF_MIGRATIONS):
        setattr(type(default), ROWS_OF_MIGRATIONS, default.creation.serialize_db_to_string())


def bring_back_rows_of_migrations(config: pytest.Config) -> None:
    """Have the rows there that Wagtail's migrations made: Locale, Site, the root page."""
    if config.stash.get(EMPTIED, False):
        default = connections["default"]
        default.creation.deserialize_db_from_string(getattr(default, ROWS_OF_MIGRATIONS))
        # Whoever asked meanwhile was given new ones in the empty table, which are no longer there.
        ContentType.objects.clear_cache()
        config.stash[EMPTIED] = False
