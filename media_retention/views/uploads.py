"""Uploading: one question for a batch, and what is known without asking."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.images.views import chooser, multiple

from media_retention.form_words import PEOPLE
from media_retention.models import RetainedMedium
from media_retention.queries.permissions import User, may_view
from media_retention.queries.twins import off_the_site
from media_retention.queries.uploads import page_class_of, uploading_for
from media_retention.stored_files import credit_of
from media_retention.words import off_notice
from retention import clock

View = Callable[..., HttpResponse]


def for_the_page(view: View) -> View:
    """A chooser's upload: for the page in whose editor the chooser is open."""

    @wraps(view)
    def upload(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with uploading_for(page_class_of(request)):
            return view(request, *args, **kwargs)

    return upload


class BatchForms:
    """The form of each file, with what was answered for all of them folded away."""

    edit_form_template_name = "media_retention/images/batch_form.html"

    def get_edit_form_class(self) -> Any:
        """Wagtail's form, with the suite's questions apart."""
        form_class = super().get_edit_form_class()  # type: ignore[misc]
        return type("BatchForm", (form_class,), {"is_grouped": True})


class MultipleAddView(BatchForms, multiple.AddView):
    """Adding many, with one question for all: people are assumed until somebody says otherwise."""

    template_name = "media_retention/images/batch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question and its answers."""
        return {**super().get_context_data(**kwargs), "people": PEOPLE}

    def post(self, request: HttpRequest) -> HttpResponse:
        """One file of the batch; the credit in it is read before it is cleaned."""
        sent = request.FILES.get("files[]")
        self.credit = credit_of(sent) if sent else ""
        response: HttpResponse = super().post(request)
        return response

    def save_object(self, form: Any) -> Any:
        """The file, with the answer for all."""
        form.instance.people_recognisable = self.people_recognisable
        return super().save_object(form)

    def get_edit_object_form_context_data(self) -> dict[str, Any]:
        """The file's own form, with the credit that may be kept."""
        return self._offer_credit(super().get_edit_object_form_context_data())

    def get_edit_upload_form_context_data(self) -> dict[str, Any]:
        """The form of what is parked until more is told."""
        self.object.people_recognisable = self.people_recognisable
        return self._offer_credit(super().get_edit_upload_form_context_data())

    @property
    def people_recognisable(self) -> bool:
        """The answer for all."""
        return bool(self.request.POST.get("people_recognisable") != "False")

    def get_edit_object_response_data(self) -> dict[str, Any]:
        """What the browser is told of the file: more, if the very same one is off the site."""
        data: dict[str, Any] = super().get_edit_object_response_data()
        if found := told_of_off(self.object, self.request.user):
            context = {
                **found,
                "delete_action": reverse(self.delete_object_url_name, args=[self.object.pk]),
            }
            template = "media_retention/images/off_in_batch.html"
            html = render_to_string(template, context, self.request)
            data |= {"duplicate": True, "confirm_duplicate_upload": html}
        return data

    def _offer_credit(self, context: dict[str, Any]) -> dict[str, Any]:
        context["form"].offer_credit(self.credit)
        return context


def told_of_off(medium: RetainedMedium, user: User) -> dict[str, Any]:
    """What is said of an upload whose very same file is off the site; else nothing.

    The titles are for who may see them; that it is off the site is for everybody.
    """
    today = clock.today()
    off = off_the_site(medium, today=today)
    if not off:
        return {}
    seen = [twin for twin in off if may_view(user, twin)]
    return {"notice": off_notice(off, today=today), "seen": seen}


class ChooserUploadView(chooser.ImageUploadView):
    """A chooser's upload; it says so when the very same file is off the site."""

    saved: Any = None

    def save_form(self, form: Any) -> Any:
        """Save, and remember what was saved."""
        self.saved = super().save_form(form)
        return self.saved

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask first, where Wagtail would offer what nobody may see, or say nothing."""
        response: HttpResponse = super().post(request)
        found = {} if self.saved is None else told_of_off(self.saved, request.user)
        return self._ask(found) if found else response

    def _ask(self, found: dict[str, Any]) -> HttpResponse:
        in_text = self.request.GET.get("select_format")
        step = "wagtailimages_chooser:select_format" if in_text else "wagtailimages_chooser:chosen"
        again = self.append_preserved_url_parameters(reverse("wagtailimages_chooser:choose"))
        delete = reverse("wagtailimages:delete", args=[self.saved.pk])
        context = {
            **found,
            "image": self.saved,
            "use": self.append_preserved_url_parameters(reverse(step, args=[self.saved.pk])),
            "delete": f"{delete}?{urlencode({'next': again})}",
        }
        template = "media_retention/images/off_in_chooser.html"
        html = render_to_string(template, context, self.request)
        told = {"step": "duplicate_found", "htmlFragment": html}
        response: HttpResponse = render_modal_workflow(
            self.request, None, None, None, json_data=told
        )
        return response


class MultipleEditView(BatchForms, multiple.EditView):
    """A file of the batch, told more of."""


class MultipleCreateView(BatchForms, multiple.CreateFromUploadedImageView):
    """A parked file of the batch that becomes an image."""
