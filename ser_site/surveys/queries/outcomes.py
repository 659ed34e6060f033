"""What a survey found, with the questions as its page puts them now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from forms_privacy.models import Form, Tally
from forms_privacy.models import Question as Remembered
from forms_privacy.operations.counting import FREE, KEPT_OUT
from forms_privacy.queries.results import Asked, Question, results
from ser_site.surveys.models import SurveyPage


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of a survey."""

    sheets: int
    questions: Sequence[Question]
    """Empty while fewer than five answered."""

    @property
    def hides_some(self) -> bool:
        """Whether a small group was left out somewhere."""
        return any(question.hides_some for question in self.questions)


def outcome(form: Form | None, pages: Sequence[SurveyPage]) -> Outcome:
    """What is known, in the words of the first of the pages; and of questions that went."""
    if form is None:
        return Outcome(0, [])
    tally = Tally.objects.filter(form=form).first() or Tally(form=form)
    asked = list(_asked(tally, pages))
    types = {one.name: one.field_type for one in asked}
    found = [_in_words(one, types[one.name]) for one in results(tally, asked)]
    return Outcome(tally.sheets, found)


def _in_words(question: Question, field_type: str) -> Question:
    """A single box is counted as yes or no."""
    if field_type != "checkbox":
        return question
    words = {"yes": _("yes"), "no": _("no")}
    groups = (replace(one, answer=words.get(one.answer, one.answer)) for one in question.groups)
    return replace(question, groups=tuple(groups))


def as_table(found: Outcome) -> Iterator[list[str]]:
    """The results as rows, for a spreadsheet."""
    yield [_("Question"), _("Answer"), _("How many"), _("Per cent")]
    for question in found.questions:
        for group in question.groups:
            if group.count is None:
                yield [question.label, group.answer, _("left out"), ""]
            else:
                yield [question.label, group.answer, str(group.count), str(group.share)]
        if question.mean is not None:
            yield [question.label, _("on average"), str(question.mean), ""]
        for text in question.texts:
            yield [question.label, text, "", ""]


def _asked(tally: Tally, pages: Sequence[SurveyPage]) -> Iterator[Asked]:
    fields: list[Any] = pages[0].get_form_fields() if pages else []
    others = [{one.clean_name: one for one in page.get_form_fields()} for page in pages[1:]]
    for one in fields:
        if one.sort != "plain" or one.field_type in KEPT_OUT:
            continue
        options = options_of(one)
        yield Asked(
            one.clean_name,
            one.label,
            one.field_type,
            options,
            dict(_translated(options, (page.get(one.clean_name) for page in others))),
        )
    yield from _no_longer_asked(tally, {one.clean_name for one in fields})


def _no_longer_asked(tally: Tally, asked: set[str]) -> Iterator[Asked]:
    """Questions that went, of which there are numbers or texts."""
    labels = dict(Remembered.objects.filter(form=tally.form).values_list("name", "label"))
    for name in sorted((tally.counts.keys() | tally.shown_texts.keys()) - asked):
        yield Asked(name, labels.get(name, name), "")


def options_of(field: Any) -> tuple[str, ...]:
    """What can be chosen, in the order of the form."""
    if field.field_type in FREE or not field.choices:
        return ()
    parts = re.split(r"[\r\n]+" if "\n" in field.choices else ",", field.choices)
    return tuple(part.strip().rstrip(",").strip() for part in parts if part.strip())


def _translated(options: Sequence[str], others: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Options of translations, each with the one at the same place here."""
    for other in others:
        there = options_of(other) if other is not None else ()
        if len(there) == len(options):
            yield from zip(there, options, strict=True)
