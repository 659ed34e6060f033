"""A stranger's site with a privacy statement of its own: one page model with the mixin."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Site

from privacy_blocks.queries.pages import statement_models
from retention.models import Activity, ActivityBasis, ActivityText, Rule, RuleText, RuleVersion
from tests.bare.leaflet.models import PrivacyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> None:
    """One activity with one rule of six weeks, filled in by hand."""
    activity = Activity.objects.create(key="library", number="1")
    ActivityText.objects.create(
        activity=activity,
        language="en",
        role_heading="You borrow books",
        title="Loans",
        data="Your name.",
        purpose="To know who has which book.",
    )
    ActivityBasis.objects.create(activity=activity, basis="contract")
    rule = Rule.objects.create(
        key="loans", activity=activity, trigger="handled", ending="erase", stated=True
    )
    RuleText.objects.create(rule=rule, language="en", name="Loans")
    RuleVersion.objects.create(rule=rule, amount=6, unit="week")


@pytest.fixture
def page(register: None) -> PrivacyPage:
    """The statement, published."""
    root = Site.objects.get(is_default_site=True).root_page
    made: PrivacyPage = root.add_child(
        instance=PrivacyPage(
            title="Privacy",
            slug="privacy",
            body=[
                ("introduction", {"text": "<p>About your data.</p>"}),
                ("role_choice", {}),
                ("activity", {"activity": "library"}),
                ("retention_table", {}),
                ("rights", {}),
                ("cookies", {}),
                ("contact", {"telephone": "+31 70 123 45 67"}),
                ("complaint", {}),
            ],
        )
    )
    made.save_revision().publish()
    return made


def soup_of(client: Client) -> BeautifulSoup:
    response = client.get("/privacy/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_page_model_is_found_without_being_named() -> None:
    assert statement_models() == [PrivacyPage]


def test_the_register_fills_in_the_page(client: Client, page: PrivacyPage) -> None:
    periods = soup_of(client).select('data.retention-period[data-rule="loans"]')
    assert [period.get_text() for period in periods] == ["6 weeks", "6 weeks"]


def test_the_contents_lead_to_every_part(client: Client, page: PrivacyPage) -> None:
    soup = soup_of(client)
    anchors = [str(link["href"])[1:] for link in soup.select("#contents a")]
    assert "library" in anchors
    assert all(soup.find(id=anchor) for anchor in anchors)


def test_only_rights_that_the_ground_gives_name_the_activity(
    client: Client, page: PrivacyPage
) -> None:
    soup = soup_of(client)
    named = [str(right["id"]) for right in soup.select(".privacy-right:has(a)")]
    assert named == ["right-portability"]


def test_an_editor_can_open_the_page(admin_client: Client, page: PrivacyPage) -> None:
    assert admin_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_other_pages_are_left_as_they_are() -> None:
    assert not hasattr(Page, "body")
