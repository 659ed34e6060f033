"""A page with a form that forgets: what a site's page types are made of.

These are abstract models. They stand outside ``models`` because they lean on operations.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin, validate_to_address

from forms_privacy import conf, receiving
from forms_privacy.answers import Sort
from forms_privacy.builder import PrivacyFormBuilder
from forms_privacy.edit_panel import WhatFollowsPanel
from forms_privacy.field_types import STEP, datum_choices, field_type_choices
from forms_privacy.kinds import Kind, get, is_known
from forms_privacy.operations import submitting
from forms_privacy.page_forms import PrivacyPageForm
from forms_privacy.personal_links import receipt_path
from forms_privacy.queries.notice import Notice, NotInRegister, notice
from forms_privacy.queries.titles import title_for_staff
from forms_privacy.steps import walking
from forms_privacy.steps.plan import Step, steps_of
from forms_privacy.uploads.limits import ENDINGS, limits
from retention import clock

from .models import Form, Submission


class PrivacyFormField(AbstractFormField):
    """A question. Subclasses bind it to a page with a ``ParentalKey`` named ``page``."""

    field_type = models.CharField(
        verbose_name=_("type of question"), max_length=16, choices=field_type_choices
    )
    sort = models.CharField(
        _("what it asks"),
        max_length=16,
        choices=[
            (Sort.PLAIN.value, _("Nothing about a person")),
            (Sort.IDENTIFYING.value, _("Who somebody is")),
            (Sort.SENSITIVE.value, _("Something sensitive")),
        ],
        default=Sort.PLAIN.value,
    )
    datum = models.CharField(
        _("which kind of data"),
        max_length=32,
        choices=datum_choices,
        blank=True,
        help_text=_("Only where the type of question does not tell, for example a function."),
    )

    panels = [*AbstractFormField.panels, FieldPanel("sort"), FieldPanel("datum")]

    class Meta(AbstractFormField.Meta):
        abstract = True


PrivacyFormField._meta.get_field("field_type").required_on_save = True


class PrivacyFormMixin(FormMixin, models.Model):
    """A page with a form. Mix it in before ``Page``; give it fields as ``form_fields``."""

    kinds: tuple[str, ...] = ()
    """Keys of the kinds of form that an editor may choose for this page type; () for all."""

    kind = models.SlugField(_("what this form is for"), max_length=64)

    notify = models.CharField(
        _("who is told by mail that something came in"),
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text=_(
            "Addresses of colleagues, with commas between. The mail has a link to the inbox and"
            " no answers."
        ),
    )

    asks_consent = True
    """Whether the consent question is asked where the activity rests on consent. A page type
    that takes in nothing about anybody turns it off."""

    base_form_class = PrivacyPageForm
    form_builder = PrivacyFormBuilder
    checks_its_own_posts = True
    form_panels = [
        FieldPanel("kind"),
        WhatFollowsPanel(heading=_("What follows from that")),
        InlinePanel(
            "form_fields",
            heading=_("Questions"),
            label=_("Question"),
            help_text=_(
                "Is it a long form? Put a “New step (heading)” between the questions: what follows"
                " it comes on a page of its own, and at the end people see all they filled in."
            ),
        ),
        FieldPanel("notify"),
    ]

    class Meta:
        abstract = True

    @property
    def behaviour(self) -> Kind:
        """What follows from the kind of form."""
        return get(self.kind)

    @property
    def form_record(self) -> Form:
        """The form as its submissions know it."""
        page: Any = self
        told = {"title": title_for_staff(page), "kind": self.kind, "notify": self.notify}
        form, made = Form.objects.get_or_create(uuid=page.translation_key, defaults=told)
        if not made and told != {name: getattr(form, name) for name in told}:
            Form.objects.filter(pk=form.pk).update(**told)
            form.refresh_from_db()
        return form

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; a post of it is looked at, stored and acknowledged."""
        is_post = request.method == "POST"
        # A draft whose kind is not chosen yet can be looked at with its questions.
        if not is_known(self.kind) and (self.kind or is_post):
            return receiving.show_closed(self, request)
        if not is_post:
            return receiving.show(self, request, self.first_form())
        if self.steps:
            return walking.receive(self, request, now=timezone.now())
        return receiving.receive(self, request)

    @property
    def steps(self) -> list[Step]:
        """The steps in which the form is filled in; none for a form on one page."""
        return steps_of(self.all_fields())

    def all_fields(self) -> Any:
        """The questions with the headings of steps between them, in order."""
        return super().get_form_fields()

    def get_form_fields(self) -> Any:
        """The questions."""
        return [field for field in self.all_fields() if field.field_type != STEP.key]

    def first_form(self, **kwargs: Any) -> Any:
        """What is shown to who comes to the page: the form, or its first step."""
        if steps := self.steps:
            return walking.first_step(self, steps, **kwargs)
        return self.get_form(page=self, user=None, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the notice, and what may be sent along."""
        page: Any = super()
        context: dict[str, Any] = page.get_context(request, *args, **kwargs)
        context["notice"] = self.notice(today=clock.today())
        context["needs_csrf_cookie"] = not conf.forms_need_no_cookie()
        context["file_endings"] = ", ".join(ending.upper() for ending in ENDINGS)
        context["file_limits"] = limits()
        return context

    def notice(self, *, today: date) -> Notice | None:
        """What stands above the questions; None where the register says nothing."""
        try:
            return notice(self.behaviour, get_language() or "", today=today)
        except (NotInRegister, LookupError):
            return None

    def process_form_submission(self, form: Any) -> Submission:
        """Store what was sent, sealed, under the rule of its kind; the same post once."""
        return submitting.submit_once(
            self.form_record, self.behaviour, self.sent(form), now=timezone.now()
        )

    def sent(self, form: Any) -> submitting.Sent:
        """What a valid form holds, with the questions as they were put."""
        sent: submitting.Sent = form.sent()
        return sent

    def render_landing_page(
        self,
        request: HttpRequest,
        form_submission: Submission | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        """Lead to the receipt, which can be loaded again without sending anything again."""
        if form_submission is None:  # a preview of the page
            response: HttpResponse = super().render_landing_page(request, None, *args, **kwargs)
            return response
        path = receipt_path(form_submission, now=timezone.now())
        return HttpResponseRedirect(path, status=303)

    def get_submission_class(self) -> type[Submission]:
        """Submissions of the suite, never Wagtail's."""
        return Submission

    def get_submissions(self) -> models.QuerySet[Submission]:
        """What was sent with this form, in any language."""
        page: Any = self
        return Submission.objects.filter(form__uuid=page.translation_key)

    def serve_submissions_list_view(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's address of submissions leads to the inbox."""
        form = self.form_record
        chosen: dict[str, Any] = {"form": form.pk}
        if is_known(form.kind) and get(form.kind).stages[0].waits:
            chosen["status"] = "ended"
        return redirect(f"{reverse('forms_inbox:index')}?{urlencode(chosen)}")

    def get_data_fields(self) -> list[tuple[str, Any]]:
        """Wagtail's listing is not used: the inbox is."""
        return []
