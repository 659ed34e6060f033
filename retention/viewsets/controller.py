"""The screen of the controller ("verwerkingsverantwoordelijke"), of which there is one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.views.generic import CreateView

from retention.models import Controller
from retention.queries.controller import controller

from .base import RegisterIndexView, RegisterViewSet, TextsInspectView

TEXT_FIELDS = ("name", "visiting_address", "postal_address", "officer", "security")


class ControllerIndexView(RegisterIndexView):
    """Leads straight to the one controller, once there is one."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """To its form for who may change it, else to what it says."""
        row = controller()
        if row is None:
            return super().get(request, *args, **kwargs)  # type: ignore[no-any-return]
        url = self.get_edit_url(row) or self.get_inspect_url(row)
        return redirect(url)


class ControllerCreateView(CreateView):
    """The first time; after that there is one already."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """To the one that is there."""
        return self._there_is_one() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Never a second one."""
        return self._there_is_one() or super().post(request, *args, **kwargs)

    def _there_is_one(self) -> HttpResponseBase | None:
        row = controller()
        return redirect(self.edit_url_name, row.pk) if row else None


class ControllerInspectView(TextsInspectView):
    """The controller to be read."""

    text_fields = TEXT_FIELDS


class ControllerViewSet(RegisterViewSet):
    """The controller: who answers for the processing, and how to reach them."""

    model = Controller
    name = "retention_controller"
    url_prefix = "privacy/controller"
    icon = "home"
    menu_label = _("Controller")
    menu_name = "privacy-controller"
    index_view_class = ControllerIndexView
    add_view_class = ControllerCreateView
    inspect_view_class = ControllerInspectView
    inspect_view_fields = ["telephone", "email", "officer_email", "officer_telephone"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("telephone"), FieldPanel("email")]),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("officer_email"), FieldPanel("officer_telephone")])],
                heading=_("Data protection officer"),
            ),
            InlinePanel(
                "texts",
                [FieldPanel(name) for name in ("language", *TEXT_FIELDS)],
                heading=_("Texts, once per language"),
                label=_("Text"),
                min_num=1,
            ),
        ],
    )
