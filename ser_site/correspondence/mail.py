"""The mail to one member: a link, no document, and nobody else's address."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_variables
from wagtail.models import Site

from retention.queries.period_words import written
from retention.sealing import VaultError
from ser_site.committees.queries.bodies import bodies, body_name

from .links import LASTS, token_of
from .models import Delivery

HEADERS = {
    # RFC 3834: nobody's holiday message should answer this.
    "Auto-Submitted": "auto-generated",
    # The same for Microsoft Exchange.
    "X-Auto-Response-Suppress": "All",
}


class Unreachable(LookupError):
    """There is no address that can be read: the secretariat fills it in, and it is tried again."""


@sensitive_variables("address", "mail")
def write_mail(delivery: Delivery) -> EmailMessage:
    """The mail in the site's first language. The title stays out of it: a mail is a postcard.

    Raises:
        Unreachable: nobody knows where to send it.
    """
    try:
        address = delivery.member.email.open()
    except VaultError:
        raise Unreachable(str(delivery)) from None
    if not address:
        raise Unreachable(str(delivery))
    meeting = delivery.sending.document.meeting
    with override(settings.LANGUAGE_CODE):
        body = body_name(bodies(), meeting.committee)
        told = {
            "body": body,
            "day": written(meeting.held_on),
            "kind": delivery.sending.document.get_kind_display(),
            "link": link_to(delivery),
            "days": LASTS.days,
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        return EmailMessage(
            subject=_("Something for you: %(body)s") % told,
            body=render_to_string("correspondence/mail.txt", told).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[address],
            headers=HEADERS,
        )


def link_to(delivery: Delivery) -> str:
    """The whole address."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise ImproperlyConfigured("there is no default site to link to")
    path = reverse("correspondence_paper", args=[token_of(delivery)])
    return f"{site.root_url}{path}"
