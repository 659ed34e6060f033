"""What a site mixes into its image and media models."""

from __future__ import annotations

import uuid
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from media_retention import visibility
from media_retention.deleting import somebody_noted_the_files
from retention import clock
from retention.rules.decision import Cause

from .consent import ConsentLink


def random_name(folder: str, filename: str) -> str:
    """A name that says nothing, with the file's own extension in lower case."""
    extension = PurePosixPath(filename).suffix.lower()
    return f"{folder}/{uuid.uuid4().hex}{extension}"


def video_upload_to(instance: models.Model, filename: str) -> str:
    """Where a video file goes."""
    return random_name("media", filename)


def poster_upload_to(instance: models.Model, filename: str) -> str:
    """Where a video's poster goes."""
    return random_name("media_thumbnails", filename)


class MediumBasis(models.TextChoices):
    """On which ground a person may be shown (promise P07)."""

    CONSENT = "consent", _("Consent of the people shown")
    JOURNALISTIC = "journalistic_interest", _("Journalistic interest")
    PUBLIC_INTEREST = "public_interest", _("Public interest")


class IntendedUse(models.TextChoices):
    """What a medium was uploaded for; names its rule until it is placed."""

    NEWS = "news", _("News")
    MAGAZINE = "magazine", _("SER magazine")
    PUBLICATION = "publication", _("Publication")
    PROFILE = "profile", _("Profile of a member")
    OTHER = "other", _("Something else")


ONLY_CONSENT = _(
    "This rests on the consent of people in it. Consent cannot be exchanged for another ground,"
    " also not after it was withdrawn."
)
SOMEBODY_CONSENTED = _("Somebody in it gave consent, so there is somebody in it.")

NO_FILE = (OSError, ValueError)
"""What is raised where a file is not at its address (any more); a ValueError when it was opened
before."""

RETENTION_FORM_FIELDS = ("people_recognisable", "legal_basis", "intended_use", "credit")


class RetainedMedium(models.Model):
    """Everything the suite must know of one image or video.

    Mix it in before ``AbstractImage`` or wagtailmedia's ``AbstractMedia``
    (use :class:`RetainedImage` for images).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    people_recognisable = models.BooleanField(
        _("people can be recognised"),
        default=True,
        help_text=_("Leave this on when in doubt: without people there is no end date."),
    )
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=32,
        choices=MediumBasis.choices,
        default=MediumBasis.JOURNALISTIC,
    )
    intended_use = models.CharField(
        _("intended use"),
        max_length=16,
        choices=IntendedUse.choices,
        default=IntendedUse.OTHER,
        help_text=_("Counts until the file is placed on a page; then the page decides."),
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True)

    collected_on = models.DateField(_("uploaded on"), editable=False, null=True)
    due = models.DateField(_("stays until"), editable=False, null=True, db_index=True)
    due_rule = models.SlugField(max_length=64, editable=False, blank=True, db_index=False)
    due_since = models.DateField(editable=False, null=True)
    due_moved_at = models.DateTimeField(editable=False, null=True)
    taken_down_at = models.DateTimeField(_("taken down"), editable=False, null=True, db_index=True)
    # From this day on no use keeps it any more: a consent ended, or an objection was granted.
    # Operations write these two; saving the medium never changes them.
    ends_on = models.DateField(editable=False, null=True)
    ends_because = models.CharField(max_length=32, editable=False, blank=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; whether a hold keeps its file is asked in the transaction that replaces it."""
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            super().save(*args, **kwargs)

    def clean(self) -> None:
        """Consent is not exchanged for another ground (see :meth:`refuse_other_ground`)."""
        super().clean()
        self.refuse_other_ground()

    def refuse_other_ground(self) -> None:
        """What rests on somebody's consent rests on nothing else, least of all afterwards.

        Raises:
            ValidationError: the basis was consent, and is changed while a consent is attached
                or after it was withdrawn; or nobody would be in the picture any more.
        """
        if self.pk is None or (
            self.legal_basis == MediumBasis.CONSENT and self.people_recognisable
        ):
            return
        before = type(self)._base_manager.filter(pk=self.pk).first()
        if before is None or before.legal_basis != MediumBasis.CONSENT:
            return
        if not before.rests_on_consent:
            return
        if self.legal_basis != MediumBasis.CONSENT:
            raise ValidationError({"legal_basis": ONLY_CONSENT}, code="rests_on_consent")
        raise ValidationError({"people_recognisable": SOMEBODY_CONSENTED}, code="rests_on_consent")

    def get_indexed_instance(self) -> Any:
        """For search: nothing while rows are deleted, whose entries go many at a time."""
        return None if somebody_noted_the_files() else super().get_indexed_instance()  # type: ignore[misc]

    @property
    def rests_on_consent(self) -> bool:
        """Whether somebody's consent is attached, or was withdrawn."""
        return (
            self.ends_because == Cause.CONSENT_WITHDRAWN
            or ConsentLink.objects.filter(medium=self.uuid).exists()
        )

    @property
    def may_be_shown(self) -> bool:
        """Whether a visitor may see it here and now."""
        today = clock.today()  # rendering is a door: templates have nobody else to ask
        if self.taken_down_at is not None or (self.due is not None and self.due <= today):
            return False
        return not visibility.use_is_over(self.uuid, today)


class RetainedImage(RetainedMedium):
    """The mixin for an image model; goes before ``AbstractImage``."""

    class Meta:
        abstract = True

    def get_upload_to(self, filename: str) -> str:
        """A random name: file names tell who is in the picture."""
        return random_name("original_images", filename)

    def get_rendition(self, filter: Any) -> Any:
        """A rendition, or nothing to see when it may not be shown."""
        if not self.may_be_shown:
            return visibility.AbsentRendition(self)
        try:
            return super().get_rendition(filter)  # type: ignore[misc]
        except visibility.NoLongerPublic:
            return visibility.AbsentRendition(self)
        except NO_FILE:
            if self._is_public_still():
                raise
            return visibility.AbsentRendition(self)

    def get_renditions(self, *filters: Any) -> Any:
        """Renditions by filter, or nothing to see when it may not be shown."""
        absent = {str(getattr(f, "spec", f)): visibility.AbsentRendition(self) for f in filters}
        if not self.may_be_shown:
            return absent
        try:
            return super().get_renditions(*filters)  # type: ignore[misc]
        except visibility.NoLongerPublic:
            return absent
        except NO_FILE:
            if self._is_public_still():
                raise
            return absent

    def _is_public_still(self) -> bool:
        """Whether nobody took it off the site, or erased it, since its row was read."""
        rows = type(self)._base_manager.filter(pk=self.pk)
        return rows.filter(taken_down_at=None).exists()

    def create_rendition(self, filter: Any) -> Any:
        """A new size, unless the image was taken down while it was being made.

        Raises:
            NoLongerPublic: it was; nothing of the new size is left.
        """
        return self._keep_rendition(filter, self.generate_rendition_file(filter))  # type: ignore[attr-defined]

    def create_renditions(self, *filters: Any) -> Any:
        """Several new sizes; the file is read once. As :meth:`create_rendition`."""
        with self.open_file() as file:  # type: ignore[attr-defined]
            original = file.read()
        draw: Any = self.generate_rendition_file  # type: ignore[attr-defined]
        name = self.file.name  # type: ignore[attr-defined]
        return {
            one: self._keep_rendition(one, draw(one, source=File(BytesIO(original), name=name)))
            for one in filters
        }

    def _keep_rendition(self, filter: Any, file: File[Any]) -> Any:
        from media_retention.operations.renditions import discard_unless_public

        renditions: Any = self.renditions  # type: ignore[attr-defined]
        key = {"filter_spec": filter.spec, "focal_point_key": filter.get_cache_key(self)}
        with transaction.atomic():
            rendition = renditions.filter(**key).first()
            if rendition is None:
                rendition = renditions.model(image=self, file=file, **key)
                try:
                    with transaction.atomic():
                        rendition.save()
                except IntegrityError:
                    # Somebody was faster, and no row will know the file that is stored by now.
                    rendition.file.storage.delete(rendition.file.name)
                    rendition = renditions.filter(**key).first()
            gone = rendition is None or discard_unless_public(self, rendition)
        if gone:
            raise visibility.NoLongerPublic(str(self.uuid))
        return rendition


class RetainedVideo(RetainedMedium):
    """The mixin for a wagtailmedia model; goes before ``AbstractMedia``."""

    file = models.FileField(_("file"), upload_to=video_upload_to, max_length=255)
    thumbnail = models.FileField(
        _("thumbnail"), upload_to=poster_upload_to, max_length=255, blank=True
    )
    # As Wagtail has on an image: the listing filters and sorts by these, also in a search.
    search_fields = [
        *AbstractMedia.search_fields,
        index.FilterField("id"),
        index.FilterField("created_at"),
    ]
    # As Wagtail keeps of an image: the same file uploaded twice is found by it.
    file_hash = models.CharField(max_length=40, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    @property
    def url(self) -> str:
        """The file's address, or none when it may not be shown."""
        return str(super().url) if self.may_be_shown else ""  # type: ignore[misc]

    @property
    def sources(self) -> list[dict[str, str]]:
        """What a player can play; nothing when it may not be shown."""
        return list(super().sources) if self.may_be_shown else []  # type: ignore[misc]
