"""The ways on which the admin publishes a page, each of which passes by here first.

What is not stopped here (a schedule whose day has come, publishing in code) is seen by
``check_promises`` and by the screen of the promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from privacy_blocks.publishing.acts import hold_back
from privacy_blocks.publishing.findings import is_statement
from retention import clock

CONFIRM_URL = "privacy_blocks:confirm"


def before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """From the editor, now or on a day to come: the draft is saved, and shown to be confirmed."""
    if not is_statement(page) or not hold_back(page, _user(request), today=clock.today()):
        return None
    return redirect(CONFIRM_URL, page.pk)


def before_publishing_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """From wagtail-localize's editor: what it would publish becomes a draft, when that differs."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not is_statement(page) or not page.permissions_for_user(request.user).can_publish():
        return None
    draft = _translated(page)
    if draft is None:
        return None
    draft.save_revision(user=_user(request))
    page.refresh_from_db()
    return before_publishing(request, page)


def _translated(page: Page) -> Any:
    """The page as its translation would make it; None when wagtail-localize says why not."""
    from wagtail_localize.models import Translation

    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    try:
        return translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    except ValidationError:
        return None


def before_publishing_many(
    request: HttpRequest, action_type: str, objects: Iterable[Page], action: Any
) -> HttpResponse | None:
    """From a list: nothing of it is published when a statement among it has to be confirmed."""
    if action_type != "publish":
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    for page in _statements(objects, below):
        if hold_back(page, _user(request), today=clock.today()):
            messages.error(
                request,
                _("Nothing is published: “%(page)s” has to be confirmed first.")
                % {"page": page.get_admin_display_title()},
            )
            return redirect(CONFIRM_URL, page.pk)
    return None


def _statements(objects: Iterable[Page], below: bool) -> Iterator[Page]:
    for page in objects:
        family = [page, *(page.get_descendants().not_live() if below else ())]
        yield from (one for one in (each.specific for each in family) if is_statement(one))


def _user(request: HttpRequest) -> Any:
    return request.user
