"""Events on the site, with the form to register."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin
from retention import clock


class EventIndexPage(Page):
    """The overview of coming events, the first one first."""

    intro = models.TextField(_("introduction"), blank=True, max_length=600)
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    template = "events/event_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("overview of events")
        verbose_name_plural = _("overviews of events")

    def coming(self, today: date) -> QuerySet[EventPage]:
        """Live events that are not over."""
        events: QuerySet[EventPage] = EventPage.objects.child_of(self).live()
        over = models.Q(ends_on__lt=today) | models.Q(ends_on=None, starts_on__lt=today)
        return events.exclude(over).order_by("starts_on", "pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["events"] = self.coming(clock.today())
        return context


class EventPage(PrivacyFormMixin, Page):
    """An event for which people register (promises P08 and P09)."""

    kinds = ("event",)
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    template = "events/event_page.html"

    lead = models.TextField(_("lead"), blank=True, max_length=600)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Needed before anybody can register: the data is erased after this day."),
    )
    times = models.CharField(
        _("times"), max_length=80, blank=True, help_text=_("For example “9.30 to 17.00”.")
    )
    place = models.CharField(_("place"), max_length=255, blank=True)
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "link", "ol", "ul"])
    is_open = models.BooleanField(_("people can register"), default=False)
    closes_on = models.DateField(
        _("last day to register"),
        null=True,
        blank=True,
        help_text=_("Empty: until the event begins."),
    )
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit. Who comes after that is put on a waiting list."),
    )
    is_cancelled = models.BooleanField(
        _("the event is cancelled"),
        default=False,
        help_text=_(
            "Everybody who registered gets a mail. For their data the event ends on that day."
        ),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("starts_on"),
                FieldPanel("ends_on"),
                FieldPanel("times"),
                FieldPanel("place"),
                FieldPanel("is_cancelled"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("is_open"), FieldPanel("closes_on"), FieldPanel("capacity")],
            heading=_("Registering"),
        ),
        *PrivacyFormMixin.form_panels,
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """Dates in order; without a last day nobody can register."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The event would end before it begins.")})
        if self.is_open and self.ends_on is None:
            raise ValidationError(
                {
                    "ends_on": _(
                        "Fill in the last day first: without it nobody knows when the data of "
                        "who registers must go."
                    )
                }
            )

    def takes_registrations(self, today: date) -> bool:
        """Whether somebody can register now."""
        if not self.is_open or self.is_cancelled or self.ends_on is None:
            return False
        return today <= min(day for day in (self.closes_on, self.ends_on, self.starts_on) if day)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The event, with its form as long as somebody can register."""
        if self.takes_registrations(clock.today()):
            response: HttpResponse = super().serve(request, *args, **kwargs)
            return response
        # Also for a form that was opened before and is sent now: nothing is stored.
        context = self.get_context(request)
        context["closed_meanwhile"] = request.method == "POST"
        return TemplateResponse(request, self.get_template(request), context)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Whether there is room."""
        from ser_site.events.queries.places import places_left

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["open"] = self.takes_registrations(clock.today())
        context["is_full"] = context["open"] and places_left(self.translation_key) == 0
        return context


class EventField(PrivacyFormField):
    """A question on the form to register."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="form_fields")
