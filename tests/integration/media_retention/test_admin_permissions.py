"""Who may see and do what on the suite's screens about media, role by role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from retention.models import Erasure, Hold
from retention.operations.holds import place_hold
from tests.people import ROLES, client_as, user_as
from tests.testapp.builders import make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
Screens = dict[str, tuple[str, dict[str, str]]]

EVERYBODY_INSIDE = {"editor", "coordinator", "officer", "superuser"}
MAY_CHANGE = {"editor", "coordinator", "superuser"}
KEEPS_PROMISES = {"coordinator", "superuser"}
OVERSEES = {"coordinator", "officer", "superuser"}

MAY_SEE: dict[str, set[str]] = {
    "images": EVERYBODY_INSIDE,
    "image results": EVERYBODY_INSIDE,
    "videos": EVERYBODY_INSIDE,
    "video results": EVERYBODY_INSIDE,
    "image": MAY_CHANGE,
    "medium": EVERYBODY_INSIDE,
    "file": EVERYBODY_INSIDE,
    "take down": MAY_CHANGE,
    "put back": MAY_CHANGE,
    "erase": MAY_CHANGE,
    "hold": KEEPS_PROMISES,
    "release": KEEPS_PROMISES,
    "holds": OVERSEES,
    "ledger": OVERSEES,
    "sweeps": OVERSEES,
}

MAY_DO: dict[str, set[str]] = {
    "take down": MAY_CHANGE,
    "put back": MAY_CHANGE,
    "erase": MAY_CHANGE,
    "hold": KEEPS_PROMISES,
    "release": KEEPS_PROMISES,
}


@pytest.fixture
def photo(make_image: Make) -> Any:
    return make_image("Council on the stairs")


@pytest.fixture
def held(make_image: Make, today: date) -> Hold:
    ground = Hold.Ground.ARCHIVE
    return place_hold("media", make_image().uuid, ground=ground, reason="Kept", today=today)


@pytest.fixture
def screens(photo: Any, make_image: Make, held: Hold) -> Screens:
    """Each screen's address, with what a complete form would send."""
    hidden = make_image(collected_on=date(2020, 1, 1))
    down = make_image()
    type(down).objects.filter(pk=down.pk).update(taken_down_at="2026-09-10T10:00:00Z")

    def of(name: str, *arguments: Any, **data: str) -> tuple[str, dict[str, str]]:
        return reverse(name, args=arguments), data

    return {
        "images": of("wagtailimages:index"),
        "image results": of("wagtailimages:index_results"),
        "videos": of("wagtailmedia:index"),
        "video results": of("media_retention_media_results"),
        "image": of("wagtailimages:edit", photo.pk),
        "medium": of("media_retention:medium", photo.uuid),
        "file": of("media_retention:file", hidden.uuid),
        "take down": of("media_retention:take_down", photo.uuid),
        "put back": of("media_retention:restore", down.uuid),
        "erase": of("media_retention:erase", photo.uuid, sure="on"),
        "hold": of("retention_hold:place", "media", photo.uuid, ground="archive", reason="Kept"),
        "release": of("retention_hold:release", held.pk),
        "holds": of("retention_hold:index"),
        "ledger": of("retention_erasure:index"),
        "sweeps": of("retention_sweep:index"),
    }


def state(photo: Any, screens: Screens) -> dict[str, Any]:
    """What each deed changes, read from the database."""
    rows = type(photo).objects.order_by("pk").values_list("pk", "taken_down_at")
    return {
        "media": list(rows),
        "holds": list(Hold.objects.order_by("pk").values_list("pk", "released_on")),
        "ledger": Erasure.objects.count(),
    }


def is_let_in(client: Client, url: str) -> bool:
    return client.get(url).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_which_screen(role: str, screens: Screens) -> None:
    client = client_as(role)

    let_in = {name for name, (url, _data) in screens.items() if is_let_in(client, url)}

    assert let_in == {name for name, roles in MAY_SEE.items() if role in roles}


@pytest.mark.parametrize("deed", MAY_DO)
@pytest.mark.parametrize("role", ROLES)
def test_who_can_do_what(role: str, deed: str, photo: Any, screens: Screens) -> None:
    client = client_as(role)
    before = state(photo, screens)
    url, data = screens[deed]

    client.post(url, data)

    assert (state(photo, screens) != before) == (role in MAY_DO[deed])


@pytest.mark.parametrize("screen", sorted(set(MAY_SEE) - set(MAY_DO) - {"image"}))
def test_nothing_is_changed_by_posting_to_what_is_only_read(
    screen: str, photo: Any, screens: Screens
) -> None:
    before = state(photo, screens)

    answer = client_as("superuser").post(screens[screen][0])

    assert answer.status_code == 405
    assert state(photo, screens) == before


def test_nobody_outside_learns_whether_a_medium_exists(photo: Any) -> None:
    url = reverse("media_retention:medium", args=[photo.uuid])

    answer = Client().get(url)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.fixture
def stranger() -> Client:
    """An editor of another collection than the media are in."""
    from django.contrib.auth.models import Group, Permission, User
    from wagtail.models import Collection, GroupCollectionPermission

    elsewhere = Collection.get_first_root_node().add_child(instance=Collection(name="Elsewhere"))
    group = Group.objects.create(name="Elsewhere")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_image", "change_media", "delete_media"):
        permission = Permission.objects.get(codename=codename)
        GroupCollectionPermission.objects.create(
            group=group, collection=elsewhere, permission=permission
        )
    user = User.objects.create_user("stranger")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_an_editor_of_another_collection_finds_no_file(stranger: Client, make_image: Make) -> None:
    hidden = make_image(collected_on=date(2020, 1, 1))

    answers = [
        stranger.get(reverse(f"media_retention:{name}", args=[hidden.uuid])).status_code
        for name in ("file", "medium", "take_down", "erase")
    ]

    assert answers == [404, 404, 404, 404]


@pytest.mark.parametrize("name", ["edit", "url_generator", "image_usage", "edit_multiple"])
def test_wagtails_screens_do_not_tell_a_stranger_which_images_there_are(
    name: str, stranger: Client, photo: Any
) -> None:
    answers = [
        client.post(reverse(f"wagtailimages:{name}", args=[pk])).status_code
        for client in (stranger, client_as("finance"))
        for pk in (photo.pk, photo.pk + 1)
    ]

    # Whoever may change no image at all is sent back to the start, as everywhere.
    assert answers == [404, 404, 302, 302]


@pytest.mark.parametrize("name", ["edit", "delete", "media_usage"])
def test_wagtailmedias_screens_do_not_tell_which_videos_there_are(
    name: str, stranger: Client
) -> None:
    film = make_video()
    answers = [
        client.get(reverse(f"wagtailmedia:{name}", args=[pk])).status_code
        for client in (stranger, client_as("finance"))
        for pk in (film.pk, film.pk + 1)
    ]

    assert answers == [404, 404, 302, 302]


@pytest.mark.parametrize("name", ["create_multiple_from_uploaded_image", "delete_upload_multiple"])
def test_what_somebody_else_parked_is_as_if_it_were_not_there(name: str, photo: Any) -> None:
    parked = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(photo),
        file=ContentFile(b"-", name="parked.jpg"),
        uploaded_by_user=user_as("superuser"),
    )
    answers = [
        client.post(reverse(f"wagtailimages:{name}", args=[pk])).status_code
        for client in (client_as("editor"), client_as("finance"))
        for pk in (parked.pk, parked.pk + 1)
    ]

    assert answers == [404, 404, 302, 302]


def test_the_officer_is_sent_from_the_edit_screen_to_the_one_to_read(photo: Any) -> None:
    answer = client_as("officer").get(reverse("wagtailimages:edit", args=[photo.pk]))

    assert answer.headers["Location"] == reverse("media_retention:medium", args=[photo.uuid])


def test_the_officer_sees_no_button(photo: Any) -> None:
    answer = client_as("officer").get(reverse("media_retention:medium", args=[photo.uuid]))

    html = answer.content.decode()
    assert "Council on the stairs" in html and ": Council on the stairs" not in html
    assert "Stays until" in html
    assert "retained__deeds" not in html


def test_the_officer_finds_images_and_videos_in_the_menu() -> None:
    html = client_as("officer").get(reverse("wagtailadmin_home")).content.decode()

    assert '"privacy-images"' in html
    assert '"privacy-media"' in html


def test_an_editor_has_wagtails_own_items_in_the_menu() -> None:
    html = client_as("editor").get(reverse("wagtailadmin_home")).content.decode()

    assert '"privacy-images"' not in html
    assert '"images"' in html


def test_images_and_videos_have_different_names_in_a_dutch_menu() -> None:
    page = client_as("editor", "nl").get(reverse("wagtailadmin_home")).content.decode()

    assert "Video\u2019s en geluid" in page or "Video\\u2019s en geluid" in page
    assert '"label": "Beelden"' not in page
