"""What the page editor tells of the media on a page, before editing and after publishing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from media_retention.queries.explain import State
from media_retention.queries.page_uses import PageUse, uses_on_page
from media_retention.queries.permissions import may_see_report
from retention import clock
from retention.queries.period_words import written

SOON = timedelta(days=30)


def warn_editor(request: HttpRequest, page: Page) -> None:
    """Say what the page loses soon, and what visitors no longer see on it."""
    today = clock.today()
    uses = uses_on_page(page, today=today)
    lines = [
        f"“{one.medium}”: {written(one.until)}"
        for one in uses
        if one.state is State.SHOWN and one.until is not None and one.until <= today + SOON
    ]
    if lines:
        intro = _("Within 30 days this page loses:")
        messages.warning(request, _listed(intro, lines), buttons=_to_the_report(request, page))
    _say_what_is_hidden(request, uses)


def tell_what_was_placed(
    request: HttpRequest, page: Page, before: Mapping[UUID, date | None]
) -> None:
    """Say until when what is new on the page or got another end stays, and what is not shown."""
    uses = uses_on_page(page, today=clock.today())
    new = [
        one
        for one in uses
        if one.state is State.SHOWN and (one.use not in before or one.due != before[one.use])
    ]
    if new:
        lines = map(_stays, new)
        messages.info(request, _listed(_("How long this stays on the page:"), lines))
    _say_what_is_hidden(request, uses)
    _say_what_can_be_put_right(request, uses)


def _to_the_report(request: HttpRequest, page: Page) -> list[Any]:
    """A button that leads to what goes from this page, for who may see it."""
    if not may_see_report(request.user):
        return []
    url = f"{reverse('media_retention:leaving')}?{urlencode({'page': page.pk})}"
    return [messages.button(url, _("See everything that goes from this page"))]


def _say_what_is_hidden(request: HttpRequest, uses: Iterable[PageUse]) -> None:
    hidden = [one for one in uses if one.state is not State.SHOWN]
    if hidden:
        intro = _("Visitors do not see on this page:")
        advice = _("Choose something else in its place, or leave the place empty.")
        messages.warning(request, _listed(intro, map(_hidden, hidden), advice))


def _say_what_can_be_put_right(request: HttpRequest, uses: Iterable[PageUse]) -> None:
    """A mistyped year is a matter of hours."""
    if any(one.state is State.OVER and one.said_today for one in uses):
        messages.warning(
            request,
            _(
                "That is because of the date of this page. It goes from this page and its"
                " translations with the next sweep, and is erased if it may stand nowhere else."
                " Is the date wrong? Correct it today: from tomorrow it counts."
            ),
        )


def _stays(one: PageUse) -> str:
    if not one.medium.people_recognisable:
        return _("“%(title)s”: no end date, for nobody can be recognised.") % {"title": one.medium}
    basis = one.medium.get_legal_basis_display()
    if one.until is None:
        return _("“%(title)s”: no end date yet (legal basis: %(basis)s).") % {
            "title": one.medium,
            "basis": basis,
        }
    return _("“%(title)s”: until %(day)s (legal basis: %(basis)s).") % {
        "title": one.medium,
        "day": written(one.until),
        "basis": basis,
    }


def _hidden(one: PageUse) -> str:
    if one.state is State.DOWN or one.until is None:
        return _("“%(title)s”: it was taken off the site.") % {"title": one.medium}
    return _("“%(title)s”: its period ended on %(day)s.") % {
        "title": one.medium,
        "day": written(one.until),
    }


def _listed(intro: str, lines: Iterable[str], advice: str = "") -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html('{}<ul class="w-my-2">{}</ul>{}', intro, items, advice)
