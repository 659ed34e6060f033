"""A survey as a page."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from forms_privacy import receiving
from forms_privacy.models import Submission
from forms_privacy.operations.counting import count_once
from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin
from forms_privacy.queries.notice import Notice
from retention import clock
from ser_site.surveys.page_forms import SurveyPageForm
from ser_site.surveys.queries.answered import has_answers


class Counted(StrEnum):
    """What became of an anonymous answer: in the address of the page that thanks for it.

    Nothing in it tells one answer from another.
    """

    NOW = "sent"
    BEFORE = "sent-before"


class SurveyPage(PrivacyFormMixin, Page):
    """A survey: anonymous, unless its page says clearly that it is not (promise P13)."""

    kinds = ("survey",)
    base_form_class = SurveyPageForm
    purpose = models.TextField(
        _("what this survey is for"),
        max_length=600,
        help_text=_("Visitors read this above the questions."),
    )
    is_named = models.BooleanField(
        _("we want to know who answers"),
        default=False,
        help_text=_(
            "Off: anonymous, and nobody can tell whose an answer is. On: the page says so, and "
            "what people send goes within a month. This is fixed from the first answer on."
        ),
    )
    closes_on = models.DateField(
        _("last day to answer"), null=True, blank=True, help_text=_("Empty: it stays open.")
    )
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "ol", "ul", "link"])

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "surveys/survey_page.html"
    landing_page_template = "surveys/survey_page_landing.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("purpose"),
        MultiFieldPanel([FieldPanel("is_named"), FieldPanel("closes_on")], heading=_("Survey")),
        FieldPanel("body"),
        *PrivacyFormMixin.form_panels,
    ]

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")

    def is_open(self, today: date) -> bool:
        """Whether one can still answer."""
        return self.closes_on is None or self.closes_on >= today

    @property
    def asks_consent(self) -> bool:  # type: ignore[override]
        """Only of people whom we know afterwards."""
        return self.is_named

    def notice(self, *, today: date) -> Notice | None:
        """What is done with a person's data; an anonymous survey takes none in."""
        return super().notice(today=today) if self.is_named else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Whether one can still answer, and whether this screen's answers were there already."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["is_open"] = self.is_open(clock.today())
        context["sent_before"] = Counted.BEFORE in request.GET
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, until its last day; after an anonymous answer, thanks."""
        if request.method == "POST" and not self.is_open(clock.today()):
            return receiving.show(self, request, self.get_form(page=self, user=None), status=410)
        thanks = request.method != "POST" and not request.GET.keys().isdisjoint(Counted)
        if thanks and not self.is_named:
            return super().render_landing_page(request, None)
        return super().serve(request, *args, **kwargs)

    def render_landing_page(
        self,
        request: HttpRequest,
        form_submission: Submission | Counted | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        """After an anonymous answer to a page that can be loaded again without counting twice."""
        if not isinstance(form_submission, Counted):
            return super().render_landing_page(request, form_submission, *args, **kwargs)
        return HttpResponseRedirect(f"{self.get_url(request)}?{form_submission}", status=303)

    def process_form_submission(self, form: Any) -> Submission | Counted:  # type: ignore[override]
        """A named survey is kept as any form; an anonymous one is counted, once for a screen."""
        if self.is_named:
            kept: Submission = super().process_form_submission(form)
            return kept
        sent = self.sent(form)
        is_new = count_once(
            self.form_record,
            self.behaviour,
            sent.answers,
            token=form.token,
            now=timezone.now(),
        )
        return Counted.NOW if is_new else Counted.BEFORE

    def clean(self) -> None:
        """Anonymous stays anonymous once somebody answered, and named stays named."""
        super().clean()
        if self.pk is None:
            return
        before = SurveyPage.objects.filter(pk=self.pk).values_list("is_named", flat=True).first()
        if before not in {None, self.is_named} and has_answers(self.translation_key):
            raise ValidationError(
                {
                    "is_named": gettext(
                        "People have answered already, so this cannot change any more. Make a new "
                        "survey instead."
                    )
                }
            )


class SurveyField(PrivacyFormField):
    """A question of a survey."""

    page = ParentalKey(SurveyPage, on_delete=models.CASCADE, related_name="form_fields")
