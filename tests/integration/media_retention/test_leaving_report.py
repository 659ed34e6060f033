"""The report "what leaves the site": what it lists, to whom, and at which cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from retention.models import Hold
from retention.operations.holds import place_hold
from tests.integration.conftest import MakePage
from tests.people import ROLES, client_as
from tests.testapp.builders import make_video

from .leaving import URL, rows, titles

# Today is 14 September 2026. News stays for 30 months, magazine for 54.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def officer() -> Client:
    return client_as("officer")


def on_hold(medium: Any) -> None:
    ground = Hold.Ground.ARCHIVE
    place_hold("media", medium.uuid, ground=ground, reason="Kept", today=date(2026, 9, 1))


@pytest.mark.parametrize("role", [*ROLES])
def test_who_may_see_it(role: str) -> None:
    answer = client_as(role).get(reverse(URL))

    assert answer.status_code == (302 if role == "anonymous" else 200)


def test_without_a_task_in_media_it_stays_closed(client: Client) -> None:
    user = User.objects.create_user("stagiair")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert client.get(reverse(URL)).status_code == 302
    assert "What leaves the site" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_is_among_the_reports(officer: Client) -> None:
    assert reverse(URL) in officer.get(reverse("wagtailadmin_home")).content.decode()


def test_a_medium_with_date_reason_and_the_page_that_loses_it(
    officer: Client, news: MakePage, make_image: Make
) -> None:
    news("Council meets", on=date(2024, 9, 14), hero_image=make_image("Photo A"))
    (row,) = rows(officer)

    assert row.startswith("Photo A 14 March 2027 Is erased ")
    assert "because this photo was placed with news on 14 September 2024." in row
    assert row.endswith("Council meets")


def test_a_use_that_ends_before_its_medium_is_a_line_of_its_own(
    officer: Client, news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image("Photo A")
    news("Old news", on=date(2024, 9, 14), hero_image=photo)
    magazine("Old article", on=date(2022, 12, 14), hero_image=photo)
    first, second = rows(officer)

    assert first.startswith("Photo A 14 March 2027 Leaves this page, stays elsewhere")
    assert first.endswith("Old news")
    assert second.startswith("Photo A 14 June 2027 Is erased")
    assert second.endswith("Old article")


def test_the_soonest_comes_first_of_images_and_videos_together(
    officer: Client, make_image: Make
) -> None:
    make_image("Photo B", intended_use="news", collected_on=date(2024, 12, 1))
    video = make_video("Photo V")
    type(video).objects.filter(pk=video.pk).update(due=date(2026, 12, 1))
    make_image("Photo A", intended_use="news", collected_on=date(2024, 4, 1))

    assert titles(officer) == ["Photo A", "Photo V", "Photo B"]


def test_what_has_no_end_is_not_there(officer: Client, make_image: Make) -> None:
    make_image("Photo A", people_recognisable=False)

    assert rows(officer) == []


def test_without_a_period_it_is_this_month_and_the_eleven_after_it(
    officer: Client, make_image: Make
) -> None:
    make_image("Photo Last", intended_use="news", collected_on=date(2025, 2, 28))
    make_image("Photo Later", intended_use="news", collected_on=date(2025, 3, 1))
    html = officer.get(reverse(URL)).content.decode()

    assert "From 14 September 2026 up to and including 31 August 2027" in html
    assert titles(officer) == ["Photo Last"]


def test_another_period_counts_both_days(officer: Client, make_image: Make) -> None:
    for name, day in [("A", 1), ("B", 2), ("C", 3), ("D", 4)]:
        make_image(f"Photo {name}", intended_use="news", collected_on=date(2024, 5, day))

    found = titles(officer, period_from="2026-11-02", period_to="2026-11-03")
    assert found == ["Photo B", "Photo C"]


def test_what_is_past_its_date_can_be_asked_for(officer: Client, make_image: Make) -> None:
    make_image("Photo Over", intended_use="news", collected_on=date(2020, 1, 1))

    assert titles(officer) == []
    assert titles(officer, period_to="2026-09-13") == ["Photo Over"]


def test_pages_lead_to_their_edit_screen_for_who_may_edit(
    officer: Client, news: MakePage, make_image: Make
) -> None:
    page = news(on=date(2024, 9, 14), hero_image=make_image("Photo A"))
    link = f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"'

    assert link in client_as("editor").get(reverse(URL)).content.decode()
    assert link not in officer.get(reverse(URL)).content.decode()


def test_by_rule(officer: Client, news: MakePage, magazine: MakePage, make_image: Make) -> None:
    news(on=date(2024, 9, 14), hero_image=make_image("Photo N"))
    magazine(on=date(2022, 9, 14), hero_image=make_image("Photo M"))

    assert titles(officer, rule="magazine-media") == ["Photo M"]


def test_by_page_and_what_is_below_it(
    officer: Client, news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    item = news(on=date(2024, 9, 14), hero_image=make_image("Photo N"))
    magazine(on=date(2022, 9, 14), hero_image=make_image("Photo M"))

    assert titles(officer, page=str(item.pk)) == ["Photo N"]
    assert titles(officer, page=str(item.get_parent().pk)) == ["Photo N"]


def test_by_page_finds_a_use_that_ends_before_its_medium(
    officer: Client, news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image("Photo A")
    item = news("Old news", on=date(2024, 9, 14), hero_image=photo)
    article = magazine("Old article", on=date(2022, 12, 14), hero_image=photo)

    assert [row.split(" ", 5)[2:5] for row in rows(officer, page=str(article.pk))] == [
        ["14", "June", "2027"]
    ]
    assert "Old news" in " ".join(rows(officer, page=str(item.pk)))


def test_by_hold(officer: Client, make_image: Make) -> None:
    on_hold(make_image("Photo H", intended_use="news", collected_on=date(2024, 9, 14)))
    make_image("Photo F", intended_use="news", collected_on=date(2024, 9, 14))

    assert titles(officer, held="yes") == ["Photo H"]
    assert titles(officer, held="no") == ["Photo F"]
    assert "Leaves the site, but is kept under a hold" in rows(officer, held="yes")[0]


def test_senseless_filters_are_passed_over(officer: Client, make_image: Make) -> None:
    make_image("Photo A", intended_use="news", collected_on=date(2024, 9, 14))

    assert titles(officer, period_from="tomorrow", page="x", rule="no-rule") == ["Photo A"]


def test_what_is_off_the_site_already_says_so(officer: Client, make_image: Make) -> None:
    photo = make_image("Photo A", intended_use="news", collected_on=date(2024, 9, 14))
    type(photo).objects.filter(pk=photo.pk).update(taken_down_at="2026-09-10T10:00:00Z")

    assert "Is off the site already, and is erased" in rows(officer)[0]


def test_a_page_that_is_offline_loses_nothing(
    officer: Client, news: MakePage, make_image: Make
) -> None:
    news("Council meets", on=date(2024, 9, 14), hero_image=make_image("Photo A")).unpublish()

    assert rows(officer)[0].endswith("none")


def test_an_editor_sees_what_is_in_their_own_collections(client: Client, make_image: Make) -> None:
    mine = Collection.get_first_root_node().add_child(instance=Collection(name="Mine"))
    make_image("Photo Mine", collected_on=date(2024, 9, 14), collection=mine)
    make_image("Photo Other", collected_on=date(2024, 9, 14))
    user = User.objects.create_user("redacteur")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    group = Group.objects.create(name="Mine")
    permission = Permission.objects.get(codename="change_image")
    GroupCollectionPermission.objects.create(group=group, collection=mine, permission=permission)
    user.groups.add(group)
    client.force_login(user)

    assert titles(client) == ["Photo Mine"]


@pytest.mark.any_database
@pytest.mark.parametrize("role", ["editor", "officer"])
def test_the_number_of_queries_does_not_grow(news: MakePage, make_image: Make, role: str) -> None:
    reader = client_as(role)
    counts = []
    for more in (4, 12):
        for number in range(more):
            news(on=date(2024, 9, 14), hero_image=make_image(f"Photo {number}"))
        reader.get(reverse(URL))
        with CaptureQueriesContext(connection) as queries:
            reader.get(reverse(URL))
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.any_database
def test_fifty_a_page(officer: Client, make_image: Make) -> None:
    for number in range(53):
        make_image(f"Photo {number}", intended_use="news", collected_on=date(2024, 9, 14))

    assert [len(rows(officer)), len(rows(officer, p="2"))] == [50, 3]
