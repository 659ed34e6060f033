"""The contact form."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin


class ContactPage(PrivacyFormMixin, Page):
    """A page on which people ask the SER something (promise P10)."""

    kinds = ("contact",)
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "contact/contact_page.html"
    landing_page_template = "contact/contact_page_landing.html"
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "link", "ul"])
    elsewhere = RichTextField(
        _("other ways to reach us"),
        blank=True,
        features=["h2", "bold", "link", "ul"],
        help_text=_("Stands below the form: not everybody wants to write."),
    )
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        *PrivacyFormMixin.form_panels,
        FieldPanel("elsewhere"),
    ]

    class Meta:
        verbose_name = _("contact form")
        verbose_name_plural = _("contact forms")


class ContactField(PrivacyFormField):
    """A question on a contact form."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="form_fields")
