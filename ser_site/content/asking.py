"""Two surveys and a form for subsidies, in both languages, with invented answers and requests."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from wagtail.models import Page

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form
from forms_privacy.operations.counting import count
from forms_privacy.operations.submitting import Sent, submit
from ser_site.subsidies.kind import SUBSIDY
from ser_site.subsidies.models import SubsidyField, SubsidyPage
from ser_site.subsidies.operations.deciding import Decision, grant, refuse
from ser_site.surveys.kind import SURVEY
from ser_site.surveys.models import SurveyField, SurveyPage

from . import reading
from .encounters import add_pages

ANSWERS = (
    *[("Elke maand", "8")] * 6,
    *[("Een paar keer per jaar", "7")] * 9,
    *[("Dit was de eerste keer", "9")] * 5,
    *[("Elke maand", "6")] * 2,
)
REQUESTS = (
    ("Stichting Voorbeeldwerk", "Froukje Verzonnen", "froukje@voorbeeld.example"),
    ("Vereniging Bedachte Banen", "Sietse Bedacht", "sietse@voorbeeld.example"),
)


def load_asking(*, today: date) -> list[str]:
    """Make the pages, and count invented answers to the anonymous survey."""
    words = reading.read(reading.TEXTS / "pages" / "surveys.toml")
    made: list[Page] = []
    anonymous = add_pages(words["lunch"], SurveyPage(kind=SURVEY.key), None, made, SurveyField)
    named = SurveyPage(kind=SURVEY.key, is_named=True)
    add_pages(words["panel"], named, None, made, SurveyField)
    add_pages(words["subsidy"], SubsidyPage(kind=SUBSIDY.key), None, made, SubsidyField)
    form = anonymous[reading.LANGUAGES[0]].form_record
    for often, mark in ANSWERS:
        answers = [
            Answer("vaak", "Hoe vaak kom je?", often, field_type="radio"),
            Answer("cijfer", "Welk cijfer geef je?", mark, field_type="dropdown"),
        ]
        count(form, SURVEY, answers, today=today)
    return [f"{len(made)} pages: {', '.join(str(page.url) for page in made if page.url)}"]


def load_requests(*, today: date) -> list[str]:
    """Two invented requests for a subsidy: one granted, one refused."""
    form = Form.objects.filter(kind=SUBSIDY.key).first()
    if form is None:
        return ["no form"]
    asked = timezone.make_aware(datetime.combine(today - relativedelta(months=2), time(10)))
    requests = []
    for organisation, name, email in REQUESTS:
        answers = [
            Answer("organisatie", "Organisatie", organisation, Sort.IDENTIFYING, "organisation"),
            Answer("naam", "Naam van de contactpersoon", name, Sort.IDENTIFYING, "name"),
            Answer("email", "E-mailadres", email, Sort.IDENTIFYING, "email"),
            Answer("plan", "Wat gaan jullie doen?", "Cursussen.", field_type="multiline"),
        ]
        requests.append(submit(form, SUBSIDY, Sent(answers=answers, language="nl"), now=asked))
    granted, refused = requests
    start, end = today + relativedelta(months=1), today + relativedelta(months=13)
    grant(granted, Decision(REQUESTS[0][0], Decimal("12500"), start, end), today=today)
    refuse(refused, today=today)
    return ["one granted, one refused"]
