"""load_content fills an empty site, with every situation that the demonstration shows."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from PIL import Image
from wagtail.models import Page, Site, Workflow
from wagtail_localize.models import StringTranslation

from media_retention.models import Consent, Placement
from retention.models import Activity, ActivityDatum, Hold
from ser_site.committees.models import CommitteePage, Member, MemberPage
from ser_site.contact.models import ContactPage
from ser_site.content import accounts, groups, load, reading
from ser_site.content.contact_form import contact_texts
from ser_site.content.library import FILM, Drawn, sample_uuid
from ser_site.content.markup import rich_text
from ser_site.content.models import LoadedPart
from ser_site.content.pictures.catalogue import PICTURES
from ser_site.content.site_root import NotEmpty
from ser_site.content.tree import Tree
from ser_site.home.models import HomePage
from ser_site.magazine.models import MagazineArticlePage
from ser_site.media.models import SerImage, SerVideo
from ser_site.news.models import NewsPage
from ser_site.statement.models import StatementPage
from tests.commands import check_promises, enforce, swept
from tests.committing import commits_take_effect

TODAY = date(2026, 9, 14)


@pytest.fixture(scope="class", autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Small pictures instead of drawings, on a fixed day."""
    folder = tmp_path_factory.mktemp("drawn")
    small = folder / "small.jpg"
    Image.new("RGB", (64, 40), "#1f6e70").save(small)
    film = folder / "film.mp4"
    film.write_bytes(b"not really a film")
    drawn = Drawn(dict.fromkeys(PICTURES, small), poster=small, film=film)
    with (
        patch("ser_site.content.load.draw", return_value=drawn),
        patch("retention.clock.today", return_value=TODAY),
    ):
        yield


def load_all() -> list[str]:
    return list(load.load_all(today=TODAY))


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
    }


def data_of(activity: str) -> set[str]:
    """Which kinds of data the register lists for an activity."""
    rows = ActivityDatum.objects.filter(activity__key=activity)
    return set(rows.values_list("category", flat=True))


def links_on(address: str, part: str) -> set[str]:
    """Where a part of a page leads."""
    found = BeautifulSoup(Client().get(address).content, "html.parser").find(part)
    assert found is not None
    return {str(link.get("href")) for link in found.find_all("a")}


def image(key: str) -> SerImage:
    return SerImage.objects.get(uuid=sample_uuid(key))


class LoadingAgain(TestCase):
    __test__ = False

    def test_changes_nothing(self) -> None:
        before = dump()
        with self.captureOnCommitCallbacks(execute=True):
            load_all()
        assert dump() == before

    def test_leaves_what_an_editor_changed(self) -> None:
        page = NewsPage.objects.get(slug="werkbezoek-op-het-dak")
        page.title = "Anders"
        page.save_revision().publish()
        load_all()
        page.refresh_from_db()
        assert page.title == "Anders"

    def test_leaves_what_a_translator_changed(self) -> None:
        said = StringTranslation.objects.get(data="Encrypted connections")
        said.data = "Connections that nobody can listen in on"
        said.save()
        load_all()
        said.refresh_from_db()
        assert said.data == "Connections that nobody can listen in on"

    def test_brings_no_deleted_page_back(self) -> None:
        NewsPage.objects.get(slug="werkbezoek-op-het-dak").delete()
        load_all()
        assert not NewsPage.objects.filter(slug="werkbezoek-op-het-dak").exists()

    def test_brings_no_erased_photo_back(self) -> None:
        image("handshake").delete()
        load_all()
        assert not SerImage.objects.filter(uuid=sample_uuid("handshake")).exists()

    def test_brings_no_deleted_account_back(self) -> None:
        User.objects.get(username="fg").delete()
        load_all()
        assert not User.objects.filter(username="fg").exists()

    def test_leaves_a_workflow_that_somebody_named(self) -> None:
        Workflow.objects.create(name="Moderators approval")
        load_all()
        assert Workflow.objects.filter(name="Moderators approval").exists()

    def test_completes_a_register_from_before_it_knew_kinds_of_data(self) -> None:
        ActivityDatum.objects.all().delete()
        LoadedPart.objects.filter(name="kinds of data").delete()
        load_all()
        assert data_of("contact") == {"first_name", "last_name", "email", "own_words"}
        assert data_of("media") == {"picture"}

    def test_leaves_the_kinds_of_data_that_somebody_put_first(self) -> None:
        ActivityDatum.objects.all().delete()
        LoadedPart.objects.filter(name="kinds of data").delete()
        contact = Activity.objects.get(key="contact")
        ActivityDatum.objects.create(activity=contact, category="telephone")
        load_all()
        assert data_of("contact") == {"telephone"}
        assert data_of("media") == {"picture"}

    def test_brings_no_removed_kinds_of_data_back(self) -> None:
        ActivityDatum.objects.filter(activity__key="media").delete()
        load_all()
        assert data_of("media") == set()

    def test_leaves_a_contact_page_that_an_editor_changed_without_links(self) -> None:
        LoadedPart.objects.filter(name="complaint links").delete()
        page = ContactPage.objects.get(slug="contact", locale__language_code="nl")
        page.elsewhere = "<p>Bel ons gerust.</p>"
        page.save_revision().publish()
        load_all()
        page.refresh_from_db()
        assert page.elsewhere == "<p>Bel ons gerust.</p>"

    def test_links_complaints_from_a_contact_page_that_was_loaded_before(self) -> None:
        LoadedPart.objects.filter(name="complaint links").delete()
        page = ContactPage.objects.get(slug="contact", locale__language_code="nl")
        page.elsewhere = rich_text(contact_texts()["nl"]["elsewhere"])
        page.save_revision().publish()
        load_all()
        assert {"/klacht/", "/bezwaar/"} <= links_on("/contact/", "main")

    def test_gives_a_public_server_no_accounts(self) -> None:
        User.objects.all().delete()
        LoadedPart.objects.filter(name="accounts").delete()
        with self.settings(FOR_DEVELOPMENT=False):
            load_all()
        assert not User.objects.exists()

    def test_says_so(self) -> None:
        assert "Pages: loaded before, left as they are" in load_all()


class Situations:
    """2.5 years are 30 months with news, 4.5 years are 54 with the magazine."""

    def test_a_news_photo_is_due_today(self) -> None:
        assert image("handshake").due == TODAY

    def test_news_photos_were_due_a_few_days_ago(self) -> None:
        assert {image("press").due, image("panel").due} == {date(2026, 9, 8)}

    def test_a_news_photo_is_due_next_month(self) -> None:
        assert image("roof").due == date(2026, 10, 14)

    def test_a_news_photo_is_due_in_a_year(self) -> None:
        assert image("care").due == date(2027, 9, 14)

    def test_a_magazine_photo_of_the_same_age_stays(self) -> None:
        article = MagazineArticlePage.objects.get(slug="veertig-jaar-tussen-de-potten")
        news = NewsPage.objects.get(slug="afspraken-over-scholing-in-de-techniek")
        assert article.date == news.date
        assert image("veteran").due == date(2028, 9, 14)

    def test_a_photo_in_both_leaves_the_news_and_stays_in_the_magazine(self) -> None:
        uses = Placement.objects.filter(medium=sample_uuid("workshop"))
        dues = {use.rule: use.due for use in uses}
        assert dues == {"news-media": date(2026, 9, 2), "magazine-media": date(2028, 9, 4)}
        assert image("workshop").due == date(2028, 9, 4)

    def test_a_photo_that_is_due_is_on_hold(self) -> None:
        held = image("council")
        assert held.due is not None and held.due <= TODAY
        assert Hold.objects.active().filter(store="media", record=held.uuid).exists()

    def test_an_old_chart_without_people_has_no_end(self) -> None:
        page = NewsPage.objects.get(slug="werk-in-cijfers")
        assert page.date == date(2023, 5, 14)
        assert page.hero_image is not None and page.hero_image.due is None

    def test_a_photo_that_was_never_placed_is_due(self) -> None:
        assert image("leftover").due == date(2026, 8, 14)

    def test_a_photo_with_a_publication_follows_its_own_rule(self) -> None:
        assert image("signing").due_rule == "publication-media"

    def test_a_film_stands_with_a_news_item(self) -> None:
        film = SerVideo.objects.get(uuid=sample_uuid("film"))
        pages = NewsPage.objects.filter(
            pk__in=Placement.objects.filter(medium=film.uuid).values("page_id")
        )
        assert {page.slug for page in pages} == {"zo-ontstaat-een-advies", "how-advice-comes-about"}

    def test_a_translation_shares_the_start_of_the_clock(self) -> None:
        uses = Placement.objects.filter(medium=sample_uuid("handshake"))
        assert {use.since for use in uses} == {date(2024, 3, 14)}
        assert len(uses) == 2

    def test_the_page_tells_its_own_past(self) -> None:
        page = NewsPage.objects.get(slug="afspraken-over-scholing-in-de-techniek")
        assert page.first_published_at is not None
        assert page.first_published_at.date() == page.date == date(2024, 3, 14)

    def test_sample_media_have_the_same_uuid_everywhere(self) -> None:
        assert image("handshake").uuid == UUID("618f9bd9-0fac-5e68-9cc8-767ee0b0e87c")


class Council:
    def test_a_council_and_four_committees_in_both_languages(self) -> None:
        kinds = Counter(CommitteePage.objects.live().values_list("kind", flat=True))
        assert kinds == {"council": 2, "committee": 8}

    def test_every_member_has_a_portrait_in_both_languages(self) -> None:
        shown = MemberPage.objects.exclude(photo=None).values_list("locale__language_code")
        assert Counter(code for (code,) in shown) == {"nl": 12, "en": 12}

    def test_one_leaves_today_and_one_next_month(self) -> None:
        days = Member.objects.exclude(clock_start=None).order_by("clock_start")
        assert list(days.values_list("clock_start", flat=True)) == [TODAY, date(2026, 10, 14)]

    def test_who_left_today_is_off_the_site(self) -> None:
        gone = MemberPage.objects.filter(title="Joris Proefballon")
        answers = {Client().get(page.get_url()).status_code for page in gone}
        assert (gone.live().count(), answers) == (0, {410})

    def test_one_left_one_of_two_committees(self) -> None:
        (lotte,) = {page.member for page in MemberPage.objects.filter(title="Lotte Stelregel")}
        ends = [term.end for term in lotte.terms.order_by("end")]
        assert ends == [date(2026, 7, 13), date(2028, 7, 13)]

    def test_after_a_sweep_every_promise_to_members_is_kept(self) -> None:
        with pytest.MonkeyPatch.context() as patched, commits_take_effect(patched):
            enforce()
            _status, report = check_promises()

        verdicts = {line["rule"]: line["verdict"] for line in report["rules"]}
        wanted = ("member", "member-profile", "member-correspondence", "member-allowance")
        assert {rule: verdicts[rule] for rule in wanted} == dict.fromkeys(wanted, "kept")

    def test_no_address_names_anybody(self) -> None:
        slugs = MemberPage.objects.values_list("slug", flat=True)
        assert all(re.fullmatch(r"[0-9a-f]{10}", slug) for slug in slugs)

    def test_the_secretariat_writes_profiles_and_no_news(self) -> None:
        secretary = User.objects.get(username="secretariaat")
        pages = [MemberPage.objects.first(), NewsPage.objects.first()]
        can = [page.permissions_for_user(secretary).can_publish() for page in pages if page]
        assert can == [True, False]


class Addresses:
    told: list[str]

    def test_the_welcome_page_is_gone(self) -> None:
        assert all(page.specific_class is not Page for page in Page.objects.filter(depth=2))

    def test_the_default_site_starts_at_the_dutch_front_page(self) -> None:
        root = Site.objects.get(is_default_site=True).root_page.specific
        assert isinstance(root, HomePage)
        assert root.locale.language_code == "nl"

    def test_the_tree_is_sound(self) -> None:
        assert not any(Page.find_problems())

    @pytest.mark.any_database
    def test_every_page_answers(self) -> None:
        pages = Page.objects.live().filter(depth__gt=1)
        answers = {page.url: Client().get(page.url).status_code for page in pages}
        assert set(answers.values()) == {200}

    def test_the_statement_has_its_promised_addresses(self) -> None:
        urls = {page.url for page in StatementPage.objects.live()}
        assert urls == {"/privacyverklaring/", "/en/privacy-statement/"}

    def test_the_statements_are_translations_of_each_other(self) -> None:
        assert StatementPage.objects.values("translation_key").distinct().count() == 1

    def test_the_contact_form_leads_to_complaints_and_objections(self) -> None:
        assert {"/klacht/", "/bezwaar/"} <= links_on("/contact/", "main")
        assert {"/en/complaint/", "/en/objection/"} <= links_on("/en/contact/", "main")

    def test_every_page_leads_to_complaints_and_objections(self) -> None:
        assert {"/klacht/", "/bezwaar/"} <= links_on("/nieuws/", "footer")
        assert {"/en/complaint/", "/en/objection/"} <= links_on("/en/news/", "footer")

    def test_accessibility_has_its_address(self) -> None:
        assert Client().get("/toegankelijkheid/").status_code == 200

    def test_it_tells_what_it_made(self) -> None:
        assert "Pages: 44 in 2 languages, at http://127.0.0.1:8000" in self.told


class People:
    def test_the_officer_changes_nothing(self) -> None:
        officer = User.objects.get(username="fg")
        changing = {
            name
            for name in officer.get_all_permissions()
            if name.split(".")[1].split("_")[0] in {"add", "change", "delete", "publish"}
        }
        assert changing == set()

    def test_the_officer_sees_the_register(self) -> None:
        assert User.objects.get(username="fg").has_perm("retention.view_rule")

    def test_the_coordinator_keeps_the_register(self) -> None:
        assert User.objects.get(username="coordinator").has_perm("retention.change_rule")

    def test_editors_do_not_see_the_register(self) -> None:
        assert not User.objects.get(username="redactie").has_perm("retention.view_rule")

    def test_an_invented_person_agreed_to_three_pictures_on_public_pages(self) -> None:
        consent = Consent.objects.get()
        assert consent.name.open() == "Sanne Stel (verzonnen persoon)"
        on = {
            page.locale.language_code
            for link in consent.links.all()
            for use in Placement.objects.filter(medium=link.medium, shown=True)
            for page in Page.objects.live().filter(pk=use.page_id)
        }
        assert (consent.links.count(), on) == (3, {"nl", "en"})

    def test_editors_publish(self) -> None:
        editor = User.objects.get(username="redactie")
        page = NewsPage.objects.get(slug="werkbezoek-op-het-dak")
        assert page.permissions_for_user(editor).can_publish()

    def test_editors_reach_pages_pictures_and_films(self) -> None:
        client = Client()
        client.force_login(User.objects.get(username="redactie"))
        addresses = ("/admin/", "/admin/pages/", "/admin/images/", "/admin/media/")
        assert {client.get(address).status_code for address in addresses} == {200}

    def test_the_officer_reaches_the_admin_but_no_pages(self) -> None:
        client = Client()
        client.force_login(User.objects.get(username="fg"))
        assert client.get("/admin/").status_code == 200
        assert client.get("/admin/images/add/").status_code == 302

    def test_passwords_pass_the_sites_own_rules(self) -> None:
        for account in accounts.ACCOUNTS:
            user = User.objects.get(username=account.username)
            validate_password(account.password, user)
            assert user.check_password(account.password)

    def test_a_changed_password_is_not_told(self) -> None:
        user = User.objects.get(username="fg")
        user.set_password("iets heel anders")
        user.save()
        assert "fg" not in [account.username for account in accounts.usable_accounts()]

    def test_there_are_three_groups(self) -> None:
        names = {groups.EDITORS, groups.COORDINATOR, groups.OFFICER}
        assert set(Group.objects.filter(name__in=names).values_list("name", flat=True)) == names

    def test_the_accounts_are_told(self) -> None:
        out = io.StringIO()
        call_command("demo_accounts", stdout=out)
        assert "sleutel-en-slot-26" in out.getvalue()


class Tutorial(TestCase):
    """What docs/tutorial/first-sweep.md says that one will see."""

    __test__ = False
    told: list[str]

    def test_it_shows_what_loading_tells(self) -> None:
        page = (Path(settings.BASE_DIR) / "docs/tutorial/first-sweep.md").read_text()
        assert "```\n" + "\n".join(self.told) + "\n```\n" in page

    def test_eight_things_are_due_in_media_and_a_member(self) -> None:
        report = enforce("--dry-run")[1]
        ends = {
            key: [swept(report, key)[end] for end in ("due", "erased", "taken_down", "held")]
            for key in ("media", "members")
        }
        assert ends == {"media": [8, 5, 2, 1], "members": [1, 1, 0, 0]}
        assert sum(store["due"] for store in report["stores"]) == 9

    def test_seven_rules_of_29_are_not_enforced(self) -> None:
        verdicts = Counter(rule["verdict"] for rule in check_promises()[1]["rules"])
        assert (verdicts["not enforced"], verdicts.total()) == (7, 29)


class TestLoadedSite(Situations, Council, Addresses, People, Tutorial, LoadingAgain):
    """A site that was filled once, for all of the above: loading takes seconds."""

    __test__ = True

    @classmethod
    def setUpTestData(cls) -> None:
        with cls.captureOnCommitCallbacks(execute=True):
            cls.told = load_all()


@pytest.mark.django_db
def test_pages_of_somebody_else_are_left_alone() -> None:
    root = Page.get_first_root_node()
    own = root.add_child(instance=Page(title="Van ons", slug="van-ons"))
    own.save_revision().publish()
    with pytest.raises(NotEmpty, match="Van ons"):
        load_all()
    assert not SerImage.objects.exists()


@pytest.mark.django_db
def test_the_command_refuses_in_one_line() -> None:
    root = Page.get_first_root_node()
    root.add_child(instance=HomePage(title="Van ons", slug="van-ons"))
    with pytest.raises(CommandError, match="Pages left alone") as refusal:
        call_command("load_content", stdout=io.StringIO())
    assert refusal.value.returncode == 2


@pytest.mark.any_database
@pytest.mark.django_db
def test_without_a_film_its_page_still_stands(tmp_path: Path) -> None:
    small = tmp_path / "small.jpg"
    Image.new("RGB", (64, 40)).save(small)
    drawn = Drawn(dict.fromkeys(PICTURES, small), small, None, "No film, for a reason")
    [article] = [one for one in reading.articles(today=TODAY) if FILM in one.media()]
    with (
        patch("ser_site.content.reading.articles", return_value=[article]),
        patch("ser_site.content.reading.plain_pages", return_value=[]),
        patch.multiple(Tree, add_contact_form=lambda _tree: None, feature=lambda _tree: None),
        patch.object(Tree, "add_statement"),
    ):
        told = load._pages(drawn, TODAY)
    assert "No film, for a reason" in told
    page = NewsPage.objects.get(slug="zo-ontstaat-een-advies")
    assert [block.block_type for block in page.body] == ["text", "text"]
