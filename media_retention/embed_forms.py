"""The admin form of a video that plays elsewhere: its address, and what every medium is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from media_retention.forms import RetainedForm
from media_retention.models import RETENTION_FORM_FIELDS, RetainedEmbed
from media_retention.operations.held import STORE
from media_retention.providers import NotAVideo, VideoAddress, read_address
from media_retention.queries.media import embed_model
from media_retention.views.medium import edit_url
from retention.queries.holds import active_hold

ONE_ALREADY = _(
    'This video is here already: <a href="{}">{}</a>. Use that one, so that all its uses'
    " end together."
)

HELD_ADDRESS = _(
    "This is under a hold: the address stays as it is. Release the hold first, or add the other"
    " video as a new one."
)


class RetainedEmbedForm(RetainedForm, WagtailAdminModelForm):
    """Takes an address as an editor copies it, and keeps which video it is."""

    address = forms.CharField(
        label=_("Address of the video"),
        max_length=2000,
        help_text=_(
            "On YouTube or Vimeo, for example https://www.youtube.com/watch?v=…"
            " What is in it about who shared the video is left out."
        ),
    )
    field_order = ("title", "address", "poster")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.video_id:
            self.initial["address"] = self.instance.address.watch_url
        if self.instance.taken_down_at is not None:
            # What is off the site stays what it is until it is back.
            self.fields.pop("address", None)

    def clean_address(self) -> VideoAddress:
        """The video that is meant; it is refused where it is no video, or known already."""
        try:
            video = read_address(self.cleaned_data["address"])
        except NotAVideo as refusal:
            raise ValidationError(refusal.message, code="not_a_video") from refusal
        if self._is_other(video) and active_hold(STORE, self.instance.uuid):
            raise ValidationError(HELD_ADDRESS, code="held")
        same = type(self.instance)._default_manager.filter(
            provider=video.provider.value, video_id=video.video_id
        )
        if known := same.exclude(pk=self.instance.pk).first():
            message = format_html(str(ONE_ALREADY), edit_url(known), known)
            raise ValidationError(message, code="known_already")
        return video

    def _is_other(self, video: VideoAddress) -> bool:
        known = self.instance.video_id and self.instance.address
        return bool(known) and (known.provider, known.video_id) != (video.provider, video.video_id)

    def _post_clean(self) -> None:
        video: VideoAddress | None = self.cleaned_data.get("address")
        if video is not None:
            self.instance.address = video
        super()._post_clean()


def embed_form(*fields: str) -> type[RetainedEmbedForm]:
    """The form for the site's own model, with these fields and the suite's questions."""
    model: type[RetainedEmbed] | None = embed_model()
    if model is None:
        raise LookupError("this site has no model of videos that play elsewhere")
    made: Any = forms.modelform_factory(
        model, form=RetainedEmbedForm, fields=[*fields, *RETENTION_FORM_FIELDS]
    )
    form: type[RetainedEmbedForm] = made
    return form
