"""Who reads the results of which survey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wagtail.permissions import page_permission_policy

from forms_privacy.models import Form, Tally
from forms_privacy.queries.free_texts import that_wait
from forms_privacy.queries.rights import Right, everywhere, forms_for, kinds_for
from ser_site.home.models import HomePage
from ser_site.surveys.kind import SURVEY
from ser_site.surveys.models import SurveyPage


@dataclass(frozen=True, slots=True)
class Listed:
    """A survey in the list."""

    uuid: UUID
    title: str
    sheets: int
    is_named: bool
    closes_on: date | None
    has_texts: bool
    """Whether texts wait that this reader may look at."""


def pages_of(survey: UUID, language: str) -> list[SurveyPage]:
    """The pages of a survey, the one in this language first."""
    pages = SurveyPage.objects.filter(translation_key=survey, alias_of=None).select_related(
        "locale"
    )
    return sorted(pages, key=lambda page: (page.locale.language_code != language, page.pk))


def may_read(user: Any, survey: UUID) -> bool:
    """Whether somebody reads the results: who edits the page, or reads what comes in with it."""
    if forms_for(user, Right.OPEN).filter(uuid=survey, kind=SURVEY.key).exists():
        return True
    return bool(_edited_by(user).filter(translation_key=survey).exists())


def may_look(user: Any, survey: UUID) -> bool:
    """Whether somebody looks at texts first: who handles what comes in with it."""
    return bool(forms_for(user, Right.HANDLE).filter(uuid=survey, kind=SURVEY.key).exists())


def has_surveys(user: Any) -> bool:
    """Whether there is anything to read for this user."""
    return SURVEY.key in kinds_for(user, Right.OPEN) or bool(_edited_by(user).exists())


def may_use(user: Any) -> bool:
    """Whether the list is this user's to see, also while there is nothing in it."""
    return has_surveys(user) or everywhere(user, Right.OPEN) or _edits_homes(user)


def surveys_for(user: Any, language: str) -> list[Listed]:
    """The surveys whose results this user reads, by title. A page that went left its results."""
    pages = _by_survey(_edited_by(user), language)
    forms = {form.uuid: form for form in Form.objects.filter(kind=SURVEY.key)}
    opened = set(forms_for(user, Right.OPEN).filter(kind=SURVEY.key).values_list("uuid", flat=True))
    handled = set(
        forms_for(user, Right.HANDLE).filter(kind=SURVEY.key).values_list("uuid", flat=True)
    )
    others = SurveyPage.objects.filter(translation_key__in=opened - pages.keys())
    pages |= _by_survey(others.select_related("locale"), language)
    sheets = dict(Tally.objects.values_list("form__uuid", "sheets"))
    waits = set(that_wait().values_list("form__uuid", flat=True).distinct()) & handled
    found = []
    for uuid in pages.keys() | opened:
        page = pages.get(uuid)
        found.append(
            Listed(
                uuid=uuid,
                title=page.title if page else forms[uuid].title,
                sheets=sheets.get(uuid, 0),
                is_named=bool(page and page.is_named),
                closes_on=page.closes_on if page else None,
                has_texts=uuid in waits,
            )
        )
    return sorted(found, key=lambda one: (one.title.casefold(), str(one.uuid)))


def _edited_by(user: Any) -> Any:
    edited = page_permission_policy.instances_user_has_permission_for(user, "change")
    return SurveyPage.objects.filter(pk__in=edited.values("pk"), alias_of=None).select_related(
        "locale"
    )


def _edits_homes(user: Any) -> bool:
    """Whether surveys stand, or will stand, below pages that this user edits."""
    edited = page_permission_policy.instances_user_has_permission_for(user, "change")
    return bool(HomePage.objects.filter(pk__in=edited.values("pk")).exists())


def _by_survey(pages: Iterable[SurveyPage], language: str) -> dict[UUID, SurveyPage]:
    ordered = sorted(pages, key=lambda page: (page.locale.language_code == language, -page.pk))
    return {page.translation_key: page for page in ordered}
