"""What the page editor asks and tells when the end of an event makes its registrations go."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from retention import clock
from retention.queries.period_words import written

from .models import EventPage
from .queries.ending import end_as_on, gone_once_published, gone_tonight

ASKED = "events_asked_about_the_end"
"""In the session: {page: the end that was asked about}."""


def ask_first(request: HttpRequest, page: EventPage) -> HttpResponse | None:
    """Keep the draft and ask, once for each end that makes registrations go at once."""
    today = clock.today()
    count = gone_once_published(page, today=today)
    asked = request.session.get(ASKED, {})
    end = end_as_on(page, today=today)
    if not count or end is None or asked.get(str(page.pk)) == end.isoformat():
        return None
    request.session[ASKED] = {**asked, str(page.pk): end.isoformat()}
    told = ngettext(
        "“%(page)s” is not published yet; your draft is kept. With this page the event ended on "
        "%(day)s. Then %(count)d registration is erased in the first night after publishing, and "
        "its personal link stops working at once. Is that day wrong? Correct it. Is it right? "
        "Publish once more.",
        "“%(page)s” is not published yet; your draft is kept. With this page the event ended on "
        "%(day)s. Then %(count)d registrations are erased in the first night after publishing, "
        "and their personal links stop working at once. Is that day wrong? Correct it. Is it "
        "right? Publish once more.",
        count,
    )
    messages.warning(request, told % _facts(page, end, count))
    return redirect("wagtailadmin_pages:edit", page.pk)


def tell_what_goes(request: HttpRequest, page: EventPage) -> None:
    """After publishing: how many registrations go tonight, and what keeps them."""
    today = clock.today()
    count, end = gone_tonight(page, today=today), end_as_on(page, today=today)
    if not count or end is None:
        return
    told = ngettext(
        "“%(page)s”: the event ended on %(day)s. So %(count)d registration is erased tonight, and "
        "its personal link does not work any more. Is that day wrong? Correct it and publish "
        "today: then the registration stays.",
        "“%(page)s”: the event ended on %(day)s. So %(count)d registrations are erased tonight, "
        "and their personal links do not work any more. Is that day wrong? Correct it and publish "
        "today: then the registrations stay.",
        count,
    )
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    buttons = [messages.button(url, _("Correct the day"))]
    messages.warning(request, told % _facts(page, end, count), buttons=buttons)


def _facts(page: EventPage, end: date, count: int) -> dict[str, object]:
    return {"page": page.get_admin_display_title(), "day": written(end), "count": count}
