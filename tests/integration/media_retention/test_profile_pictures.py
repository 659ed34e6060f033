"""The picture of who works with the site tells nothing either: not its file, and not its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from media_retention.metadata.malformed import Unreadable
from tests import carrying
from tests.carrying import MAKER, SECRET
from tests.commands import enforce
from tests.people import user_as
from tests.storages import all_names, date_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

NAMED = "Kim Jansen thuis.JPG"


@pytest.fixture
def user() -> User:
    return user_as("editor")


def sent(client: Client, data: bytes) -> Any:
    """The form of one's own account, with a picture."""
    address = reverse("wagtailadmin_account")
    page = client.get(address)
    answers: dict[str, Any] = {
        f"{panel.name}-{name}": value
        for panels in page.context["panels_by_tab"].values()
        for panel in panels
        for name, field in panel.get_form().fields.items()
        if (value := panel.get_form().get_initial_for_field(field, name)) not in (None, "")
    }
    answers |= {"name_email-first_name": "Kim", "name_email-last_name": "Jansen"}
    answers["name_email-email"] = "kim@voorbeeld.example"
    answers["avatar-avatar"] = SimpleUploadedFile(NAMED, data, "image/jpeg")
    return client.post(address, answers)


def stored(user: User) -> tuple[str, bytes]:
    name = str(UserProfile.objects.get(user=user).avatar.name)
    with default_storage.open(name) as file:
        return name, bytes(file.read())


def through_the_form(user: User, data: bytes) -> None:
    client = Client()
    client.force_login(user)
    assert sent(client, data).status_code == 302


def assigned(user: User, data: bytes) -> None:
    profile = UserProfile.objects.get(user=user)
    profile.avatar = ContentFile(data, name=NAMED)
    profile.save()


def saved_through_the_field(user: User, data: bytes) -> None:
    UserProfile.objects.get(user=user).avatar.save(NAMED, ContentFile(data))


def large(orientation: int = 1) -> bytes:
    """Of more than 400 by 400: Wagtail makes it smaller."""
    picture = carrying.drawing((800, 600))
    return carrying.saved(picture, "JPEG", exif=carrying.exif(orientation), comment=SECRET)


@pytest.mark.parametrize("data", [carrying.jpeg(), large()], ids=["small", "large"])
@pytest.mark.parametrize("store", [through_the_form, assigned, saved_through_the_field])
def test_its_file_and_its_name_tell_nothing(
    user: User, store: Callable[[User, bytes], None], data: bytes
) -> None:
    store(user, data)
    name, content = stored(user)

    assert re.fullmatch(r"avatar_images/avatar_[0-9a-f-]{36}_[0-9a-f]{32}\.jpg", name)
    assert (SECRET.encode() in content, MAKER.encode() in content) == (False, False)
    assert not carrying.opened(content).getexif()


def test_what_was_held_on_its_side_stands_upright(user: User) -> None:
    # 6: turned a quarter to the right to be seen. Red was at the left, and is at the top then.
    through_the_form(user, large(6))
    _name, content = stored(user)

    picture = carrying.opened(content).convert("RGB")
    assert picture.size == (300, 400)
    red, green, _blue = picture.getpixel((150, 10))  # type: ignore[misc]
    assert red > 150 > green


@pytest.mark.parametrize("kind", ["GIF", "BMP"])
def test_what_breaks_off_is_not_taken(user: User, kind: str) -> None:
    client = Client()
    client.force_login(user)
    whole = carrying.saved(carrying.drawing((800, 600)), kind)
    answer = sent(client, whole[: len(whole) // 2])

    assert answer.status_code == 200
    assert UserProfile.objects.get(user=user).avatar.name == ""
    assert [name for name in all_names("default") if name.startswith("avatar")] == []


def test_code_that_stores_what_cannot_be_read_stores_nothing(user: User) -> None:
    with pytest.raises(Unreadable):
        assigned(user, carrying.jpeg()[:600])

    assert [name for name in all_names("default") if name.startswith("avatar")] == []


@pytest.mark.parametrize(("goes", "is_there"), [(True, False), (False, True)])
def test_of_an_account_that_was_deleted_it_goes_with_a_sweep(
    user: User, goes: bool, is_there: bool
) -> None:
    through_the_form(user, carrying.jpeg())
    name, _content = stored(user)
    if goes:
        user.delete()
    date_back("default", name, hours=25)
    enforce()

    assert default_storage.exists(name) == is_there


def test_another_picture_takes_its_place(user: User) -> None:
    through_the_form(user, carrying.jpeg())
    through_the_form(user, large())
    name, _content = stored(user)

    assert [one for one in all_names("default") if one.startswith("avatar")] == [name]
