"""The screens of the recipients ("ontvangers")."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import BaseColumn, Column

from retention import clock
from retention.models import Recipient
from retention.models.countries import sorted_country_choices
from retention.queries.parties import Concern, concerns_of, recipients_in_words, with_concern
from retention.queries.period_words import written
from retention.rules.eea import EEA

from .base import RegisterIndexView, RegisterViewSet, TextsInspectView
from .forms import RegisterForm
from .party_words import (
    CONCERNS,
    SEVERE,
    agreement_in_words,
    country_in_words,
    safeguard_in_words,
)

ANY = "any"


class RecipientFilterSet(WagtailFilterSet):
    """By what must be looked at, what they are, and whether data leaves the EEA."""

    concern = django_filters.ChoiceFilter(
        label=_("To look at"),
        choices=[(ANY, _("Anything that is not in order")), *CONCERNS.items()],
        empty_label=_("All"),
        method="filter_concern",
        widget=forms.RadioSelect,
    )
    eea = django_filters.ChoiceFilter(
        label=_("European Economic Area"),
        choices=[("in", _("Within the EEA")), ("out", _("Outside the EEA"))],
        empty_label=_("All"),
        method="filter_eea",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Recipient
        fields = ["concern", "kind", "ground", "eea"]

    def filter_concern(
        self, recipients: QuerySet[Recipient], name: str, answer: str
    ) -> QuerySet[Recipient]:
        """Those with one concern, or with any."""
        concern = None if answer == ANY else Concern(answer)
        return with_concern(recipients, concern, today=clock.today())

    def filter_eea(
        self, recipients: QuerySet[Recipient], name: str, answer: str
    ) -> QuerySet[Recipient]:
        """Those within, or those outside."""
        inside = recipients.filter(country__in=EEA)
        return inside if answer == "in" else recipients.exclude(country__in=EEA)


class ConcernsColumn(BaseColumn):
    """What is not in order, each in words and in a colour; or that all is."""

    cell_template_name = "retention/parties/concerns_cell.html"

    def get_cell_context_data(self, instance: Recipient, parent_context: Any) -> dict[str, Any]:
        """Add the words."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        today = clock.today()
        found = concerns_of(instance, today=today)
        context["concerns"] = [(CONCERNS[concern], concern in SEVERE) for concern in found]
        context["ended"] = instance.ended_on is not None and instance.ended_on <= today
        return context


class RecipientIndexView(RegisterIndexView):
    """All recipients in the register's order, on one page."""

    filterset_class = RecipientFilterSet

    def get_base_queryset(self) -> QuerySet[Recipient]:
        """With all that the columns show, in a fixed number of queries."""
        return recipients_in_words()


class RecipientInspectView(TextsInspectView):
    """A recipient to be read."""

    text_fields = ("name", "service", "safeguard_explanation")

    def get_activities_display_value(self) -> str:
        """The activities by name."""
        return ", ".join(str(activity) for activity in self.object.activities.all()) or "–"

    def get_country_display_value(self) -> str:
        """The country, and whether data leaves the EEA."""
        return country_in_words(self.object)

    def get_safeguard_display_value(self) -> str:
        """What protects the data there."""
        return safeguard_in_words(self.object)

    def get_agreement_reference_display_value(self) -> str:
        """Where the agreement is found."""
        return self.object.agreement_reference or "–"

    def get_agreed_on_display_value(self) -> str:
        """The day of the agreement, or that there is none."""
        return written(self.object.agreed_on) if self.object.agreed_on else "–"

    def get_agreement_expires_on_display_value(self) -> Any:
        """The last day, with what must be looked at."""
        concerns = concerns_of(self.object, today=clock.today())
        words = format_html_join(" ", "<strong>{}.</strong>", ((CONCERNS[c],) for c in concerns))
        return format_html("{} {}", agreement_in_words(self.object), words)

    def get_ended_on_display_value(self) -> Any:
        """Since when they receive nothing."""
        return written(self.object.ended_on) if self.object.ended_on else _("receives data now")


def _activities(recipient: Recipient) -> str:
    return ", ".join(str(activity) for activity in recipient.activities.all())


class RecipientForm(RegisterForm):
    """A recipient, with the countries in the reader's alphabet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = sorted_country_choices()


class RecipientViewSet(RegisterViewSet):
    """Recipients: who gets data from us, why, and under what agreement."""

    model = Recipient
    name = "retention_recipient"
    url_prefix = "privacy/recipients"
    icon = "group"
    menu_label = _("Recipients")
    menu_name = "privacy-recipients"
    ordering = ["sort_order"]
    index_view_class = RecipientIndexView
    inspect_view_class = RecipientInspectView
    inspect_view_fields = [
        "key",
        "kind",
        "ground",
        "activities",
        "country",
        "safeguard",
        "agreed_on",
        "agreement_reference",
        "agreement_expires_on",
        "stated",
        "ended_on",
    ]
    search_fields = ["key", "texts__name", "texts__service"]
    search_backend_name = None
    list_display = [
        "__str__",
        ConcernsColumn("concerns", label=_("Status")),
        Column("kind", label=_("What they are to us"), accessor="get_kind_display"),
        Column("activities", label=_("For which activities"), accessor=_activities),
        Column("agreement", label=_("Agreement with them"), accessor=agreement_in_words),
        Column("country", label=_("Country"), accessor=country_in_words),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("key"), FieldPanel("sort_order")]),
            FieldPanel("kind"),
            FieldPanel("ground"),
            FieldPanel("activities", widget=forms.CheckboxSelectMultiple),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("agreement_expires_on")]),
                    FieldPanel("agreement_reference"),
                ],
                heading=_("Agreement with them"),
            ),
            MultiFieldPanel(
                [FieldPanel("country"), FieldPanel("safeguard")],
                heading=_("Where the data goes"),
            ),
            InlinePanel(
                "texts",
                [
                    FieldPanel("language"),
                    FieldPanel("name"),
                    FieldPanel("service"),
                    FieldPanel("safeguard_explanation"),
                ],
                heading=_("Texts, once per language"),
                label=_("Text"),
                min_num=1,
            ),
            FieldRowPanel([FieldPanel("stated"), FieldPanel("ended_on")]),
        ],
        base_form_class=RecipientForm,
    )
