"""The screens of the activities ("verwerkingen")."""

from __future__ import annotations

from typing import Any

from django.db.models import Field, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column

from retention.models import Activity

from .base import RegisterIndexView, RegisterViewSet, TextsInspectView
from .completeness import GapsPanel, of_activity
from .forms import RegisterForm

TEXT_FIELDS = (
    "language",
    "title",
    "role_heading",
    "data_subjects",
    "data",
    "purpose",
    "basis_explanation",
    "interest",
    "recipients",
    "source",
    "obligation",
    "withdrawal",
    "automated_decisions",
    "note",
)


class ActivityIndexView(RegisterIndexView):
    """All activities in the order of the statement, on one page."""

    def get_base_queryset(self) -> QuerySet[Activity]:
        """With all that the columns show, in a fixed number of queries."""
        activities: QuerySet[Activity] = Activity.objects.prefetch_related(
            "texts", "bases", "rules__texts"
        )
        return activities


class ActivityInspectView(TextsInspectView):
    """An activity to be read: figures once, texts per language, and its rules."""

    text_fields = TEXT_FIELDS[1:]

    template_name = "retention/register/inspect_activity.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what it lacks."""
        context = super().get_context_data(**kwargs)
        context["languages"] = of_activity(self.object, self.request.user)
        return context

    def get_field_label(self, field_name: str, field: Field[Any, Any] | None) -> str:
        """What stands before a value; reverse relations have no name of their own."""
        labels = {
            "bases": _("Legal bases"),
            "data_categories": _("Kinds of data"),
            "rules": _("Retention rules"),
        }
        return str(labels.get(field_name) or super().get_field_label(field_name, field))

    def get_bases_display_value(self) -> str:
        """Each basis with its article."""
        return ", ".join(str(basis) for basis in self.object.bases.all()) or "–"

    def get_data_categories_display_value(self) -> str:
        """What forms for it may ask."""
        return ", ".join(str(datum) for datum in self.object.data_categories.all()) or "–"

    def get_rules_display_value(self) -> str:
        """The rules by name."""
        return ", ".join(str(rule) for rule in self.object.rules.all()) or "–"


def _bases(activity: Activity) -> str:
    return ", ".join(basis.legal_basis.article for basis in activity.bases.all())


def _rules(activity: Activity) -> str:
    language = get_language() or ""
    return ", ".join(rule.text(language).name for rule in activity.rules.all())


class ActivityViewSet(RegisterViewSet):
    """Activities: what is processed, why and on which ground."""

    model = Activity
    name = "retention_activity"
    url_prefix = "privacy/activities"
    icon = "list-ul"
    menu_label = _("Activities")
    menu_name = "privacy-activities"
    ordering = ["sort_order"]
    index_view_class = ActivityIndexView
    inspect_view_class = ActivityInspectView
    inspect_view_fields = ["key", "number", "parent", "bases", "data_categories", "rules"]
    search_fields = ["key", "texts__title", "texts__role_heading"]
    search_backend_name = None
    list_display = [
        "__str__",
        Column("number", label=_("Number")),
        Column("bases", label=_("Legal basis (GDPR)"), accessor=_bases),
        Column("rules", label=_("Retention rules"), accessor=_rules),
        Column("key", label=_("Key")),
    ]
    edit_handler = ObjectList(
        [
            GapsPanel(heading=_("What is missing")),
            FieldRowPanel([FieldPanel("key"), FieldPanel("number")]),
            FieldRowPanel([FieldPanel("parent"), FieldPanel("sort_order")]),
            FieldPanel("decides_automatically"),
            InlinePanel(
                "bases",
                [FieldPanel("basis"), FieldPanel("stated")],
                heading=_("Legal bases"),
                label=_("Legal basis"),
                min_num=1,
            ),
            InlinePanel(
                "data_categories",
                [FieldPanel("category")],
                heading=_("Kinds of data"),
                label=_("Kind of data"),
                help_text=_(
                    "What forms for this activity may ask. The statement tells the same in words, "
                    "in the texts below."
                ),
            ),
            InlinePanel(
                "texts",
                [FieldPanel(name) for name in TEXT_FIELDS],
                heading=_("Texts, once per language"),
                label=_("Text"),
                min_num=1,
            ),
        ],
        base_form_class=RegisterForm,
    )
