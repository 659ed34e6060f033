"""By what the inbox can be narrowed down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from forms_privacy import kinds
from forms_privacy.models import Form, Submission
from forms_privacy.queries.inbox import with_status
from forms_privacy.queries.rights import Right, forms_for
from retention import clock

AGES = (30, 60, 90)
ENDS = {"tonight": timedelta(0), "week": timedelta(days=7), "month": timedelta(days=30)}


def stage_choices() -> list[tuple[str, Any]]:
    """Every stage of every kind, once."""
    found = {stage.key: stage.label for kind in kinds.all_kinds() for stage in kind.stages}
    return list(found.items())


def forms_of(request: Any) -> QuerySet[Form]:
    """The forms whose messages the user sees."""
    return forms_for(request.user, Right.LIST) if request else Form.objects.none()


class InboxFilterSet(WagtailFilterSet):
    """By form, stage, age, end and handler; what is to be done unless asked otherwise."""

    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        choices=[
            ("ended", gettext_lazy("Nothing to do, until erased")),
            ("restricted", gettext_lazy("Restricted")),
            ("all", gettext_lazy("Everything")),
        ],
        empty_label=gettext_lazy("To do"),
        method="filter_status",
        widget=forms.RadioSelect,
    )
    form = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Form"),
        queryset=forms_of,
        empty_label=gettext_lazy("All"),
    )
    stage = django_filters.ChoiceFilter(
        label=gettext_lazy("Stage"), choices=stage_choices, empty_label=gettext_lazy("All")
    )
    handler = django_filters.ChoiceFilter(
        label=gettext_lazy("Handled by"),
        choices=[],
        empty_label=gettext_lazy("Everybody"),
        method="filter_handler",
    )
    age = django_filters.ChoiceFilter(
        label=gettext_lazy("Received"),
        choices=[
            ("30", gettext_lazy("More than 30 days ago")),
            ("60", gettext_lazy("More than 60 days ago")),
            ("90", gettext_lazy("More than 90 days ago")),
        ],
        empty_label=gettext_lazy("Whenever"),
        method="filter_age",
        widget=forms.RadioSelect,
    )
    ends = django_filters.ChoiceFilter(
        label=gettext_lazy("Is erased"),
        choices=[
            ("tonight", gettext_lazy("Tonight")),
            ("week", gettext_lazy("Within a week")),
            ("month", gettext_lazy("Within 30 days")),
            ("none", gettext_lazy("No date yet")),
        ],
        empty_label=gettext_lazy("Whenever"),
        method="filter_ends",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Submission
        fields = ["status", "form", "stage", "handler", "age", "ends"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["handler"].extra["choices"] = self.handler_choices()

    def handler_choices(self) -> list[tuple[str, str]]:
        """Me, nobody, and who has any."""
        users = get_user_model()._default_manager.filter(
            pk__in=Submission.objects.exclude(handler=None).order_by().values("handler")
        )
        others = [
            (str(user.pk), user.get_full_name() or user.get_username())
            for user in users
            if user != self.request.user
        ]
        return [("me", _("Me")), ("nobody", _("Nobody yet")), *others]

    def filter_status(
        self, rows: QuerySet[Submission], name: str, status: str
    ) -> QuerySet[Submission]:
        """A part of the inbox."""
        return with_status(rows, status, clock.today())

    def filter_handler(
        self, rows: QuerySet[Submission], name: str, whose: str
    ) -> QuerySet[Submission]:
        """The user's own, nobody's, or somebody's."""
        if whose == "nobody":
            return rows.filter(handler=None)
        return rows.filter(handler=self.request.user.pk if whose == "me" else int(whose))

    def filter_age(self, rows: QuerySet[Submission], name: str, days: str) -> QuerySet[Submission]:
        """Received before a day."""
        return rows.filter(collected_on__lt=clock.today() - timedelta(days=int(days)))

    def filter_ends(self, rows: QuerySet[Submission], name: str, when: str) -> QuerySet[Submission]:
        """Due by a day, or never yet."""
        if when == "none":
            return rows.filter(due=None)
        until: date = clock.today() + ENDS[when]
        return rows.filter(due__lte=until)
