"""What the report "what leaves the site" can be narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from media_retention import conf
from media_retention.models import Placement
from media_retention.queries.leaving_rows import rule_names
from retention.queries.period_words import readers_language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HOLDS: list[tuple[str, _StrPromise]] = [("yes", _("Under a hold")), ("no", _("Not under a hold"))]


def rule_choices() -> list[tuple[str, str]]:
    """The rules that media can fall under, by name."""
    keys = conf.all_rules()
    names = rule_names(keys, readers_language())
    return sorted(((key, names.get(key, key)) for key in keys), key=lambda choice: choice[1])


class PageChooser(AdminPageChooser):
    """Wagtail's, for an address that anyone may have changed."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """A page's id; nothing for what is none, on which Wagtail's own would stumble."""
        value = super().value_from_datadict(data, files, name)
        return value if value and str(value).isdecimal() else None


class LeavingFilterSet(WagtailFilterSet):
    """Only the form: the report asks the database itself, of several tables at once."""

    period = django_filters.DateFromToRangeFilter(
        label=_("Leaves between"), widget=DateRangePickerWidget
    )
    rule = django_filters.ChoiceFilter(
        label=_("Retention rule"),
        choices=rule_choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    page = django_filters.ModelChoiceFilter(
        label=_("On this page or below it"),
        queryset=Page.objects.all(),
        widget=PageChooser,
    )
    held = django_filters.ChoiceFilter(
        label=_("Hold"), choices=HOLDS, empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        """A model, for django-filter asks for one."""

        model = Placement
        fields: list[str] = []
