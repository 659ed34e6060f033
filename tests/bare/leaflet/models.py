"""A statement and a form on a site of its own, as docs/how-to tells, beside Wagtail's form."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.models import Page

from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin
from privacy_blocks.models.mixins import StatementPageMixin


class PrivacyPage(StatementPageMixin, Page):
    """A statement in the plainest template that there can be."""

    template = "leaflet/privacy_page.html"
    content_panels = [*Page.content_panels, FieldPanel("body")]


class QuestionPage(PrivacyFormMixin, Page):
    """A form that forgets, in the plainest template that there can be."""

    kinds = ("question",)
    template = "leaflet/question_page.html"
    content_panels = [*Page.content_panels, *PrivacyFormMixin.form_panels]


class QuestionField(PrivacyFormField):
    """A question on it."""

    page = ParentalKey(QuestionPage, on_delete=models.CASCADE, related_name="form_fields")


class PlainFormPage(AbstractForm):
    """A form of Wagtail's own."""

    template = "leaflet/plain_form_page.html"
    landing_page_template = "leaflet/plain_form_page.html"


class PlainFormField(AbstractFormField):
    """A question on that."""

    page = ParentalKey(PlainFormPage, on_delete=models.CASCADE, related_name="form_fields")
