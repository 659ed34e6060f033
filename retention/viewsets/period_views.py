"""Changing a rule's period: form, preview, confirmation, withdrawal, annulment.

Who may view the rule may see these screens; every change asks for the permission to
change a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from retention import clock
from retention.models import Rule, RuleVersion
from retention.operations.register import (
    annul_version,
    plan_change,
    refuse_change,
    withdraw_change,
)
from retention.queries.change import effect_of, first_day_of_change
from retention.queries.period_words import period_or_none_in_words
from retention.queries.register import pending_change
from retention.queries.sweeps import open_brakes_on

from .forms import PeriodForm, ReasonForm
from .wording import period_now
from .words import brake_in_words

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PERIOD_URL = "retention_rule:period"


class RuleScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen about one rule."""

    any_permission_required = ["add", "change", "view"]
    model = Rule
    index_url_name = ""
    edit_url_name = ""
    inspect_url_name = ""
    header_icon = "calendar-alt"
    page_title = gettext_lazy("Retention period")

    @cached_property
    def rule(self) -> Rule:
        """The rule that the address names."""
        rule: Rule = get_object_or_404(
            Rule.objects.select_related("activity"), pk=self.kwargs["pk"]
        )
        return rule

    @cached_property
    def may_change(self) -> bool:
        """Whether the user may do more than look."""
        return bool(self.user_has_permission("change"))

    @property
    def may_release(self) -> bool:
        """Whether the user may release a brake."""
        return bool(self.request.user.has_perm("retention.change_brake"))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse every change by who may only look."""
        if request.method not in ("GET", "HEAD", "OPTIONS") and not self.may_change:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The rule's name."""
        return str(self.rule)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Rules, this rule, its period."""
        to_rule = self.edit_url_name if self.may_change else self.inspect_url_name
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse(self.index_url_name),
                "label": capfirst(Rule._meta.verbose_name_plural or ""),
            },
            {"url": reverse(to_rule, args=[self.rule.pk]), "label": str(self.rule)},
            {"url": "", "label": self.get_page_title(), "sublabel": str(self.rule)},
        ]

    def render(self, template: str, **context: Any) -> HttpResponse:
        """The page, with what every screen about a period shows."""
        self.template_name = template
        response: HttpResponse = self.render_to_response(
            self.get_context_data(rule=self.rule, may_change=self.may_change, **context)
        )
        return response

    def back_to_period(self) -> HttpResponse:
        """To the overview of the rule's period."""
        return redirect(PERIOD_URL, pk=self.rule.pk)


class PeriodView(RuleScreen):
    """The period with its history; a change is previewed first, then confirmed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what holds, what is coming and what was."""
        return self.overview(PeriodForm(trigger=self.rule.trigger))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Preview, go back to the form, or carry out what was previewed."""
        form = PeriodForm(request.POST, trigger=self.rule.trigger)
        if "back" in request.POST or not self.is_possible(form):
            return self.overview(form)
        if "confirm" in request.POST:
            return self.carry_out(form)
        return self.preview(form)

    def is_possible(self, form: PeriodForm) -> bool:
        """Whether the change can be planned; adds to the form why not."""
        if not form.is_valid():
            return False
        try:
            refuse_change(self.rule, form.cleaned_data["period"], today=clock.today())
        except ValidationError as error:
            form.add_error(None, error)
        return form.is_valid()

    def overview(self, form: PeriodForm) -> HttpResponse:
        """The screen itself."""
        today = clock.today()
        versions = list(self.rule.versions.select_related("created_by", "annulled_by"))
        current = self.rule.as_rule().version_on(today)
        pending = pending_change(self.rule, today)
        return self.render(
            "retention/register/period.html",
            form=form,
            period=period_now(self.rule),
            criteria=[text for text in self.rule.texts.all() if text.criterion],
            pending=pending,
            effect=effect_of(self.rule, pending.period, today=today) if pending else None,
            brakes=[(brake, brake_in_words(brake)) for brake in open_brakes_on(self.rule.key)],
            may_release=self.may_release,
            current_from=current.effective_from if current else None,
            versions=list(reversed(versions)),
            today=today,
        )

    def preview(self, form: PeriodForm) -> HttpResponse:
        """What the change would do, before it is made."""
        today = clock.today()
        period = form.cleaned_data["period"]
        return self.render(
            "retention/register/period_preview.html",
            form=form,
            old=period_now(self.rule),
            new=period_or_none_in_words(period),
            first_day=first_day_of_change(today),
            effect=effect_of(self.rule, period, today=today),
            may_release=self.may_release,
        )

    def carry_out(self, form: PeriodForm) -> HttpResponse:
        """Plan the change."""
        try:
            version = plan_change(
                self.rule,
                form.cleaned_data["period"],
                today=clock.today(),
                reason=form.cleaned_data["reason"],
                by=cast("User", self.request.user),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.overview(form)
        messages.success(
            self.request,
            _("From %(day)s at 00:00 “%(rule)s” has this period: %(period)s.")
            % {
                "day": date_format(first_day_of_change(clock.today())),
                "rule": self.rule,
                "period": period_or_none_in_words(version.period),
            },
        )
        return self.back_to_period()


class VersionScreen(RuleScreen):
    """A screen about one version of the rule."""

    @cached_property
    def version(self) -> RuleVersion:
        """The version that the address names."""
        return get_object_or_404(RuleVersion, pk=self.kwargs["version_pk"], rule=self.rule)


class WithdrawView(VersionScreen):
    """Taking back a change that does not hold yet."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw, or say why that is no longer possible."""
        try:
            withdraw_change(self.version, today=clock.today())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The change is withdrawn. Nothing has changed."))
        return self.back_to_period()


class AnnulView(VersionScreen):
    """Letting a version that was a mistake count no longer."""

    page_title = gettext_lazy("Annul a version")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the reason."""
        return self.form_page(ReasonForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Annul, or say why not."""
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.form_page(form)
        reason = form.cleaned_data["reason"]
        try:
            annul_version(
                self.version, today=clock.today(), reason=reason, by=cast("User", request.user)
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request,
                _("The version is annulled. The next sweep calculates the due dates anew."),
            )
        return self.back_to_period()

    def form_page(self, form: ReasonForm) -> HttpResponse:
        """The form with the version that it is about."""
        return self.render(
            "retention/register/annul.html",
            form=form,
            version=self.version,
            period=period_or_none_in_words(self.version.period),
            back_url=reverse(PERIOD_URL, args=[self.rule.pk]),
        )
