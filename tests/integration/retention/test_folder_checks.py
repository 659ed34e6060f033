"""Private files have a folder of their own: a site on which they do not is not worked on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from ser_site.security.startup import refuse_unsafe
from tests.commands import status_and_text

pytestmark = pytest.mark.django_db

Lay = Callable[[Path, Path], None]


@pytest.fixture
def lay(settings: Settings) -> Lay:
    """Give the public and the private files these folders."""

    def change(public: Path, private: Path) -> None:
        kind = "django.core.files.storage.FileSystemStorage"
        settings.MEDIA_ROOT = public
        settings.PRIVATE_MEDIA_ROOT = private
        settings.STORAGES = settings.STORAGES | {
            "default": {"BACKEND": kind},
            "private": {"BACKEND": kind, "OPTIONS": {"location": private}},
        }

    return change


def found() -> list[str]:
    """What the check says."""
    messages = run_checks(tags=[Tags.files])
    return [message.msg for message in messages if message.id == "retention.E005"]


def test_folders_beside_each_other_are_fine(lay: Lay, tmp_path: Path) -> None:
    lay(tmp_path / "media", tmp_path / "media-private")

    assert found() == []


def test_one_folder_for_both_is_an_error(lay: Lay, tmp_path: Path) -> None:
    lay(tmp_path / "media", tmp_path / "media")

    assert found() == [
        f"PRIVATE_MEDIA_ROOT and MEDIA_ROOT are the same folder: {tmp_path / 'media'}."
    ]


def test_private_inside_public_is_an_error(lay: Lay, tmp_path: Path) -> None:
    lay(tmp_path / "media", tmp_path / "media" / "private")

    assert [one.split(":")[0] for one in found()] == ["PRIVATE_MEDIA_ROOT lies inside MEDIA_ROOT"]


def test_public_inside_private_is_an_error(lay: Lay, tmp_path: Path) -> None:
    lay(tmp_path / "files" / "media", tmp_path / "files")

    assert [one.split(":")[0] for one in found()] == ["MEDIA_ROOT lies inside PRIVATE_MEDIA_ROOT"]


def test_a_link_is_followed(lay: Lay, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "private").symlink_to(tmp_path / "media")
    lay(tmp_path / "media", tmp_path / "private")

    assert [one.split(":")[0] for one in found()] == [
        "PRIVATE_MEDIA_ROOT and MEDIA_ROOT are the same folder"
    ]


def test_a_way_with_dots_is_followed(lay: Lay, tmp_path: Path) -> None:
    lay(tmp_path / "media", tmp_path / "other" / ".." / "media" / "private")

    assert [one.split(":")[0] for one in found()] == ["PRIVATE_MEDIA_ROOT lies inside MEDIA_ROOT"]


@pytest.mark.parametrize(
    "command", ["enforce_retention", "replay_erasures", "check_promises", "clean_metadata"]
)
def test_a_command_touches_nothing(command: str, lay: Lay, tmp_path: Path) -> None:
    stray = tmp_path / "media" / "held.jpg"
    stray.parent.mkdir()
    stray.write_bytes(b"the only file of a held photo")
    lay(tmp_path / "media", tmp_path / "media")

    status, said = status_and_text(command)

    assert (status, said.split(":")[0]) == (
        2,
        "PRIVATE_MEDIA_ROOT and MEDIA_ROOT are the same folder",
    )
    assert "\n" not in said
    assert stray.read_bytes() == b"the only file of a held photo"


def test_a_server_does_not_start(lay: Lay, tmp_path: Path) -> None:
    lay(tmp_path / "media", tmp_path / "media" / "private")

    with pytest.raises(ImproperlyConfigured, match="retention.E005"):
        refuse_unsafe()
