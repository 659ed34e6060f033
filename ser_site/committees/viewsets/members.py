"""Members: the list, one to be read, recording and changing."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView, InspectView
from wagtail.admin.widgets.button import Button, HeaderButton

from retention import clock
from retention.queries.holds import active_hold
from retention.queries.period_words import written
from retention.sealing import VaultError
from retention.spreadsheets import NoFileMixin
from retention.viewsets.base import ReadableHistoryView, RegisterViewSet
from ser_site.committees.models import MEMBERS, Member, MemberPage
from ser_site.committees.operations import recording
from ser_site.committees.operations.departure import AlreadyGone
from ser_site.committees.queries.bodies import bodies, body_name
from ser_site.committees.queries.departing import terms_of
from ser_site.committees.queries.private import called, may_see_private, opened
from ser_site.committees.queries.profiles import profiles_of

from .departure import GoesView, LeaveView, StayView
from .ending import EndingView, ReappointView
from .member_forms import MemberForm
from .private_screen import NAME, MemberLookup, MemberScreen


def status_of(member: Member) -> str:
    """Whether a member is one, and until when."""
    if member.left_on is None:
        return _("Member")
    if member.has_left(clock.today()):
        return _("Has left: erased tonight")
    return _("Leaves on %(day)s") % {"day": written(member.left_on)}


class MemberIndexView(NoFileMixin, MemberScreen, IndexView):
    """Members by name for who may see that, by number for others."""

    default_ordering = "pk"
    template_name = "committees/admin/index.html"
    any_permission_required = ["add", "change", "view"]

    def get_base_queryset(self) -> QuerySet[Member]:
        """In the order of the public names, which is where an order is known."""
        profile = MemberPage.objects.filter(member=OuterRef("pk")).order_by("locale", "pk")
        members: QuerySet[Member] = Member.objects.annotate(
            public_name=Subquery(profile.values("title")[:1])
        ).prefetch_related("terms")
        return members

    def order_queryset(self, queryset: QuerySet[Member]) -> QuerySet[Member]:
        """By name only for who may see names: an order tells too."""
        if may_see_private(self.request.user):
            return queryset.order_by("public_name", "pk")  # type: ignore[misc]
        return queryset.order_by("pk")

    @cached_property
    def names(self) -> dict[int, str]:
        """What the members on this page of the list are called."""
        return {}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Open the names of this page of the list, with one query."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        self.names.update(called(list(context["object_list"]), self.request.user))
        return context

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Also the way to what runs out."""
        buttons: list[HeaderButton] = list(super().header_buttons)
        ending = reverse(f"{NAME}:ending")
        return [
            *buttons,
            HeaderButton(_("What ends within 6 months"), url=ending, icon_name="date"),
        ]

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Who, where, and whether they leave."""
        known = bodies()
        columns = [
            self._get_title_column_class(TitleColumn)(
                "called",
                label=_("Member"),
                accessor=lambda one: self.names.get(one.pk, str(one)),
                get_url=lambda one: reverse(f"{NAME}:inspect", args=[one.pk]),
                classname="retention-title",
            ),
            Column("sits", label=_("Sits in"), accessor=lambda one: seats(one, known)),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor=status_of,
                primary=lambda one: one.left_on is None,
            ),
        ]
        if may_see_private(self.request.user):
            columns.insert(1, Column("number", label=_("Number")))
        return columns

    def get_list_more_buttons(self, instance: Member) -> list[Button]:
        """Add the way out."""
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if instance.left_on is None and self.user_has_permission("change"):
            url = reverse(f"{NAME}:leave", args=[instance.pk])
            buttons.append(Button(_("Leaves…"), url=url, icon_name="logout", priority=5))
        return buttons


def seats(member: Member, known: dict[Any, str]) -> str:
    """The committees in which a member sits now."""
    today = clock.today()
    now = [
        body_name(known, term.committee)
        for term in member.terms.all()
        if term.start <= today and (term.end is None or term.end >= today)
    ]
    return ", ".join(now) or "–"


class MemberInspectView(MemberScreen, MemberLookup, InspectView):
    """One member to be read."""

    template_name = "committees/admin/inspect.html"
    any_permission_required = ["add", "change", "view"]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Edit, leave, and a hold for who may place one."""
        buttons = []
        if self.user_has_permission("change") and not self.object.has_left(clock.today()):
            edit = reverse(f"{NAME}:edit", args=[self.object.pk])
            leave = reverse(f"{NAME}:leave", args=[self.object.pk])
            label = _("Leaves…") if self.object.left_on is None else _("Other day…")
            buttons = [
                HeaderButton(_("Edit"), url=edit, icon_name="edit"),
                HeaderButton(label, url=leave, icon_name="logout"),
            ]
        if self.request.user.has_perm("retention.add_hold"):
            hold = reverse("retention_hold:place", args=[MEMBERS, self.object.uuid])
            buttons.append(HeaderButton(_("Place under a hold"), url=hold, icon_name="lock"))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open what lies in the vault, for who may see it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user, known = self.request.user, bodies()
        context["may_see_private"] = may_see_private(user)
        context["who"], context["unreadable"] = self.who()
        context["status"] = status_of(self.object)
        context["has_left"] = self.object.has_left(clock.today())
        context["may_change"] = self.user_has_permission("change")
        context["hold"] = active_hold(MEMBERS, self.object.uuid)
        context["terms"] = [
            (body_name(known, term.committee), term) for term in terms_of(self.object)
        ]
        context["profiles"] = self.profiles()
        return context

    def who(self) -> tuple[list[tuple[str, str]], bool]:
        """Labels and opened values; and whether the vault refused."""
        if not may_see_private(self.request.user):
            return [], False
        try:
            return list(opened(self.object)), False
        except VaultError:
            return [], True

    def profiles(self) -> list[tuple[MemberPage, str]]:
        """The profile in each language, with its address in the admin for who may edit it."""
        found = profiles_of([self.object.uuid]).select_related("locale")
        user = self.request.user
        return [
            (
                page,
                reverse("wagtailadmin_pages:edit", args=[page.pk])
                if page.permissions_for_user(user).can_edit()
                else "",
            )
            for page in found
        ]


class MemberCreateView(MemberScreen, CreateView):
    """Recording a member."""

    def save_instance(self) -> Member:
        """Record it, with its terms."""
        member = self.form.save(commit=False)
        return recording.record(member, self.form.save_terms, by=self.request.user)

    def get_success_url(self) -> str:
        """The member."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """It is on the screen already."""
        return []


class MemberEditView(MemberScreen, MemberLookup, EditView):
    """Changing a member who has not left."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form, as long as the member is one."""
        if self.object.has_left(clock.today()):
            return self.has_left()
        return super().get(request, *args, **kwargs)

    def save_instance(self) -> Member:
        """Save it, with its terms."""
        member: Member = self.form.save(commit=False)
        by, today = self.request.user, clock.today()
        recording.change(member, self.form.save_terms, today=today, by=by)
        return member

    def form_valid(self, form: Any) -> Any:
        """Save, unless a departure came in between."""
        try:
            return super().form_valid(form)
        except recording.HasLeft:
            return self.has_left()
        except AlreadyGone:
            raise Member.DoesNotExist from None

    def has_left(self) -> Any:
        """Said in place of the form."""
        messages.warning(self.request, _("This member has left: nothing can be changed."))
        return redirect(f"{NAME}:inspect", self.object.pk)

    def get_success_url(self) -> str:
        """The member."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """It is on the screen already."""
        return []


class MemberHistoryView(MemberScreen, MemberLookup, ReadableHistoryView):
    """Who changed a member's record, and when."""


class MemberViewSet(RegisterViewSet):
    """Members: read, record, change, leave, stay."""

    model = Member
    name = NAME
    url_prefix = "members"
    icon = "group"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Members")
    menu_order = 250
    index_view_class = MemberIndexView
    inspect_view_class = MemberInspectView
    add_view_class = MemberCreateView
    edit_view_class = MemberEditView
    history_view_class = MemberHistoryView
    index_template_name = MemberIndexView.template_name
    inspect_template_name = MemberInspectView.template_name
    create_template_name = "committees/admin/form.html"
    edit_template_name = "committees/admin/form.html"
    list_per_page = 100

    def get_form_class(self, for_update: bool = False) -> type[MemberForm]:
        """The form with terms in it."""
        return MemberForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add leaving and staying."""
        return [
            *super().get_urlpatterns(),
            path("leave/<int:pk>/", self.construct_view(LeaveView), name="leave"),
            path("goes/<int:pk>/", self.construct_view(GoesView), name="goes"),
            path("stay/<int:pk>/", self.construct_view(StayView), name="stay"),
            path("ending/", self.construct_view(EndingView), name="ending"),
            path(
                "reappoint/<int:pk>/<int:term>/",
                self.construct_view(ReappointView),
                name="reappoint",
            ),
        ]
