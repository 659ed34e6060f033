"""Stage, handler and export of several messages at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from forms_privacy.kinds import Stage
from forms_privacy.models import Act, Submission
from forms_privacy.operations import handling, opening
from forms_privacy.queries.ends import held_among, steps
from forms_privacy.queries.exporting import as_rows
from forms_privacy.queries.inbox import handlers_of
from forms_privacy.queries.rights import Right
from forms_privacy.workbook import as_csv, as_xlsx
from retention.spreadsheets import file_name

from .base import EachMessageAction, MessagesAction

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class StageForm(forms.Form):
    """To which stage."""

    stage = forms.ChoiceField(label=gettext_lazy("To stage"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stage"]
        field.choices = choices


class StageAction(EachMessageAction):
    """To a stage that all their kinds have."""

    display_name = gettext_lazy("Stage")
    title = gettext_lazy("To another stage")
    aria_label = gettext_lazy("Bring the selected messages to another stage")
    action_type = "stage"
    action_priority = 10
    button = gettext_lazy("Bring to this stage")
    form_class = StageForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The stages, each with what follows for the messages that were ticked."""
        choices = [
            (key, f"{capfirst(label)}. {told}") for key, (label, told) in self.stages().items()
        ]
        return {**super().get_form_kwargs(), "choices": choices}

    def stages(self) -> dict[str, tuple[str, str]]:
        """Stages that every message can reach; what follows where it is the same for all."""
        mine = self.chosen[0]
        held = held_among(mine)
        found: dict[str, tuple[str, str]] = {}
        by_kind: dict[Any, Any] = {}
        for one in mine:
            sort = (one.kind, one.stage, one.uuid in held, one.due, one.collected_on)
            if sort not in by_kind:
                by_kind[sort] = steps(one, held=one.uuid in held, today=self.today)
        common = [{stage.key for stage in one.behaviour.stages} for one in mine]
        for options in by_kind.values():
            for step in options:
                if all(step.stage.key in keys for keys in common):
                    told = found.get(step.stage.key, (str(step.label), step.told))[1]
                    same = told == step.told
                    varies = _("The end date differs from one message to the other.")
                    found[step.stage.key] = (str(step.label), told if same else varies)
        return found

    def act_on(self, submission: Submission, told: dict[str, Any]) -> None:
        """Bring it there."""
        stage: Stage = submission.behaviour.stage(told["stage"])
        by: Any = self.request.user
        handling.step(submission, stage, by=by, today=self.today)
        self.told = f"{stage.label}."


class HandlerForm(forms.Form):
    """To whom."""

    handler: Any = forms.ModelChoiceField(
        label=gettext_lazy("Handled by"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Nobody"),
    )

    def __init__(self, *args: Any, handlers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["handler"]
        field.queryset = handlers
        field.label_from_instance = lambda user: user.get_full_name() or user.get_username()


class HandlerAction(EachMessageAction):
    """To somebody who may handle them all."""

    display_name = gettext_lazy("Handler")
    title = gettext_lazy("Give to somebody")
    aria_label = gettext_lazy("Give the selected messages to somebody")
    action_type = "handler"
    action_priority = 20
    button = gettext_lazy("Give")
    form_class = HandlerForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who may handle them."""
        able: Any = None
        for form in {one.form for one in self.chosen[0]}:
            found = {user.pk for user in handlers_of(form)}
            able = found if able is None else able & found
        users = self.request.user._meta.model._default_manager.filter(pk__in=able or ())
        return {**super().get_form_kwargs(), "handlers": users.order_by("first_name", "username")}

    def act_on(self, submission: Submission, told: dict[str, Any]) -> None:
        """Give it."""
        by: Any = self.request.user
        handling.assign(submission, told["handler"], by=by)


class ExportForm(forms.Form):
    """As what."""

    sort = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[("xlsx", gettext_lazy("Excel (XLSX)")), ("csv", "CSV")],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


class ExportAction(MessagesAction):
    """As a file that is made while it is sent, and kept nowhere."""

    display_name = gettext_lazy("Export")
    title = gettext_lazy("Export")
    aria_label = gettext_lazy("Export the selected messages")
    action_type = "export"
    action_priority = 30
    button = gettext_lazy("Export")
    form_class = ExportForm
    right = Right.EXPORT
    template_name = "forms_privacy/inbox/bulk_export.html"

    def possible(self, submission: Submission) -> bool:
        """What is over or restricted is out of sight."""
        return submission.restricted_on is None and not submission.is_due(self.today)

    def form_valid(self, form: Any) -> HttpResponse:
        """Record who takes them, then send them."""
        mine, _others = self.chosen
        by: Any = self.request.user
        opening.record(mine, Act.EXPORTED, by=by, now=timezone.now())
        for one in mine:
            log(one, "forms_privacy.export", user=by)
        return as_file(mine, form.cleaned_data["sort"], file_name(_("Messages"), self.today))


def as_file(submissions: list[Submission], sort: str, name: str) -> HttpResponse:
    """The table as an attachment."""
    rows = list(as_rows(submissions))  # in the language of the screen, which streaming forgets
    response: Any
    if sort == "csv":
        response = StreamingHttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(as_xlsx(rows, _("Messages")), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.{sort}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response  # type: ignore[no-any-return]
