"""Profile pictures of who works with the site: public like any photo, with as much in their files.

Wagtail stores them as they come, under the name that they had on somebody's own computer. They are
no media with a rule: they go with the account.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import ImageFieldFile

from media_retention.form_words import UNREADABLE
from media_retention.metadata.malformed import Unreadable
from media_retention.models.medium import random_name
from media_retention.stored_files import without_metadata


class CleanPicture(ImageFieldFile):
    """A picture that is cleaned as it is stored, under a name that says nothing."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store a picture without its metadata.

        Raises:
            Unreadable: it starts like a picture, and cannot be read.
        """
        unsaying = PurePosixPath(random_name("", name)).name
        super().save(unsaying, without_metadata(content), save=save)

    save.alters_data = True  # type: ignore[attr-defined]


def take_over_profile_pictures() -> None:
    """Let Wagtail's accounts store clean pictures, and refuse what cannot be read."""
    if not apps.is_installed("wagtail.users"):
        return
    from wagtail.admin.forms.account import AvatarPreferencesForm
    from wagtail.users.models import UserProfile

    field: Any = UserProfile._meta.get_field("avatar")
    field.attr_class = CleanPicture
    AvatarPreferencesForm.clean_avatar = _cleaned_first(AvatarPreferencesForm.clean_avatar)


def _cleaned_first(clean: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Wagtail makes large ones smaller, and forgets how the camera was held."""

    def clean_avatar(form: Any) -> Any:
        sent = form.cleaned_data.get("avatar")
        try:
            if isinstance(sent, UploadedFile):
                form.cleaned_data["avatar"] = without_metadata(sent)
            return clean(form)
        except (Unreadable, OSError, SyntaxError) as error:
            # Of one that breaks off Pillow tells only when it makes it smaller.
            raise ValidationError(UNREADABLE, code="invalid_image") from error

    return clean_avatar
