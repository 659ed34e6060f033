"""A vacancy, an internship, the open application, and applicants who do not exist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import typst
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, Page

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form
from forms_privacy.operations.rights import Given, give
from forms_privacy.operations.stages import move_to
from forms_privacy.operations.submitting import Agreed, Sent, SentFile, submit
from ser_site.home.models import HomePage
from ser_site.vacancies.kind import APPLICATION, KEEP
from ser_site.vacancies.models import (
    OpenApplicationField,
    OpenApplicationPage,
    VacancyField,
    VacancyIndexPage,
    VacancyPage,
)
from ser_site.vacancies.standard_questions import standard_questions

from . import reading
from .accounts import load_accounts
from .groups import SELECTION, load_groups
from .markup import rich_text

SHEET = '#set text(lang: "nl")\n#set document(title: "{title}")\n= {title}\n{text}\n'

OPEN_FOR = timedelta(days=30)


def load_vacancies(*, people: bool, today: date) -> list[str]:
    """Make the pages in both languages; with people, three applicants too.

    Raises:
        HomePage.DoesNotExist: there is no front page in each language.
    """
    texts = reading.read(reading.TEXTS / "forms" / "vacancies.toml")
    index = _index(texts["index"])
    closes = {"closes_on": today + OPEN_FOR}
    vacancy = _page(index, VacancyPage(needs_vog=True, **closes), VacancyField, texts["vacancy"])
    _page(index, VacancyPage(sort="internship", **closes), VacancyField, texts["internship"])
    _page(index, OpenApplicationPage(), OpenApplicationField, texts["open"])
    load_groups()
    for group in Group.objects.filter(name=SELECTION):
        for form in Form.objects.filter(kind=APPLICATION.key):
            give(form, {group: Given(may_open=True, may_handle=True, may_export=True)})
    told = ["1 vacancy, 1 internship and the open application, in both languages"]
    if not people:
        return told
    load_accounts()
    for words in texts["applicants"]:
        _apply(vacancy, words, today)
    return [*told, f"{len(texts['applicants'])} applicants, who do not exist"]


def _index(words: Mapping[str, Mapping[str, str]]) -> VacancyIndexPage:
    home = HomePage.objects.get(locale__language_code="nl")
    page = VacancyIndexPage(locale=home.locale, show_in_menus=True, live=False)
    page.title, page.slug, page.intro = (words["nl"][key] for key in ("title", "slug", "intro"))
    home.add_child(instance=page)
    page.save_revision().publish()
    other = page.copy_for_translation(Locale.objects.get(language_code="en"))
    other.title, other.slug, other.intro = (words["en"][key] for key in ("title", "slug", "intro"))
    other.save_revision().publish()
    return page


def _page(index: Page, new: Any, field: Any, words: Mapping[str, Mapping[str, str]]) -> Any:
    new.kind, new.locale, new.live = APPLICATION.key, index.locale, False
    new.form_fields = standard_questions(field, "nl")
    _fill(new, words["nl"])
    index.add_child(instance=new)
    new.save_revision().publish()
    other = new.copy_for_translation(Locale.objects.get(language_code="en"))
    names = new.form_fields.order_by("sort_order").values_list("clean_name", flat=True)
    asked = standard_questions(field, "en")
    for question, name in zip(asked, names, strict=True):
        question.clean_name = name
    other.form_fields = asked
    _fill(other, words["en"])
    other.save_revision().publish()
    return new


def _fill(page: Any, words: Mapping[str, str]) -> None:
    page.title, page.slug, page.lead = words["title"], words["slug"], words["lead"]
    page.body = rich_text(words["body"])


def _apply(page: VacancyPage, words: Mapping[str, Any], today: date) -> None:
    names = [question.clean_name for question in page.get_form_fields()]
    labels = [question.label for question in page.get_form_fields()]
    values = [
        words["name"],
        words["address"],
        words["email"],
        words["telephone"],
        ["cv.pdf"],
        ["brief.pdf"],
        words["salary"],
        words["references"],
    ]
    types = ("name", "address", "email", "telephone", "file", "file", "singleline", "multiline")
    answers = [
        Answer(name, label, value, Sort.IDENTIFYING, field_type)
        for name, label, value, field_type in zip(names, labels, values, types, strict=True)
    ]
    files = [
        SentFile(names[4], _pdf(f"Cv van {words['name']}"), "application/pdf"),
        SentFile(names[5], _pdf(f"Brief van {words['name']}"), "application/pdf"),
    ]
    day = today - timedelta(days=words["days_ago"])
    at = datetime.combine(day, time(10), tzinfo=timezone.get_default_timezone())
    agreed = [Agreed(KEEP, APPLICATION.further_consents[0].asked)] if words["keep"] else []
    sent = Sent(answers=answers, language="nl", files=files, consents=agreed)
    application = submit(page.form_record, APPLICATION, sent, now=at)
    if words["stage"] != application.stage:
        move_to(application, APPLICATION.stage(words["stage"]), today=day + timedelta(days=2))


def _pdf(title: str) -> bytes:
    text = "Dit is een voorbeeld: niets hiervan is echt."
    content: bytes = typst.compile(SHEET.format(title=title, text=text).encode())
    return content
