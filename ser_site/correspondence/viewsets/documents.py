"""Documents of a meeting: adding, reading, saving the file, removing a mistake."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from retention import clock
from retention.queries.holds import active_hold
from retention.sealing import VaultError
from ser_site.committees.queries.bodies import bodies, body_name
from ser_site.correspondence.links import LASTS
from ser_site.correspondence.models import CORRESPONDENCE, Document
from ser_site.correspondence.operations import recording
from ser_site.correspondence.queries.opened import file_name, opened_file
from ser_site.correspondence.queries.recipients import distribution
from ser_site.correspondence.views import as_attachment

from .forms import DocumentForm
from .screens import NAME, DocumentScreen, MeetingScreen


class AddDocumentView(MeetingScreen):
    """A new document of a meeting."""

    permission_required = "add"
    page_title = gettext_lazy("New document")
    template_name = "correspondence/admin/add_document.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, with today as its date."""
        return self.form_page(DocumentForm(initial={"dated_on": clock.today()}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep it, or say what is wrong."""
        form = DocumentForm(request.POST, request.FILES, instance=Document(meeting=self.meeting))
        if not form.is_valid():
            return self.form_page(form)
        try:
            document = recording.record(
                form.save(commit=False),
                form.content,
                ending=form.ending,
                today=clock.today(),
                by=request.user,
            )
        except recording.MeetingGone:
            raise Http404 from None
        messages.success(request, _("Kept. Nobody has it yet: you can send it now."))
        return redirect(f"{NAME}:document", document.pk)

    def form_page(self, form: DocumentForm) -> HttpResponse:
        """The form."""
        return self.page(form=form, media=form.media)


class DocumentView(DocumentScreen):
    """One document, to whom it went, and who would get it now."""

    page_title = gettext_lazy("Meeting document")
    template_name = "correspondence/admin/document.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen; the title is opened, or said to be unreadable."""
        today = clock.today()
        title, message, unreadable = self.opened()
        listed = distribution(self.document, today)
        sendings = list(self.document.sendings.select_related("sent_by"))
        hold = reverse("retention_hold:place", args=[CORRESPONDENCE, self.document.uuid])
        return self.page(
            document=self.document,
            title=title,
            message=message,
            unreadable=unreadable,
            body=body_name(bodies(), self.meeting.committee),
            listed=[one for one in listed if one.address],
            without=[one for one in listed if not one.address],
            left=sum(bool(one.address) and not one.had_it for one in listed),
            sendings=[(one, _called(one.sent_by), one.wanted - one.sent) for one in sendings],
            waiting=self.document.sendings.filter(deliveries__sent_at=None)
            .exclude(deliveries=None)
            .exists(),
            days=LASTS.days,
            hold=active_hold(CORRESPONDENCE, self.document.uuid),
            hold_url=hold,
            may_hold=request.user.has_perm("retention.add_hold"),
            may_change=self.user_has_permission("change"),
            is_due=self.document.is_due(today),
        )

    def opened(self) -> tuple[str, str, bool]:
        """Title and message; and whether the vault refused."""
        try:
            return self.document.title.open(), self.document.message.open(), False
        except VaultError:
            return str(self.document), "", True


def _called(user: User | None) -> str:
    return _("somebody who is gone") if user is None else user.get_full_name() or user.username


class DocumentFileView(DocumentScreen):
    """The file, to be saved."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As an attachment."""
        try:
            return as_attachment(opened_file(self.document), file_name(self.document))
        except VaultError:
            messages.error(
                request,
                _(
                    "This cannot be read: its key is missing or wrong. "
                    "Ask who looks after the server."
                ),
            )
            return redirect(self.document_url())


class RemoveDocumentView(DocumentScreen):
    """Removing a document that was a mistake."""

    permission_required = "change"
    page_title = gettext_lazy("Remove document")
    template_name = "correspondence/admin/remove.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask."""
        return self.page(document=self.document, document_url=self.document_url())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Erase it, unless a hold keeps it."""
        back = self.back_url()
        if recording.remove(self.document, today=clock.today()):
            messages.success(request, _("The document is erased. Links to it open no longer."))
        else:
            messages.warning(
                request, _("This document is under a hold: it is kept, and nobody can open it.")
            )
        return redirect(back)
