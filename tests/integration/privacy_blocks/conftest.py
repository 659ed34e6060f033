"""A statement about media, in two languages."""

from __future__ import annotations

from datetime import date

import pytest

from ser_site.home.models import HomePage
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday
from tests.statements import publish_statement


@pytest.fixture
def statements(home: HomePage, register: None, set_today: SetToday) -> dict[str, StatementPage]:
    """Published on 1 September 2026; it is 14 September."""
    set_today(date(2026, 9, 1))
    pages = publish_statement(home)
    set_today(date(2026, 9, 14))
    return pages
