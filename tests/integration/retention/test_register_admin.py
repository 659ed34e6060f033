"""The register's screens: who may see them, who may change what, and what a change shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from retention import stores
from retention.models import Activity, Rule, RuleVersion
from retention.stores import ChangePreview
from retention.viewsets.activity import ActivityViewSet
from retention.viewsets.rule import RuleViewSet

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("register"),
]

VIEW = ("view_activity", "view_rule")
CHANGE = (*VIEW, "add_activity", "change_activity", "add_rule", "change_rule")
TWO_YEARS = {"amount": "2", "unit": "year", "reason": "Shorter is enough"}


def sign_in(name: str, permissions: tuple[str, ...]) -> Client:
    user = User.objects.create_user(name)
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="retention", codename__in=permissions),
    )
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def coordinator() -> Client:
    return sign_in("coordinator", CHANGE)


@pytest.fixture
def officer() -> Client:
    """The data protection officer (FG): sees everything, changes nothing."""
    return sign_in("officer", VIEW)


@pytest.fixture
def editor() -> Client:
    return sign_in("editor", ())


@pytest.fixture
def news_media() -> Rule:
    rule: Rule = Rule.objects.get(key="news-media")
    return rule


@pytest.fixture
def planned(news_media: Rule, today: date) -> RuleVersion:
    return RuleVersion.objects.create(
        rule=news_media, effective_from=date(2026, 9, 15), amount=2, unit="year"
    )


@pytest.fixture
def in_force(news_media: Rule, today: date) -> RuleVersion:
    return RuleVersion.objects.create(
        rule=news_media, effective_from=date(2026, 9, 1), amount=2, unit="year"
    )


class TwelveRecords:
    """A store that holds twelve records, three of which the change makes due."""

    key = label = "twelve"
    rules = ("news-media",)

    def size(self) -> int:
        return 12

    def preview_change(self, rule: str, versions: object, *, today: date) -> ChangePreview:
        return ChangePreview(moved=12, due_at_once=3)


@pytest.fixture
def twelve_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_stores", {"twelve": TwelveRecords()})


def period_url(rule: Rule) -> str:
    return reverse("retention_rule:period", args=[rule.pk])


def every_address(planned: RuleVersion) -> list[str]:
    """The address of every screen that the register's viewsets register."""
    arguments = {
        "retention_activity": {"pk": Activity.objects.get(key="media").pk},
        "retention_rule": {"pk": planned.rule.pk, "version_pk": planned.pk},
    }
    return [
        reverse(
            f"{viewset.name}:{url.name}",
            kwargs={name: arguments[viewset.name][name] for name in url.pattern.converters},
        )
        for viewset in (ActivityViewSet(), RuleViewSet())
        for url in viewset.get_urlpatterns()
    ]


def dump() -> list[list[tuple[object, ...]]]:
    return [
        list(model.objects.order_by("pk").values_list()) for model in (Activity, Rule, RuleVersion)
    ]


def text_of(response: HttpResponseBase) -> str:
    assert isinstance(response, HttpResponse)
    return " ".join(response.content.decode().split())


def test_the_walk_meets_every_screen(planned: RuleVersion) -> None:
    names = {
        url.name
        for viewset in (ActivityViewSet(), RuleViewSet())
        for url in viewset.get_urlpatterns()
    }
    assert names == {
        "index",
        "index_results",
        "add",
        "edit",
        "history",
        "history_results",
        "inspect",
        "period",
        "withdraw",
        "annul",
    }


def test_nobody_can_change_anything_by_viewing_rights(
    officer: Client, planned: RuleVersion
) -> None:
    before = dump()
    for address in every_address(planned):
        response = officer.post(address, {**TWO_YEARS, "confirm": "1"})
        assert response.status_code in (302, 403, 405), address
    assert dump() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_editor_gets_nothing(editor: Client, planned: RuleVersion, method: str) -> None:
    for address in every_address(planned):
        response = getattr(editor, method)(address)
        assert response.status_code == 302, address
        assert response.url == reverse("wagtailadmin_home")


def test_the_officer_sees_list_inspection_history_and_period(
    officer: Client, planned: RuleVersion
) -> None:
    seen = {
        address for address in every_address(planned) if officer.get(address).status_code == 200
    }
    for screen in ("index", "index_results", "inspect", "history", "history_results"):
        for name, pk in (
            ("retention_activity", Activity.objects.get(key="media").pk),
            ("retention_rule", planned.rule.pk),
        ):
            arguments = [] if screen.startswith("index") else [pk]
            assert reverse(f"{name}:{screen}", args=arguments) in seen
    assert period_url(planned.rule) in seen


def test_only_who_may_change_is_offered_a_change(
    officer: Client, coordinator: Client, planned: RuleVersion
) -> None:
    address = reverse("retention_rule:withdraw", args=[planned.rule.pk, planned.pk])
    assert address in text_of(coordinator.get(period_url(planned.rule)))
    assert "<form" not in text_of(officer.get(period_url(planned.rule)))


def test_everybody_signs_in_first(client: Client, planned: RuleVersion) -> None:
    for address in every_address(planned):
        assert "/login/" in client.get(address).headers["Location"], address


def test_the_menu_shows_the_register_to_the_officer(officer: Client) -> None:
    assert "/admin/privacy/rules/" in officer.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_hides_the_register_from_an_editor(editor: Client) -> None:
    assert "/admin/privacy/" not in editor.get(reverse("wagtailadmin_home")).content.decode()


def test_the_preview_counts_what_moves(
    coordinator: Client, news_media: Rule, twelve_records: None
) -> None:
    page = text_of(coordinator.post(period_url(news_media), TWO_YEARS))
    assert "<strong>12</strong> records get an earlier date," in page
    assert "of which <strong>3</strong> are due at once." in page


def test_the_preview_changes_nothing(
    coordinator: Client, news_media: Rule, twelve_records: None
) -> None:
    before = dump()
    coordinator.post(period_url(news_media), TWO_YEARS)
    assert dump() == before


def test_the_preview_says_when_nothing_is_kept_here(coordinator: Client) -> None:
    camera = Rule.objects.get(key="camera")
    page = text_of(
        coordinator.post(period_url(camera), {"amount": "14", "unit": "day", "reason": "Law"})
    )
    assert "This site keeps nothing under this rule." in page


def test_the_preview_says_that_longer_is_for_what_comes(
    coordinator: Client, news_media: Rule, twelve_records: None
) -> None:
    page = text_of(coordinator.post(period_url(news_media), {**TWO_YEARS, "amount": "3"}))
    assert "The new period is longer." in page


def test_a_confirmed_change_holds_from_tomorrow(
    coordinator: Client, news_media: Rule, today: date
) -> None:
    response = coordinator.post(period_url(news_media), {**TWO_YEARS, "confirm": "1"})
    version = news_media.versions.get(effective_from__isnull=False)
    assert response.headers["Location"] == period_url(news_media)
    assert version.effective_from == date(2026, 9, 15)
    assert version.period is not None
    assert version.period.iso() == "P2Y"
    assert version.created_by.username == "coordinator"


def test_going_back_keeps_what_was_filled_in(coordinator: Client, news_media: Rule) -> None:
    page = coordinator.post(period_url(news_media), {**TWO_YEARS, "back": "1"})
    assert 'value="2"' in page.content.decode()
    assert news_media.versions.count() == 1


def test_a_wrong_amount_is_explained(coordinator: Client, news_media: Rule) -> None:
    page = coordinator.post(period_url(news_media), {**TWO_YEARS, "amount": "two and a bit"})
    assert "Write a whole number" in page.content.decode()


def test_a_planned_change_can_be_withdrawn(coordinator: Client, planned: RuleVersion) -> None:
    coordinator.post(reverse("retention_rule:withdraw", args=[planned.rule.pk, planned.pk]))
    assert not RuleVersion.objects.filter(pk=planned.pk).exists()


def test_withdrawing_by_following_a_link_is_impossible(
    coordinator: Client, planned: RuleVersion
) -> None:
    address = reverse("retention_rule:withdraw", args=[planned.rule.pk, planned.pk])
    assert coordinator.get(address).status_code == 405


def test_a_version_of_another_rule_is_not_found(coordinator: Client, planned: RuleVersion) -> None:
    other = Rule.objects.get(key="camera")
    address = reverse("retention_rule:withdraw", args=[other.pk, planned.pk])
    assert coordinator.post(address).status_code == 404


def test_a_version_in_force_can_be_annulled_with_a_reason(
    coordinator: Client, in_force: RuleVersion
) -> None:
    address = reverse("retention_rule:annul", args=[in_force.rule.pk, in_force.pk])
    coordinator.post(address, {"reason": "Meant another rule"})
    in_force.refresh_from_db()
    assert in_force.annul_reason == "Meant another rule"
    assert in_force.annulled_by is not None


def test_annulling_without_a_reason_asks_for_it(coordinator: Client, in_force: RuleVersion) -> None:
    address = reverse("retention_rule:annul", args=[in_force.rule.pk, in_force.pk])
    page = coordinator.post(address, {"reason": ""})
    in_force.refresh_from_db()
    assert "Write why this version was a mistake." in page.content.decode()
    assert in_force.annulled_at is None


def test_nothing_in_the_register_can_be_deleted(admin_client: Client, news_media: Rule) -> None:
    page = admin_client.get(reverse("retention_rule:edit", args=[news_media.pk]))
    assert page.status_code == 200
    assert "delete" not in {url.name for url in RuleViewSet().get_urlpatterns()}


def test_a_search_that_matches_in_both_languages_lists_the_rule_once(coordinator: Client) -> None:
    found = coordinator.get(reverse("retention_rule:index"), {"q": "camera"})
    assert [rule.key for rule in found.context["object_list"]] == ["camera"]
