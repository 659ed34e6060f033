"""An anonymous survey on the site."""

from __future__ import annotations

from datetime import date

import pytest

from ser_site.home.models import HomePage
from ser_site.surveys.models import SurveyField, SurveyPage


@pytest.fixture
def page(home: HomePage) -> SurveyPage:
    """An anonymous survey."""
    survey = SurveyPage(title="Kleuren", slug="kleuren", kind="survey", purpose="Leren.")
    survey.closes_on = date(2026, 12, 31)
    survey.form_fields = [  # type: ignore[misc]
        SurveyField(label="Kleur", clean_name="kleur", field_type="radio", choices="rood\nblauw"),
        SurveyField(label="Tip", clean_name="tip", field_type="multiline", required=False),
    ]
    home.add_child(instance=survey)
    survey.save_revision().publish()
    return survey
