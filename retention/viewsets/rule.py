"""The screens of the retention rules ("bewaarregels"); the period has screens of its own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.template.defaultfilters import yesno
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.widgets.button import Button, HeaderButton

from retention.models import Rule
from retention.operations.register import set_first_period
from retention.queries.register import rules_in_words

from .base import RegisterIndexView, RegisterViewSet, TextsInspectView
from .forms import RuleForm
from .period_views import AnnulView, PeriodView, WithdrawView
from .wording import ending_of, period_now, stated_of

PERIOD_URL = "retention_rule:period"


class PeriodPanel(HelpPanel):
    """The period that holds now, with the way to the screen that changes it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "retention/register/period_panel.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        """Shown for a rule that exists."""

        def is_shown(self) -> bool:
            """A new rule has its period in the form."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the words and the address."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["period"] = period_now(self.instance)
            context["period_url"] = reverse(PERIOD_URL, args=[self.instance.pk])
            return context


class RuleIndexView(RegisterIndexView):
    """All rules in the order of the register, on one page."""

    def get_base_queryset(self) -> models.QuerySet[Rule]:
        """With all that the columns show, in a fixed number of queries."""
        return rules_in_words()

    def order_queryset(self, queryset: models.QuerySet[Rule]) -> models.QuerySet[Rule]:
        """Keep the register's order unless a column was chosen."""
        return super().order_queryset(queryset) if self.is_explicitly_ordered else queryset

    def get_list_more_buttons(self, instance: Rule) -> list[Button]:
        """Add the way to the period's screen."""
        return [
            *super().get_list_more_buttons(instance),
            Button(
                _("Retention period"),
                url=reverse(PERIOD_URL, args=[instance.pk]),
                icon_name="calendar-alt",
                priority=5,
            ),
        ]


class RuleCreateView(CreateView):
    """A new rule, with the period that it has from the beginning."""

    def save_instance(self) -> Rule:
        """Save the rule with its first version, in the transaction of the view."""
        rule: Rule = super().save_instance()
        set_first_period(rule, self.form.cleaned_data["period"])
        return rule


class RuleEditView(EditView):
    """A rule's texts and its place under the Archiefwet."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to the period's screen."""
        url = reverse(PERIOD_URL, args=[self.object.pk])
        return [HeaderButton(_("Retention period"), url=url, icon_name="calendar-alt")]


class RuleInspectView(TextsInspectView):
    """A rule to be read."""

    text_fields = ("name", "criterion", "note")

    def get_stated_display_value(self) -> str:
        """Yes or no."""
        return str(yesno(self.object.stated))

    def get_trigger_stated_display_value(self) -> str:
        """Yes or no."""
        return str(yesno(self.object.trigger_stated))

    def get_archive_item_display_value(self) -> str:
        """The item, or a dash."""
        return self.object.archive_item or "–"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the period in words and the way to its history."""
        context = super().get_context_data(**kwargs)
        context["period"] = period_now(self.object)
        context["period_url"] = reverse(PERIOD_URL, args=[self.object.pk])
        return context


def _url_of_period(rule: Rule) -> str:
    return reverse(PERIOD_URL, args=[rule.pk])


class RuleViewSet(RegisterViewSet):
    """Rules: how long, from which event, and what then."""

    model = Rule
    name = "retention_rule"
    url_prefix = "privacy/rules"
    icon = "calendar-alt"
    menu_label = _("Retention rules")
    menu_name = "privacy-rules"
    index_view_class = RuleIndexView
    add_view_class = RuleCreateView
    edit_view_class = RuleEditView
    inspect_view_class = RuleInspectView
    inspect_view_fields = [
        "key",
        "activity",
        "trigger",
        "ending",
        "stated",
        "trigger_stated",
        "archive_status",
        "archive_item",
    ]
    search_fields = ["key", "texts__name", "activity__texts__title"]
    search_backend_name = None
    list_display = [
        "__str__",
        TitleColumn(
            "period", label=_("Retention period"), accessor=period_now, get_url=_url_of_period
        ),
        Column("trigger", label=_("Start"), accessor="get_trigger_display"),
        Column("ending", label=_("What happens then"), accessor=ending_of),
        StatusTagColumn(
            "stated",
            label=_("Statement"),
            accessor=stated_of,
            primary=lambda rule: rule.stated,
            classname="w-whitespace-nowrap",
        ),
        Column("activity", label=_("Activity")),
        Column("key", label=_("Key")),
    ]
    edit_handler = ObjectList(
        [
            PeriodPanel(heading=_("Retention period")),
            FieldRowPanel([FieldPanel("key"), FieldPanel("activity")]),
            FieldRowPanel([FieldPanel("trigger"), FieldPanel("ending")]),
            FieldRowPanel([FieldPanel("amount"), FieldPanel("unit")]),
            MultiFieldPanel(
                [
                    FieldPanel("stated"),
                    FieldPanel("trigger_stated"),
                    FieldPanel("at_most"),
                    FieldPanel("automatic"),
                ],
                heading=_("What the privacy statement says"),
            ),
            InlinePanel(
                "texts",
                [
                    FieldPanel("language"),
                    FieldPanel("name"),
                    FieldPanel("criterion"),
                    FieldPanel("note"),
                ],
                heading=_("Texts, once per language"),
                label=_("Text"),
                min_num=1,
            ),
            MultiFieldPanel(
                [FieldPanel("archive_status"), FieldPanel("archive_item")],
                heading=_("Archiefwet"),
            ),
        ],
        base_form_class=RuleForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the screens of the period."""
        return [
            *super().get_urlpatterns(),
            path("period/<int:pk>/", self.construct_view(PeriodView), name="period"),
            path(
                "period/<int:pk>/withdraw/<int:version_pk>/",
                self.construct_view(WithdrawView),
                name="withdraw",
            ),
            path(
                "period/<int:pk>/annul/<int:version_pk>/",
                self.construct_view(AnnulView),
                name="annul",
            ),
        ]
