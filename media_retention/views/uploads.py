"""Uploading: one question for a batch, and what is known without asking."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.images.views import multiple

from media_retention.forms import PEOPLE
from media_retention.queries.uploads import page_class_of, uploading_for
from media_retention.stored_files import credit_of

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

    def _offer_credit(self, context: dict[str, Any]) -> dict[str, Any]:
        context["form"].offer_credit(self.credit)
        return context


class MultipleEditView(BatchForms, multiple.EditView):
    """A file of the batch, told more of."""


class MultipleCreateView(BatchForms, multiple.CreateFromUploadedImageView):
    """A parked file of the batch that becomes an image."""
