"""A mistyped last day has registrations erased tonight: whoever publishes is asked and told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.test.utils.form_data import querydict_from_html

from forms_privacy.models import Submission
from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.events.models import EventPage
from tests.commands import enforce
from tests.integration.conftest import SetToday
from tests.integration.events.conftest import Register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

ASKED = "is nog niet gepubliceerd"


def address(page: EventPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish(client: Client, page: EventPage, **changed: Any) -> str:
    """Change the page in the editor, press publish, and read what is said next."""
    form = client.get(address(page)).content.decode()
    as_it_is = querydict_from_html(form, form_id="page-edit-form").dict()
    data = {**as_it_is, "action-publish": "1", **changed}
    told = client.post(address(page), data, follow=True)
    assert told.redirect_chain, told.context["form"].errors
    return " ".join(strip_tags(told.content.decode()).split())


def in_the_past(client: Client, page: EventPage) -> str:
    return publish(client, page, starts_on="2020-01-01", ends_on="2020-01-01")


def live_end(page: EventPage) -> date | None:
    return EventPage.objects.get(pk=page.pk).ends_on


def test_a_last_day_that_has_registrations_erased_is_asked_about_first(
    event_page: EventPage, sign_up: Register, admin_client: Client
) -> None:
    anne, _bram = sign_up("Anne"), sign_up("Bram")

    told = in_the_past(admin_client, event_page)

    anne.refresh_from_db()
    assert ASKED in told and "1 januari 2020" in told and "2 aanmeldingen" in told
    assert (live_end(event_page), anne.due) == (date(2026, 12, 14), date(2027, 1, 14))


def test_the_draft_is_kept_while_it_is_asked(
    event_page: EventPage, sign_up: Register, admin_client: Client
) -> None:
    sign_up("Anne")

    in_the_past(admin_client, event_page)

    draft = EventPage.objects.get(pk=event_page.pk).get_latest_revision_as_object()
    assert draft.ends_on == date(2020, 1, 1)


def test_published_once_more_it_says_how_many_go_tonight_and_what_keeps_them(
    event_page: EventPage, sign_up: Register, admin_client: Client
) -> None:
    anne = sign_up("Anne")
    in_the_past(admin_client, event_page)

    told = in_the_past(admin_client, event_page)

    anne.refresh_from_db()
    assert anne.due == date(2020, 2, 1)
    assert "wordt vannacht 1 aanmelding gewist" in told
    assert "Verbeter hem en publiceer vandaag nog" in told


def test_another_wrong_day_is_asked_about_too(
    event_page: EventPage, sign_up: Register, admin_client: Client
) -> None:
    sign_up("Anne")
    in_the_past(admin_client, event_page)

    told = publish(admin_client, event_page, starts_on="2021-01-01", ends_on="2021-01-01")

    assert ASKED in told and live_end(event_page) == date(2026, 12, 14)


def test_corrected_before_the_night_the_registrations_stay_and_nothing_is_said(
    event_page: EventPage, sign_up: Register, admin_client: Client
) -> None:
    anne = sign_up("Anne")
    in_the_past(admin_client, event_page)
    in_the_past(admin_client, event_page)

    told = publish(admin_client, event_page, starts_on="2026-12-14", ends_on="2026-12-14")

    enforce()
    anne.refresh_from_db()
    assert anne.due == date(2027, 1, 14) and "vannacht" not in told


def test_without_registrations_nobody_is_asked(event_page: EventPage, admin_client: Client) -> None:
    told = in_the_past(admin_client, event_page)

    assert ASKED not in told and live_end(event_page) == date(2020, 1, 1)


def test_an_event_that_is_just_over_keeps_its_registrations_and_asks_nothing(
    event_page: EventPage, sign_up: Register, admin_client: Client, set_today: SetToday
) -> None:
    """They stay for a month after its last day."""
    sign_up("Anne")
    set_today(date(2026, 12, 20))

    told = publish(admin_client, event_page, starts_on="2026-12-10", ends_on="2026-12-10")

    assert ASKED not in told and live_end(event_page) == date(2026, 12, 10)


def test_what_a_hold_keeps_is_not_counted(
    event_page: EventPage, sign_up: Register, admin_client: Client, today: date
) -> None:
    held = sign_up("Anne")
    ground, reason = Hold.Ground.LEGAL_CLAIM, "Er loopt een zaak"
    place_hold("submissions", held.uuid, ground=ground, reason=reason, today=today)

    told = in_the_past(admin_client, event_page)

    assert ASKED not in told and "vannacht" not in told
    assert Submission.objects.filter(due__lte=today).count() == 1


def test_pages_published_from_a_list_are_told_of_afterwards(
    event_page: EventPage, sign_up: Register, admin_client: Client
) -> None:
    sign_up("Anne")
    event_page.starts_on = event_page.ends_on = date(2020, 1, 1)
    event_page.save_revision()
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    told = admin_client.post(f"{many}?id={event_page.pk}&next=/admin/", follow=True)

    assert "wordt vannacht 1 aanmelding gewist" in told.content.decode()
