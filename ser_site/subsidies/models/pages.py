"""The form for a subsidy."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin


class SubsidyPage(PrivacyFormMixin, Page):
    """A page on which an organisation asks for a subsidy (promise P11)."""

    kinds = ("subsidy",)
    lead = models.TextField(_("summary"), max_length=600, blank=True)
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "ol", "ul", "link"])

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "subsidies/subsidy_page.html"
    landing_page_template = "subsidies/subsidy_page_landing.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        *PrivacyFormMixin.form_panels,
    ]

    class Meta:
        verbose_name = _("subsidy form")
        verbose_name_plural = _("subsidy forms")


class SubsidyField(PrivacyFormField):
    """A question to an applicant."""

    page = ParentalKey(SubsidyPage, on_delete=models.CASCADE, related_name="form_fields")
