"""What the page editor tells of what came in with a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from forms_privacy.models import Form, Question, Submission
from forms_privacy.operations.questions import note_questions
from forms_privacy.queries.questions import undecided
from retention import clock

from .pages import PrivacyFormMixin


def note_published(page: PrivacyFormMixin) -> list[Question]:
    """Let the inbox know the form of a published page, and what it asks. Returns what went."""
    asked: dict[str, str] = {}
    for other in _translations(page):
        asked |= {field.clean_name: field.label for field in other.get_form_fields()}
    return note_questions(page.form_record, asked, today=clock.today())


def _translations(page: Any) -> list[PrivacyFormMixin]:
    """The page in every language, itself last: they share their messages."""
    others = type(page).objects.filter(translation_key=page.translation_key, live=True)
    return [*others.exclude(pk=page.pk), page]


def ask_about_answers(request: HttpRequest, page: Page) -> None:
    """After publishing: questions that went, and whose answers nobody has decided about.

    Those of before are told as long as answers were left under a hold or a restriction.
    """
    if not isinstance(page, PrivacyFormMixin):
        return
    form = page.form_record
    if not Submission.objects.filter(form=form).exists():
        return
    today = clock.today()
    for question in undecided(form).filter(Q(removed_on=today) | Q(answers_left__gt=0)):
        back = urlencode({"next": reverse("wagtailadmin_pages:edit", args=[page.pk])})
        url = f"{reverse('forms_inbox:question', args=[question.pk])}?{back}"
        buttons = [messages.button(url, _("Remove those answers now…"))]
        messages.warning(request, _answers_stay(question), buttons=buttons)


def _answers_stay(question: Question) -> str:
    """That answers to it are there, and why."""
    if question.answers_left:
        told = ngettext(
            "“%(question)s” is no longer asked. When its answers were removed, %(count)d message "
            "was restricted or under a hold. The answer stays there until you remove it.",
            "“%(question)s” is no longer asked. When its answers were removed, %(count)d messages "
            "were restricted or under a hold. The answers stay there until you remove them.",
            question.answers_left,
        )
    else:
        told = _(
            "“%(question)s” is no longer asked. Answers that came in stay with their message, "
            "and are erased with it."
        )
    return told % {"question": question.label, "count": question.answers_left}


def warn_before_removal(request: HttpRequest, pages: Sequence[Page]) -> None:
    """Before a page is deleted or unpublished: what came in with it stays until its own end."""
    keys = [page.translation_key for page in pages]
    for page in pages:
        keys += page.get_descendants().values_list("translation_key", flat=True)
    for form in Form.objects.filter(uuid__in=keys):
        count = Submission.objects.filter(form=form).count()
        if count:
            told = ngettext(
                "%(count)d message came in with “%(form)s”. It stays in the inbox and is erased "
                "on its own day, neither earlier nor later.",
                "%(count)d messages came in with “%(form)s”. They stay in the inbox and are "
                "erased on their own day, neither earlier nor later.",
                count,
            )
            messages.warning(request, told % {"count": count, "form": form.title})
