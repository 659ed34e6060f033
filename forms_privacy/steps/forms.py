"""The forms of a long form: each step, the summary, and the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from forms_privacy.posted import TOKEN, TRAP
from forms_privacy.queries.reading import NOTHING, as_text
from forms_privacy.steps.parking import stand_in
from forms_privacy.steps.plan import Step
from forms_privacy.steps.shown import Line, Part, Shown
from forms_privacy.steps.state import State
from forms_privacy.uploads.safe import Safe


def inputs_of(name: str, field: forms.Field) -> list[str]:
    """The names under which a browser sends the answer to a question."""
    if isinstance(field.widget, forms.MultiWidget):
        # Django's own, without a type in its stubs.
        ends: list[str] = field.widget.widgets_names  # type: ignore[attr-defined]
        return [f"{name}{end}" for end in ends]
    return [name]


def data_of(state: State, post: QueryDict | None = None) -> QueryDict:
    """What was filled in, as if it were sent at once."""
    data = QueryDict(mutable=True)
    for name, values in state.typed.items():
        if values:
            data.setlist(name, list(values))
    for name in (TOKEN, TRAP):
        if post is not None and name in post:
            data[name] = str(post[name])
    return data


def stand_ins(state: State) -> MultiValueDict[str, Safe]:
    """The files of earlier steps, without their content."""
    return MultiValueDict(
        {name: [stand_in(one) for one in some] for name, some in state.files.items()}
    )


def whole(page: Any, state: State, post: QueryDict, *, consents: bool = True) -> Any:
    """All questions together, without the content of files."""
    data, files = data_of(state, post), stand_ins(state)
    form = page.get_form(data, files, page=page, user=None, consents=consents)
    parked = [one.place for some in state.files.values() for one in some]
    form.files_known_as = b",".join(place.encode() for place in parked)
    return form


def step_form(
    page: Any, step: Step, state: State, post: QueryDict | None = None, *, judged: bool = False
) -> Any:
    """One step; as it was filled in before, if it was, or as if it were where that is judged."""
    part = {"page": page, "user": None, "only": step.names, "consents": False}
    form = page.get_form(**part)
    names = {one for name, field in form.fields.items() for one in inputs_of(name, field)}
    if judged or names & state.typed.keys() or set(step.names) & state.files.keys():
        form = page.get_form(data_of(state, post), stand_ins(state), **part)
    for name, parked in state.files.items():
        if name in form.fields and parked:
            form.fields[name].parked = parked
            form.fields[name].widget.attrs.pop("aria-required", None)
    return form


def summary_form(page: Any, state: State, post: QueryDict) -> Any:
    """What is asked beside the summary: consent."""
    return page.get_form(data_of(state, post), page=page, user=None, only=())


def shown(steps: Sequence[Step], at: int, *, state: str = "", takes_focus: bool = False) -> Shown:
    """A step of questions, for its template."""
    step = steps[at]
    return Shown(
        at + 1, len(steps) + 1, step.title, step.intro, state=state, takes_focus=takes_focus
    )


def summed_up(
    steps: Sequence[Step], form: Any, state: State, sealed: str, *, takes_focus: bool
) -> Shown:
    """The summary of a valid form, for its template."""
    answers = {one.name: one for one in form.sent().answers}
    parts = [
        Part(step.title, [_line(answers[name], state) for name in step.names if name in answers])
        for step in steps
    ]
    last = len(steps) + 1
    title = _("Look at your answers and send them")
    return Shown(last, last, title, state=sealed, parts=parts, takes_focus=takes_focus)


def _line(answer: Any, state: State) -> Line:
    files = [(one.name, one.size) for one in state.files.get(answer.name, ())]
    text = as_text(answer)
    return Line(answer.name, answer.label, _("not filled in") if text == NOTHING else text, files)


def step_with(steps: Sequence[Step], names: Iterable[str]) -> int | None:
    """The first step that asks one of these."""
    wanted = set(names)
    return next((at for at, step in enumerate(steps) if wanted & set(step.names)), None)
