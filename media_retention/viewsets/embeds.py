"""Videos that play elsewhere, in the admin: list, add, change, and choose for a page.

There is no screen for deleting: erasing goes through the engine, from the edit screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from media_retention.embed_forms import RetainedEmbedForm, embed_form
from media_retention.models import RetainedEmbed
from media_retention.queries.media import embed_model
from media_retention.queries.permissions import may_choose_embeds
from media_retention.queries.shown import may_be_chosen
from media_retention.views.choosing import as_keys
from media_retention.views.embeds import EmbedCreateView, EmbedEditView, EmbedIndexView
from retention import clock

NAME = "media_retention_embed"


class EmbedViewSet(ModelViewSet):
    """Every video from elsewhere, with until when it stays."""

    name = NAME
    url_prefix = "media-retention/embeds"
    icon = "media"
    menu_label = _("Videos from elsewhere")
    menu_name = "embeds"
    # After Wagtail's own item for videos.
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = EmbedIndexView
    add_view_class = EmbedCreateView
    edit_view_class = EmbedEditView
    index_template_name = EmbedIndexView.template_name
    create_template_name = "media_retention/embeds/create.html"
    edit_template_name = "media_retention/embeds/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[RetainedEmbedForm]:
        """Address, picture, and the suite's questions."""
        return embed_form("title", "poster")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No address for deleting."""
        common: dict[str, Any] = super().get_common_view_kwargs(delete_url_name=None, **kwargs)
        return common

    def get_urlpatterns(self) -> list[URLPattern]:
        """No screen for deleting."""
        return [url for url in super().get_urlpatterns() if url.name != "delete"]


class OnlyForThoseWithEmbeds:
    """For a view of the chooser: Wagtail's own asks for no permission at all."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse whoever may do nothing with such videos.

        Raises:
            PermissionDenied: the titles are not for this user.
        """
        if not may_choose_embeds(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ChoosesEmbeds(OnlyForThoseWithEmbeds):
    """What the list to choose from shows."""

    @property
    def columns(self) -> list[Column]:
        """The title, and where the video plays."""
        title: TitleColumn = self.title_column  # type: ignore[attr-defined]
        return [title, Column("provider", label=_("Plays on"), accessor="get_provider_display")]


class EmbedChooseView(ChoosesEmbeds, chooser.ChooseView):
    """The dialog."""


class EmbedChooseResultsView(ChoosesEmbeds, chooser.ChooseResultsView):
    """The list in it."""


class EmbedChosenView(OnlyForThoseWithEmbeds, chooser.ChosenView):
    """The one that was chosen."""

    def get_object(self, pk: str) -> RetainedEmbed:
        """The video that the address names.

        Raises:
            Http404: the address names none, or one that the chooser does not list.
        """
        found: RetainedEmbed | None = offered(self.model_class).filter(pk__in=as_keys(pk)).first()
        if found is None:
            raise Http404
        return found


class EmbedChosenMultipleView(OnlyForThoseWithEmbeds, chooser.ChosenMultipleView):
    """The ones that were chosen."""

    def get_objects(self, pks: Sequence[str]) -> QuerySet[RetainedEmbed]:
        """Those of them that the chooser lists."""
        return offered(self.model_class).filter(pk__in=as_keys(*pks))


class EmbedChooserViewSet(ChooserViewSet):
    """Choose a video that the site knows, or add one."""

    icon = "media"
    choose_one_text = _("Choose a video from elsewhere")
    choose_another_text = _("Choose another video")
    edit_item_text = _("Edit this video")
    search_tab_label = _("Choose")
    creation_tab_label = _("Add a video")
    create_action_label = _("Add this video")
    choose_view_class = EmbedChooseView
    choose_results_view_class = EmbedChooseResultsView
    chosen_view_class = EmbedChosenView
    chosen_multiple_view_class = EmbedChosenMultipleView

    @property
    def _creation_form_class(self) -> type[RetainedEmbedForm]:
        # Without the picture: Wagtail shows one dialog at a time.
        return embed_form("title")

    def get_object_list(self) -> QuerySet[RetainedEmbed]:
        """What can be placed."""
        return offered(self.model).order_by("-created_at")


def offered(model: type[RetainedEmbed]) -> QuerySet[RetainedEmbed]:
    """No editor can place what visitors would not see."""
    return may_be_chosen(model._default_manager.all(), clock.today())


@cache
def embed_chooser() -> EmbedChooserViewSet:
    """The chooser of the site's own model; needs one."""
    return EmbedChooserViewSet(f"{NAME}_chooser", model=embed_model(), url_prefix=_CHOOSER)


def embed_viewsets() -> list[ModelViewSet | ChooserViewSet]:
    """What the admin gets; nothing on a site without such videos."""
    model = embed_model()
    return [] if model is None else [EmbedViewSet(model=model), embed_chooser()]


_CHOOSER = "media-retention/embed-chooser"
