"""Somebody goes through a long form: on, back, to one answer from the summary, and sends it.

Nothing is stored before the last step, and what is sent then is looked at whole, whichever way
somebody came there.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from forms_privacy import form_tokens, receiving
from forms_privacy.form_fields.files import FilesField
from forms_privacy.operations.submitting import is_known
from forms_privacy.posted import TOKEN
from forms_privacy.rate import is_too_often
from forms_privacy.steps import forms, parking
from forms_privacy.steps import state as states
from forms_privacy.steps.plan import Step
from forms_privacy.steps.state import State
from retention.sealing import VaultError

logger = logging.getLogger(__name__)
GO, STATE, TAKE_AWAY = "form-go", "form-state", "-take-away"
"""Names with a hyphen: no question has one."""

NEXT, BACK, SEND, CHANGE = "next", "back", "send", "change-"
"""What a button asks for; the last is followed by the name of a question."""


def first_step(page: Any, steps: Sequence[Step], **kwargs: Any) -> Any:
    """What is shown to who comes to the page."""
    form = page.get_form(page=page, user=None, only=steps[0].names, consents=False, **kwargs)
    form.step = forms.shown(steps, 0)
    return form


def receive(page: Any, request: HttpRequest, *, now: datetime, **kwargs: Any) -> HttpResponse:
    """Answer a post of any step."""
    refused = receiving.refuse_unread(page, request)
    if refused is not None:
        return refused
    try:
        sealed = request.POST.get(STATE, "")
        state = states.read(sealed, page.translation_key, now=now) if sealed else State()
        return _Walk(page, request, state, now, kwargs).answer()
    except states.Unusable:
        words = _(
            "We cannot go on with this form: it was open for more than a day, or it did not come "
            "back as we gave it. Nothing was sent. Begin again here."
        )
        return receiving.again(page, request, 400, words)
    except (VaultError, OSError):
        logger.exception("A form could not go on.")
        return receiving.again(page, request, 503, receiving.fault())


def forget(page: Any, request: HttpRequest, *, now: datetime) -> None:
    """Take away the files of a form that can no longer be sent."""
    if not page.steps or receiving.refuse_unread(page, request) is not None:
        return
    try:
        state = states.read(request.POST.get(STATE, ""), page.translation_key, now=now)
    except (states.Unusable, VaultError):
        return
    parking.remove(one for some in state.files.values() for one in some)


class _Walk:
    """One post of a step."""

    def __init__(
        self, page: Any, request: HttpRequest, state: State, now: datetime, kwargs: dict[str, Any]
    ) -> None:
        self.page, self.request, self.now, self.kwargs = page, request, now, kwargs
        self.steps: list[Step] = page.steps
        self.last = len(self.steps)
        # An editor may have taken steps and questions away meanwhile.
        names = {name for step in self.steps for name in step.names}
        self.state = replace(
            state,
            at=min(state.at, self.last),
            furthest=min(state.furthest, self.last),
            files={name: some for name, some in state.files.items() if name in names},
        )
        self.go = request.POST.get(GO, NEXT)

    def answer(self) -> HttpResponse:
        """Keep what this step brought, and go where the button leads."""
        try:
            return self._answer()
        except OSError:
            logger.exception("Storage does not answer: a form could not go on.")
            return self._show(complaint=receiving.fault(), status=503, unseen=True)

    def _answer(self) -> HttpResponse:
        before = self.state
        self._keep_typed()
        left_out = receiving.left_out_files(self.request)
        costs = self.request.FILES or left_out or self.go == SEND
        if costs and is_too_often(self.request):
            return self._show(complaint=receiving.too_often(), status=429)
        refused = self._keep_files()
        try:
            self._sealed()
        except states.TooLarge:
            self.state = before
            return self._show(complaint=_("You filled in too much. Make your answers shorter."))
        if left_out:
            return self._show(complaint=receiving.left_out(), status=413)
        if refused:
            return self._show(judged=self.go == NEXT, refused=refused)
        return self._gone()

    def _gone(self) -> HttpResponse:
        at = self.state.at
        if self.go.startswith(CHANGE):
            name = self.go.removeprefix(CHANGE)
            to = forms.step_with(self.steps, [name])
            if to is not None and to <= self.state.furthest:
                return self._show(to=to, focus=name)
        if self.go == BACK:
            return self._show(to=max(at - 1, 0))
        if at == self.last:
            return self._sent() if self.go == SEND else self._show()
        step, post = self.steps[at], self.request.POST
        if not forms.step_form(self.page, step, self.state, post, judged=True).is_valid():
            return self._show(judged=True)
        return self._show(to=self.last if self.state.furthest == self.last else at + 1)

    def _keep_typed(self) -> None:
        """What this step brought, right or wrong; of the summary, what was ticked."""
        post, at = self.request.POST, self.state.at
        if at == self.last:
            asked = forms.summary_form(self.page, self.state, post).fields
        else:
            asked = forms.step_form(self.page, self.steps[at], State()).fields
        names = [
            one
            for name, field in asked.items()
            if not isinstance(field, FilesField)
            for one in forms.inputs_of(name, field)
        ]
        typed = {**self.state.typed, **{name: post.getlist(name) for name in names}}
        self.state = replace(self.state, typed=typed)

    def _keep_files(self) -> dict[str, list[str]]:
        """Park files that pass every check. Returns what is wrong with others, by question."""
        if self.state.at == self.last:
            return {}
        refused: dict[str, list[str]] = {}
        form = forms.step_form(self.page, self.steps[self.state.at], State())
        for name, field in form.fields.items():
            if isinstance(field, FilesField):
                self._take_away(name)
                refused[name] = self._add_files(name, field)
        return {name: wrong for name, wrong in refused.items() if wrong}

    def _take_away(self, name: str) -> None:
        away = set(self.request.POST.getlist(f"{name}{TAKE_AWAY}"))
        held = self.state.files.get(name, ())
        parking.remove(one for one in held if one.place in away)
        self._hold(name, [one for one in held if one.place not in away])

    def _add_files(self, name: str, field: FilesField) -> list[str]:
        held = list(self.state.files.get(name, ()))
        safe, wrong = [], []
        for file in self.request.FILES.getlist(name):
            try:
                safe += field.clean([file])
            except ValidationError as error:
                wrong += error.messages
        try:
            field.required = False
            field.clean([*(parking.stand_in(one) for one in held), *safe])
        except ValidationError as error:
            return [*wrong, *error.messages]
        self._hold(name, [*held, *(parking.park(one) for one in safe)])
        return wrong

    def _hold(self, name: str, held: Sequence[states.Parked]) -> None:
        self.state = replace(self.state, files={**self.state.files, name: list(held)})

    def _show(
        self,
        *,
        to: int | None = None,
        focus: str = "",
        judged: bool = False,
        refused: Mapping[str, Sequence[str]] | None = None,
        **how: Any,
    ) -> HttpResponse:
        """A step: the one where somebody is, unless they go to another."""
        moves = to is not None
        self.state = self.state.moved(self.state.at if to is None else to)
        if self.state.at == self.last:
            return self._show_summary(moves=moves, **how)
        step = self.steps[self.state.at]
        form = forms.step_form(self.page, step, self.state, self.request.POST, judged=judged)
        if not judged:
            form.judge_nothing()
        for name, wrong in (refused or {}).items():
            form.errors.pop(name, None)
            form.add_error(name, [ValidationError(words) for words in wrong])
        if focus in form.fields and not form.fields[focus].widget.use_fieldset:
            form.fields[focus].widget.attrs["autofocus"] = True
            moves = False
        form.step = forms.shown(self.steps, self.state.at, state=self._sealed(), takes_focus=moves)
        return self._shown(form, **how)

    def _show_summary(
        self, *, judged: bool = False, moves: bool = False, unseen: bool = False, **how: Any
    ) -> HttpResponse:
        """All answers, if all are right and there; else the first step where one is not.

        ``unseen``: without asking the storage whether the files are there.
        """
        whole = forms.whole(self.page, self.state, self.request.POST, consents=False)
        lost = {} if unseen else self._lost()
        at = forms.step_with(self.steps, lost or whole.errors)
        if at is not None:
            return self._show(to=at, judged=True, refused=lost)
        form = forms.summary_form(self.page, self.state, self.request.POST)
        if not judged:
            form.judge_nothing()
        form.step = forms.summed_up(
            self.steps, whole, self.state, self._sealed(), takes_focus=moves
        )
        return self._shown(form, **how)

    def _shown(
        self, form: Any, *, complaint: str = "", status: int = 200, unseen: bool = False
    ) -> HttpResponse:
        """One token from the first step to the last: sent twice it is one submission."""
        sent = self.request.POST.get(TOKEN, "")
        form.token = sent if form_tokens.is_ours(sent, form.key) else form_tokens.new(form.key)
        if complaint:
            form.complain(complaint)
        return receiving.show(self.page, self.request, form, status=status)

    def _sealed(self) -> str:
        return states.seal(self.state, self.page.translation_key, now=self.now)

    def _sent(self) -> HttpResponse:
        """All of it together: stored whole, or shown with what must be done."""
        form = forms.whole(self.page, self.state, self.request.POST)
        if not form.is_valid():
            return self._show_summary(judged=True)
        uuid = form.sent().uuid
        try:
            if not is_known(uuid):
                form = self._with_files()
        except parking.Gone as gone:
            if not is_known(uuid):  # else it was sent this very moment, with another click
                parking.remove([gone.parked])
                return self._show_summary()
        parked = [one for some in self.state.files.values() for one in some]
        answer = receiving.store(self.page, self.request, form, self._failed, **self.kwargs)
        if answer.status_code < 400:
            transaction.on_commit(lambda: parking.remove(parked))
        return answer

    def _failed(self, words: str, status: int) -> HttpResponse:
        return self._show_summary(complaint=words, status=status)

    def _with_files(self) -> Any:
        """The whole form with what its files hold."""
        form = forms.whole(self.page, self.state, self.request.POST)
        form.files = MultiValueDict(
            {name: [parking.fetch(one) for one in some] for name, some in self.state.files.items()}
        )
        form.is_valid()
        return form

    def _lost(self) -> dict[str, list[str]]:
        """Questions whose files are gone meanwhile, with words; the state forgets those files."""
        lost: dict[str, list[str]] = {}
        for name, held in self.state.files.items():
            for one in held:
                if not parking.is_there(one):
                    words = _("“%(name)s” is no longer with us. Choose it again.")
                    lost.setdefault(name, []).append(words % {"name": one.name})
        for name in lost:
            held = self.state.files[name]
            self._hold(name, [one for one in held if parking.is_there(one)])
        return lost
