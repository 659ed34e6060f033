"""What GDPR articles 13 and 14 ask of every activity, per language, and where to fill it in."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from retention.models import (
    Activity,
    ActivityBasis,
    ActivityText,
    Controller,
    ControllerText,
    Rule,
    RuleText,
    RuleVersion,
)
from retention.queries.completeness import Completeness, Item, Screen, completeness
from retention.viewsets.gap_words import WHAT
from ser_site.content.register.load_parties import load_controller
from tests.people import client_as
from tests.receiving import a_recipient

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

TODAY = date(2026, 9, 14)


def in_language(language: str = "nl") -> Completeness:
    [found] = completeness([language], today=TODAY)
    return found


def items(key: str, language: str = "nl") -> set[Item]:
    return {gap.item for gap in in_language(language).of(key)}


def words(client: Client, address: str) -> str:
    html = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_visits_have_all_that_is_asked() -> None:
    assert items("website-visit") == set()


@pytest.mark.parametrize(
    ("field", "item"),
    [
        ("data", Item.DATA),
        ("purpose", Item.PURPOSE),
        ("interest", Item.INTEREST),
        ("recipients", Item.RECIPIENTS),
        ("obligation", Item.OBLIGATION),
        ("source", Item.SOURCE),
    ],
)
def test_a_field_left_empty_is_missing_in_that_language_only(field: str, item: Item) -> None:
    ActivityText.objects.filter(activity__key="website-visit", language="en").update(**{field: ""})

    assert items("website-visit", "en") == {item}
    assert items("website-visit", "nl") == set()


def test_an_activity_without_words_in_a_language_lacks_everything_in_it() -> None:
    ActivityText.objects.filter(activity__key="website-visit", language="en").delete()

    assert items("website-visit", "en") == {Item.TEXT}


def test_a_legitimate_interest_is_asked_for_that_basis_alone() -> None:
    ActivityText.objects.filter(activity__key="website-visit").update(interest="")
    ActivityBasis.objects.filter(activity__key="website-visit").update(basis="public_interest")

    assert items("website-visit") == set()


def test_a_basis_is_asked() -> None:
    ActivityBasis.objects.filter(activity__key="website-visit").delete()

    assert items("website-visit") == {Item.BASIS}


def test_withdrawal_is_asked_where_the_basis_is_consent() -> None:
    ActivityText.objects.filter(activity__key__in=["website-visit", "newsletter"]).update(
        withdrawal=""
    )

    assert items("newsletter") == {Item.WITHDRAWAL}
    assert items("website-visit") == set()


def test_automated_decisions_are_explained_where_they_are_made() -> None:
    Activity.objects.filter(key="website-visit").update(decides_automatically=True)

    assert items("website-visit") == {Item.AUTOMATED}


def test_a_third_party_answers_who_receives_it() -> None:
    ActivityText.objects.filter(activity__key="website-visit").update(recipients="")
    a_recipient("guards", activities=("website-visit",))

    assert items("website-visit") == set()


def test_what_the_whole_tells_its_parts_need_not() -> None:
    fields = ActivityText.objects.filter(language="nl")
    fields.filter(activity__key="newsletter").update(source="")
    assert items("newsletter") == {Item.SOURCE}

    fields.filter(activity__key="subscriptions").update(source="Van jou.")
    assert items("newsletter") == set()


def test_what_all_parts_tell_the_whole_need_not() -> None:
    texts = ActivityText.objects.filter(language="nl")
    assert texts.get(activity__key="subscriptions").source == ""
    assert Item.SOURCE not in items("subscriptions")

    texts.filter(activity__key="magazine").update(source="")
    assert Item.SOURCE in items("subscriptions")


def test_a_rule_without_period_needs_its_criterion_in_words() -> None:
    RuleVersion.objects.filter(rule__key="visit-log").update(amount=None, unit="")

    [gap] = in_language().of("website-visit")
    assert (gap.item, gap.screen, gap.pk) == (
        Item.PERIOD,
        Screen.RULE,
        Rule.objects.get(key="visit-log").pk,
    )
    RuleText.objects.filter(rule__key="visit-log", language="nl").update(
        criterion="Zolang als nodig"
    )
    assert items("website-visit") == set()
    assert items("website-visit", "en") == {Item.PERIOD}


def test_a_rule_of_which_the_statement_is_silent_is_named_as_the_reader_calls_it() -> None:
    with override("en"):
        gaps = {gap.subject: gap.item for gap in in_language("nl").of("media")}

    assert gaps == {"Photos and videos with publications": Item.NOT_STATED}


def test_an_activity_without_any_rule() -> None:
    Rule.objects.filter(key="visit-log").update(activity=Activity.objects.get(key="contact"))

    assert items("website-visit") == {Item.NO_RULE}


def test_a_transfer_without_safeguard() -> None:
    a_recipient("guards", country="US", activities=("website-visit",))

    assert items("website-visit") == {Item.SAFEGUARD}


def test_a_safeguard_is_explained_in_every_language() -> None:
    row = a_recipient("guards", country="US", safeguard="clauses", activities=("website-visit",))
    row.texts.filter(language="nl").update(safeguard_explanation="")

    [gap] = in_language("nl").of("website-visit")
    assert (gap.item, gap.screen, gap.pk, gap.subject) == (
        Item.SAFEGUARD_EXPLAINED,
        Screen.RECIPIENT,
        row.pk,
        "Naam van guards",
    )
    assert items("website-visit", "en") == set()


def test_without_a_controller() -> None:
    assert [gap.item for gap in in_language().for_all] == [Item.CONTROLLER, Item.OFFICER]


def test_with_a_controller() -> None:
    load_controller()

    assert in_language().for_all == ()


def test_a_controller_that_cannot_be_reached() -> None:
    load_controller()
    Controller.objects.update(telephone="", officer_email="")
    ControllerText.objects.update(visiting_address="", postal_address="")

    assert [gap.item for gap in in_language().for_all] == [Item.CONTROLLER, Item.OFFICER]


def test_all_languages_in_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    # The register 6, recipients 1 (there are none), the controller 1 (there is none).
    with django_assert_num_queries(8):
        completeness(["nl", "en"], today=TODAY)


def test_every_item_says_what_to_do() -> None:
    assert set(WHAT) == set(Item)


def test_the_page_says_what_is_missing_per_language() -> None:
    ActivityText.objects.filter(activity__key="website-visit", language="en").update(purpose="")
    said = words(client_as("officer"), reverse("retention_completeness:index"))

    assert said.count("The purpose. Fill in “what for” at the activity.") == 1
    assert "Photos and videos with publications: How long: the statement does not say it." in said


def test_who_may_change_it_is_led_to_the_screen() -> None:
    ActivityText.objects.filter(activity__key="website-visit", language="en").update(purpose="")
    address = reverse(
        "retention_activity:edit", args=[Activity.objects.get(key="website-visit").pk]
    )
    page = reverse("retention_completeness:index")

    assert f'href="{address}"' in client_as("coordinator").get(page).content.decode()
    assert f'href="{address}"' not in client_as("officer").get(page).content.decode()


def test_an_editor_does_not_see_it() -> None:
    assert client_as("editor").get(reverse("retention_completeness:index")).status_code == 302


@pytest.mark.parametrize("screen", ["edit", "inspect"])
def test_an_activitys_own_screen_says_what_it_lacks(screen: str) -> None:
    ActivityText.objects.filter(activity__key="website-visit", language="nl").update(purpose="")
    row = Activity.objects.get(key="website-visit")
    said = words(
        client_as("coordinator", "nl"), reverse(f"retention_activity:{screen}", args=[row.pk])
    )

    assert "Het doel. Vul bij de verwerking “waarvoor” in." in said


def test_an_activity_that_lacks_nothing_says_so() -> None:
    row = Activity.objects.get(key="website-visit")
    said = words(client_as("officer"), reverse("retention_activity:inspect", args=[row.pk]))

    assert "Nothing is missing of what the statement must tell of this activity" in said
