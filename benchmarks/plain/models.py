"""Wagtail's own form page, as its documentation has it."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class PlainFormPage(AbstractForm):
    """A form in the look of the site."""

    template = "plain/form_page.html"
    landing_page_template = "plain/form_page_landing.html"


class PlainFormField(AbstractFormField):
    """A question on it."""

    page = ParentalKey(PlainFormPage, on_delete=models.CASCADE, related_name="form_fields")
