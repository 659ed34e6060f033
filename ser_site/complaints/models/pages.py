"""The form for complaints or objections."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin


class ComplaintPage(PrivacyFormMixin, Page):
    """A page on which people complain, or object to a decision (promise P12).

    The first question of an objection that asks a date asks that of the decision.
    """

    kinds = ("complaint", "objection")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: list[str] = []
    template = "complaints/complaint_page.html"
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "link", "ul"])
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        *PrivacyFormMixin.form_panels,
    ]

    class Meta:
        verbose_name = _("form for complaints or objections")
        verbose_name_plural = _("forms for complaints or objections")


class ComplaintField(PrivacyFormField):
    """A question on such a form."""

    page = ParentalKey(ComplaintPage, on_delete=models.CASCADE, related_name="form_fields")
