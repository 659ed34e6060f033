"""The screen on which a statement that was held back is confirmed."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision

from privacy_blocks.publishing.acts import publish_confirmed
from privacy_blocks.publishing.findings import Finding, day_of, findings, is_statement
from privacy_blocks.publishing.waiting import MAY_CONFIRM, who_may_confirm
from retention import clock


class ConfirmForm(forms.Form):
    """Why it may be published as it is."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why may it say this?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stays in the history of the page, with your name."),
    )


class ConfirmView(WagtailAdminTemplateMixin, View):
    """The lines that differ; who may confirms them with a reason, which publishes the draft."""

    template_name = "privacy_blocks/publishing/confirm.html"
    page_title = gettext_lazy("Not published yet")
    header_icon = "warning"
    _show_breadcrumbs = True

    @cached_property
    def page(self) -> Page:
        """The statement that the address names."""
        page: Page = get_object_or_404(Page, pk=self.kwargs["pk"]).specific
        if not is_statement(page):
            raise Http404
        return page

    @cached_property
    def may_confirm(self) -> bool:
        """Whether the user may publish what the register does not say."""
        return bool(self.request.user.has_perm(MAY_CONFIRM))

    @cached_property
    def may_edit(self) -> bool:
        """Whether the user may go to the editor."""
        return bool(self.page.permissions_for_user(self.request.user).can_edit())

    @cached_property
    def revision(self) -> Revision | None:
        """The latest draft."""
        return cast("Revision | None", self.page.get_latest_revision())

    @cached_property
    def found(self) -> list[Finding]:
        """What has to be confirmed."""
        draft = self.revision.as_object() if self.revision else self.page
        return findings(draft, today=day_of(draft, today=clock.today()))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For who may confirm, and for the page's editors."""
        if not (self.may_confirm or self.may_edit):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The page's title."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The page, this screen."""
        title = self.get_page_subtitle()
        editor = [{"url": self.edit_url, "label": title}] if self.may_edit else []
        here = {"url": "", "label": self.get_page_title(), "sublabel": title}
        return [*self.breadcrumbs_items, *editor, here]

    @property
    def edit_url(self) -> str:
        """The address of the editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what differs."""
        return self.screen(ConfirmForm(initial={"revision": self.latest}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publish the draft that was looked at, and nothing that came after it."""
        if not self.may_confirm:
            raise PermissionDenied
        form = ConfirmForm(request.POST)
        if not self.found or self.revision is None:
            messages.info(request, _("There is nothing to confirm any more."))
            return redirect(self.after)
        if form.is_valid() and form.cleaned_data["revision"] != self.latest:
            form = ConfirmForm(
                {"revision": self.latest, "reason": form.cleaned_data["reason"]},
            )
            form.add_error(None, _("The draft was changed meanwhile. Look at it again."))
        if not form.is_valid():
            return self.screen(form)
        publish_confirmed(
            self.page,
            self.revision,
            self.found,
            reason=form.cleaned_data["reason"],
            user=cast("Any", request.user),
        )
        messages.success(request, self.published_words())
        return redirect(self.after)

    @property
    def latest(self) -> int:
        """The number of the latest draft."""
        return self.revision.pk if self.revision else 0

    @property
    def after(self) -> str:
        """Where to go when it is done."""
        return self.edit_url if self.may_edit else reverse("wagtailadmin_home")

    def published_words(self) -> str:
        """That it is public, or will be on its day."""
        page = Page.objects.get(pk=self.page.pk)
        words = {"page": page.get_admin_display_title()}
        if page.live_revision_id == self.latest or page.live and not page.has_unpublished_changes:
            return _("“%(page)s” is published. Your reason is in its history.") % words
        return _("“%(page)s” is scheduled. Your reason is in its history.") % words

    def screen(self, form: ConfirmForm) -> HttpResponse:
        """The lines, with the form for who may."""
        context = self.get_context_data(
            form=form,
            page=self.page,
            found=self.found,
            may_confirm=self.may_confirm,
            people=who_may_confirm(),
            edit_url=self.edit_url if self.may_edit else "",
            here=self.request.build_absolute_uri(),
        )
        response: HttpResponse = self.render_to_response(context)
        return response
