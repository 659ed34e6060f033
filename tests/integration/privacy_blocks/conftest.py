"""A statement about media, in two languages."""

from __future__ import annotations

from datetime import date

import pytest

from ser_site.home.models import HomePage
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday, dutch_home
from tests.remembering import Remembered
from tests.statements import publish_statement


def _add_statements() -> dict[str, int]:
    return {language: page.pk for language, page in publish_statement(dutch_home()).items()}


_statements = Remembered(_add_statements)


@pytest.fixture
def statements(home: HomePage, register: None, set_today: SetToday) -> dict[str, StatementPage]:
    """Published on 1 September 2026; it is 14 September."""
    set_today(date(2026, 9, 1))
    made = _statements()
    set_today(date(2026, 9, 14))
    home.refresh_from_db()
    return {language: StatementPage.objects.get(pk=pk) for language, pk in made.items()}
