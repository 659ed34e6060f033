"""Vacancies, internships and open applications as pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from forms_privacy.pages import PrivacyFormField, PrivacyFormMixin
from forms_privacy.steps import walking
from retention import clock
from ser_site.vacancies.page_forms import ApplicationPageForm

from .procedure import Procedure

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class VacancySort(models.TextChoices):
    """What one can apply for."""

    JOB = "job", _("Job")
    INTERNSHIP = "internship", _("Internship")


class VacancyIndexPage(Page):
    """The overview of what one can apply for now."""

    intro = models.TextField(_("introduction"), blank=True, max_length=600)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["vacancies.VacancyPage", "vacancies.OpenApplicationPage"]
    template = "vacancies/vacancy_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("overview of vacancies")
        verbose_name_plural = _("overviews of vacancies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Vacancies that are open, the first to close first, and the open application."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        below = VacancyPage.objects.child_of(self).live()
        ended = Procedure.objects.filter(ended_on__isnull=False).values("form__uuid")
        still = below.filter(closes_on__gte=clock.today()).exclude(translation_key__in=ended)
        context["vacancies"] = still.order_by("closes_on")
        context["open_applications"] = OpenApplicationPage.objects.child_of(self).live()
        return context


class VacancyPage(PrivacyFormMixin, Page):
    """A vacancy or internship, with the form to apply (promises P18 to P20)."""

    kinds = ("application",)
    base_form_class = ApplicationPageForm
    sort = models.CharField(
        _("what it is"), max_length=16, choices=VacancySort.choices, default=VacancySort.JOB
    )
    closes_on = models.DateField(
        _("last day to apply"), help_text=_("After this day the form is closed by itself.")
    )
    lead = models.TextField(_("summary"), max_length=600, blank=True)
    body = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)
    needs_vog = models.BooleanField(
        _("a certificate of conduct (VOG) is needed"),
        default=False,
        help_text=_("It is asked of the final candidate only."),
    )

    parent_page_types = ["vacancies.VacancyIndexPage"]
    subpage_types: list[str] = []
    template = "vacancies/vacancy_page.html"
    landing_page_template = "vacancies/vacancy_page_landing.html"
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("sort"), FieldPanel("closes_on"), FieldPanel("needs_vog")],
            heading=_("Vacancy"),
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        *PrivacyFormMixin.form_panels,
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")

    def is_open(self, today: date) -> bool:
        """Whether one can still apply: until the last day, unless the procedure ended before."""
        return self.closes_on >= today and self.ended_on is None

    @property
    def ended_on(self) -> date | None:
        """The day on which somebody closed its procedure."""
        procedures = Procedure.objects.filter(form__uuid=self.translation_key)
        return procedures.values_list("ended_on", flat=True).first()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The vacancy, with its form until the last day."""
        if self.is_open(clock.today()):
            answer: HttpResponse = super().serve(request, *args, **kwargs)
            return answer
        # Also for a form that was opened before and is sent now: it is read for nothing but
        # the files that an earlier step left.
        if request.method == "POST":
            walking.forget(self, request, now=timezone.now())
        context = self.get_context(request)
        context["came_too_late"] = request.method == "POST"
        status = 410 if request.method == "POST" else 200
        closed = TemplateResponse(request, self.get_template(request), context, status=status)
        add_never_cache_headers(closed)
        return closed

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Whether one can still apply, and if not, since when."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["is_open"] = self.is_open(clock.today())
        context["closed_on"] = min(self.closes_on, self.ended_on or self.closes_on)
        return context


class VacancyField(PrivacyFormField):
    """A question to an applicant."""

    page = ParentalKey(VacancyPage, on_delete=models.CASCADE, related_name="form_fields")


class OpenApplicationPage(PrivacyFormMixin, Page):
    """A form to apply without a vacancy. Each procedure ends by itself at the latest."""

    kinds = ("application",)
    base_form_class = ApplicationPageForm
    lead = models.TextField(_("summary"), max_length=600, blank=True)
    body = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)
    weeks = models.PositiveSmallIntegerField(
        _("weeks until the procedure ends at the latest"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(26)],
        help_text=_("Counted from the day on which an application comes in."),
    )

    parent_page_types = ["vacancies.VacancyIndexPage"]
    subpage_types: list[str] = []
    template = "vacancies/open_application_page.html"
    landing_page_template = "vacancies/vacancy_page_landing.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("weeks"),
        *PrivacyFormMixin.form_panels,
    ]

    class Meta:
        verbose_name = _("open application")
        verbose_name_plural = _("open applications")


class OpenApplicationField(PrivacyFormField):
    """A question to an applicant."""

    page = ParentalKey(OpenApplicationPage, on_delete=models.CASCADE, related_name="form_fields")
