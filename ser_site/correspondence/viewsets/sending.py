"""Sending a document, and trying again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from retention import clock
from ser_site.correspondence.models import Delivery
from ser_site.correspondence.operations.sending import (
    Delivered,
    DocumentGone,
    NobodyToSendTo,
    deliver,
    send,
)

from .screens import DocumentScreen


class SendView(DocumentScreen):
    """Send it to who sits in the committee now."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record the sending, then try every mail."""
        today, now = clock.today(), timezone.now()
        to_all = "to_all" in request.POST
        try:
            sending = send(self.document, to_all=to_all, by=request.user, today=today, now=now)
        except DocumentGone:
            messages.error(request, _("This document is past its date. Nothing was sent."))
        except NobodyToSendTo:
            messages.warning(request, _("There is nobody to send it to. Nothing was sent."))
        else:
            tell(request, deliver(sending.deliveries.all(), today=today, now=now))
        return redirect(self.document_url())


class TryAgainView(DocumentScreen):
    """Send what the mail server did not take."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try every mail of this document that is waiting."""
        waiting = Delivery.objects.filter(sending__document=self.document)
        tell(request, deliver(waiting, today=clock.today(), now=timezone.now()))
        return redirect(self.document_url())


def tell(request: HttpRequest, outcome: Delivered) -> None:
    """What became of it, in words."""
    sent = ngettext("%(count)d mail was sent.", "%(count)d mails were sent.", outcome.sent)
    if not outcome.waiting:
        messages.success(request, sent % {"count": outcome.sent})
        return
    waiting = ngettext(
        "%(count)d mail could not be sent. It is kept and tried again.",
        "%(count)d mails could not be sent. They are kept and tried again.",
        outcome.waiting,
    )
    told = [sent % {"count": outcome.sent}, waiting % {"count": outcome.waiting}]
    messages.warning(request, " ".join(told))
