"""The register's forms: what can be filled in once, and what not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from retention.models import Activity, Rule, RuleVersion

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

FormData = Callable[..., dict[str, str]]


@pytest.fixture
def coordinator() -> Client:
    user = User.objects.create_superuser("coordinator")
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def news_media() -> Rule:
    rule: Rule = Rule.objects.get(key="news-media")
    return rule


@pytest.fixture
def rule_form() -> FormData:
    """What the browser sends for a rule with one text."""

    def data(rule: Rule | None = None, **changes: str) -> dict[str, str]:
        text = rule.texts.first() if rule else None
        initial = "1" if text else "0"
        return {
            "key": "test-rule",
            "activity": str(Activity.objects.get(key="contact").pk),
            "trigger": "handled",
            "ending": "erase",
            "amount": "6",
            "unit": "week",
            "archive_status": "unknown",
            "texts-TOTAL_FORMS": "1",
            "texts-INITIAL_FORMS": initial,
            "texts-MIN_NUM_FORMS": "1",
            "texts-MAX_NUM_FORMS": "1000",
            "texts-0-id": str(text.pk) if text else "",
            "texts-0-language": "nl",
            "texts-0-name": "Proef",
            **changes,
        }

    return data


def test_a_new_rule_comes_with_its_first_period(coordinator: Client, rule_form: FormData) -> None:
    coordinator.post(reverse("retention_rule:add"), rule_form())
    version = RuleVersion.objects.get(rule__key="test-rule")
    assert version.effective_from is None
    assert version.period is not None
    assert version.period.iso() == "P6W"


def test_a_new_rule_with_a_senseless_zero_is_refused(
    coordinator: Client, rule_form: FormData
) -> None:
    data = rule_form(trigger="recorded", amount="", unit="directly")
    page = coordinator.post(reverse("retention_rule:add"), data)
    assert "it cannot be “directly”" in page.content.decode()
    assert not Rule.objects.filter(key="test-rule").exists()


@pytest.mark.parametrize("field", ["key", "trigger", "ending", "activity"])
def test_what_code_relies_on_cannot_be_edited(
    coordinator: Client, rule_form: FormData, news_media: Rule, field: str
) -> None:
    before = Rule.objects.values(field).get(pk=news_media.pk)
    coordinator.post(reverse("retention_rule:edit", args=[news_media.pk]), rule_form(news_media))
    assert Rule.objects.values(field).get(pk=news_media.pk) == before
    assert news_media.texts.filter(name="Proef").exists()


def test_an_item_of_the_selection_list_needs_its_number(
    coordinator: Client, rule_form: FormData, news_media: Rule
) -> None:
    page = coordinator.post(
        reverse("retention_rule:edit", args=[news_media.pk]),
        rule_form(news_media, archive_status="item"),
    )
    assert "Fill in the number of the item" in page.content.decode()


def test_a_second_text_in_one_language_is_refused(
    coordinator: Client, rule_form: FormData, news_media: Rule
) -> None:
    data = rule_form(
        news_media, **{"texts-TOTAL_FORMS": "2", "texts-1-language": "nl", "texts-1-name": "Nog"}
    )
    coordinator.post(reverse("retention_rule:edit", args=[news_media.pk]), data)
    assert news_media.texts.filter(language="nl").count() == 1
