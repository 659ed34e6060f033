"""What the listings of images and videos have in common: the end date, and filters on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import BaseMediaFilterSet, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn

from media_retention.models import MediumBasis, RetainedMedium
from media_retention.queries.explain import STORE, Glance, glances
from media_retention.queries.permissions import may_view_all, viewable
from media_retention.views.medium import edit_url
from media_retention.words import STATES
from retention import clock
from retention.models import Hold
from retention.spreadsheets import NoFileMixin

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WITHIN = {"soon": timedelta(days=30), "quarter": timedelta(days=90)}

ORDERINGS: dict[str, _StrPromise] = {
    "due": _("Stays until: soonest first"),
    "-due": _("Stays until: latest first"),
}

ENDS: list[tuple[str, _StrPromise]] = [
    ("soon", _("Goes within 30 days")),
    ("quarter", _("Goes within 90 days")),
    ("over", _("Period over")),
    ("none", _("No end date")),
]

STANDINGS: list[tuple[str, _StrPromise]] = [
    ("down", _("Off the site")),
    ("held", _("Under a hold")),
]

PEOPLE: list[tuple[str, _StrPromise]] = [
    *[(basis.value, basis.label) for basis in MediumBasis],
    ("nobody", _("Nobody can be recognised")),
]


@dataclass(frozen=True, slots=True)
class InListing:
    """A medium's state as a listing shows it."""

    glance: Glance
    label: str
    tone: str


def ends(answer: str, today: date) -> Q:
    """Which media a choice of the filter on end dates means."""
    if answer in WITHIN:
        return Q(due__gt=today, due__lte=today + WITHIN[answer], taken_down_at=None)
    return Q(due__lte=today) if answer == "over" else Q(due=None)


def stands(answer: str) -> Q:
    """Which media are off the site, or under a hold."""
    if answer == "down":
        return Q(taken_down_at__isnull=False)
    return Q(uuid__in=Hold.objects.active().filter(store=STORE).values("record"))


def shows(answer: str) -> Q:
    """Which media show people on this ground: the basis of a picture of nobody is no basis."""
    if answer == "nobody":
        return Q(people_recognisable=False)
    return Q(people_recognisable=True, legal_basis=answer)


class EndFilterSet(WagtailFilterSet):
    """Filters on what the suite knows of a medium; they narrow each other."""

    end = django_filters.ChoiceFilter(
        label=_("Stays until"),
        choices=ENDS,
        empty_label=_("All"),
        method="filter_end",
        widget=forms.RadioSelect,
    )
    standing = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=STANDINGS,
        empty_label=_("All"),
        method="filter_standing",
        widget=forms.RadioSelect,
    )
    people = django_filters.ChoiceFilter(
        label=_("People and ground"),
        choices=PEOPLE,
        empty_label=_("All"),
        method="filter_people",
        widget=forms.RadioSelect,
    )

    def filter_end(
        self, media: QuerySet[RetainedMedium], name: str, answer: str
    ) -> QuerySet[RetainedMedium]:
        """Those that end then."""
        return narrowed(media, ends(answer, clock.today()))

    def filter_standing(
        self, media: QuerySet[RetainedMedium], name: str, answer: str
    ) -> QuerySet[RetainedMedium]:
        """Those that visitors cannot see, or that stay past their end."""
        return narrowed(media, stands(answer))

    def filter_people(
        self, media: QuerySet[RetainedMedium], name: str, answer: str
    ) -> QuerySet[RetainedMedium]:
        """Those with people on this ground, or without people."""
        return narrowed(media, shows(answer))


class RetainedFilterSet(EndFilterSet, BaseMediaFilterSet):
    """Wagtail's filters on files in collections, and those on what the suite knows."""


def narrowed(media: QuerySet[RetainedMedium], condition: Q) -> QuerySet[RetainedMedium]:
    """By primary key: a search knows the other fields only if a site indexes them."""
    chosen = media.model._default_manager.filter(condition)
    return media.filter(pk__in=chosen.values("pk"))


BULK = "media"
"""What a row is called in the page, for the boxes that select it."""


def title_id(medium: RetainedMedium) -> str:
    """The id of a title in the page: the box beside it says what it selects."""
    return f"{BULK}_{medium.pk}_title"


class DueColumn(BaseColumn):
    """Until when a medium stays, and its state where that is not the usual."""

    cell_template_name = "media_retention/due_cell.html"


def indexed_for_sorting(model: type[Any]) -> set[str]:
    """By which fields what a search finds can be sorted."""
    return {field.field_name for field in model.get_filterable_search_fields()}


class RetainedListing(NoFileMixin):
    """For an index view of Wagtail's: end dates, who may only view, order by end date."""

    request: Any
    model: Any
    is_searching: Any
    any_permission_required = ("add", "change", "delete")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Let in who may view all media without changing any."""
        if may_view_all(request.user):
            self.any_permission_required = None  # type: ignore[assignment]
        return super().dispatch(request, *args, **kwargs)

    def get_valid_orderings(self) -> list[str]:
        """A search cannot put its results in order of what it does not index."""
        orderings = list(super().get_valid_orderings())
        if not self.is_searching:
            return orderings
        sortable = indexed_for_sorting(self.model)
        return [key for key in orderings if key not in ORDERINGS and key.lstrip("-") in sortable]

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What has no end comes last, whatever the database thinks of it."""
        ordering = self.ordering
        if ordering == "due":
            return queryset.order_by(F("due").asc(nulls_last=True), "-pk")
        if ordering == "-due":
            return queryset.order_by(F("due").desc(nulls_last=True), "-pk")
        ordered: QuerySet[Any] = super().order_queryset(queryset)
        return ordered

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the state of every medium on this page, in one query."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        tell(list(context["object_list"]))
        return context

    def get_edit_url(self, instance: RetainedMedium) -> str:
        """The edit screen; it sends on who may only look."""
        return edit_url(instance)

    @cached_property
    def may_view_all(self) -> bool:
        """Whether the user sees what others uploaded to any collection."""
        return may_view_all(self.request.user)

    def whatever_user_may_see(self) -> QuerySet[RetainedMedium]:
        """The media that the listing may show."""
        return viewable(self.request.user, self.model)


def tell(media: Sequence[Any]) -> None:
    """Put on each medium what a listing tells of it."""
    known: dict[UUID, Glance] = glances(media, today=clock.today())
    for medium in media:
        glance = known[medium.uuid]
        label, tone = STATES[glance.state]
        medium.in_listing = InListing(glance, str(label), tone)
