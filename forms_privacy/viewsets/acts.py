"""What is done with one message."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from forms_privacy import kinds
from forms_privacy.models import Form
from forms_privacy.operations import handling
from forms_privacy.queries.ends import held_among, what_follows
from forms_privacy.queries.inbox import handlers_of
from retention.queries import register
from retention.rules.decision import Cause, Outcome
from retention.sealing import VaultError

from .act_forms import NoteForm, PassOnForm, SureForm
from .screen import NAME, MessageAct

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class StageView(MessageAct):
    """To another stage."""

    http_method_names = ["post"]

    def act(self) -> HttpResponse:
        """Bring it there; say what that does to its end."""
        try:
            stage = self.message.behaviour.stage(self.request.POST.get("stage", ""))
            if stage.by_decision:
                raise kinds.UnknownStage(stage.key)
        except kinds.UnknownStage:
            return self.refused(_("There is no such stage. Nothing has changed."))
        by: Any = self.request.user
        held = bool(held_among([self.message]))
        known = register.rules_by_key()
        told = what_follows(self.message, stage, known, held=held, today=self.today)
        handling.step(self.message, stage, by=by, today=self.today)
        return self.done(f"{self.message}: {stage.label}. {told}")


class UndoView(MessageAct):
    """Back to where it was before it ended."""

    http_method_names = ["post"]

    def act(self) -> HttpResponse:
        """As it was."""
        by: Any = self.request.user
        try:
            stage = handling.undo(self.message, by=by, today=self.today)
        except kinds.UnknownStage:
            return self.refused(_("There is nothing to undo. Nothing has changed."))
        told = _("%(message)s is back: %(stage)s. It is not erased.")
        return self.done(told % {"message": self.message, "stage": stage.label})


class HandlerView(MessageAct):
    """To somebody else, or to nobody."""

    http_method_names = ["post"]

    def act(self) -> HttpResponse:
        """Give it to who may have it."""
        by: Any = self.request.user
        wanted = self.request.POST.get("handler", "")
        handler = None
        if wanted:
            found = handlers_of(self.message.form)
            handler = found.filter(pk=wanted).first() if wanted.isdecimal() else None
            if handler is None:
                return self.refused(_("This person may not handle it. Nothing has changed."))
        handling.assign(self.message, handler, by=by)
        if handler is None:
            return self.done(_("Nobody handles this message now."))
        name = handler.get_full_name() or handler.get_username()
        return self.done(_("%(name)s handles this message now.") % {"name": name})


class NoteView(MessageAct):
    """Something for colleagues."""

    http_method_names = ["post"]

    def act(self) -> HttpResponse:
        """Keep it sealed, with the message."""
        form = NoteForm(self.request.POST)
        if not form.is_valid():
            told = " ".join(str(text) for texts in form.errors.values() for text in texts)
            return self.refused(told)
        by: Any = self.request.user
        try:
            handling.write_note(self.message, form.cleaned_data["text"], by=by, now=timezone.now())
        except (VaultError, UnicodeEncodeError):
            return self.refused(_("The note could not be encrypted, so it was not kept."))
        return self.done(_("The note is kept. It goes with the message."))


class AskedAct(MessageAct):
    """An act that asks something first."""

    template_name = "forms_privacy/inbox/ask.html"
    button: str | _StrPromise = ""
    serious = False

    def ask(self, form: forms.Form | None = None) -> HttpResponse:
        """The question."""
        form = form or self.empty_form()
        return self.page(
            form=form,
            media=form.media,
            explained=self.explained(),
            button=self.button,
            serious=self.serious,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask."""
        return self.ask()

    @abstractmethod
    def empty_form(self) -> forms.Form:
        """What is asked."""

    @abstractmethod
    def explained(self) -> str:
        """What it does."""


class PassOnView(AskedAct):
    """To the right form, when it came in with the wrong one."""

    page_title = gettext_lazy("Pass on")
    button = gettext_lazy("Pass on")

    def others(self) -> Any:
        """Every other form that the site knows."""
        known = [kind.key for kind in kinds.all_kinds()]
        return Form.objects.filter(kind__in=known).exclude(pk=self.message.form_id)

    def empty_form(self) -> forms.Form:
        """To which form."""
        return PassOnForm(others=self.others())

    def explained(self) -> str:
        """The rule goes with it."""
        return _(
            "From then on everything follows the other form: how long the message stays, its "
            "stages, and who may see it. It starts at the first stage, with no handler."
        )

    def act(self) -> HttpResponse:
        """Pass it on; the user may not see it any more."""
        form = PassOnForm(self.request.POST, others=self.others())
        if not form.is_valid():
            return self.ask(form)
        by: Any = self.request.user
        try:
            handling.pass_on(self.message, form.cleaned_data["to"], by=by, today=self.today)
        except handling.Decided:
            return self.refused(
                _("A decision was taken on this message. Take it back first, then pass it on.")
            )
        except kinds.UnknownKind:
            return self.refused(_("That form cannot take in messages now. Nothing has changed."))
        except VaultError:
            return self.refused(
                _("This message cannot be read, so it cannot be passed on. Nothing has changed.")
            )
        told = _("%(message)s is now with “%(form)s”.")
        messages.success(
            self.request, told % {"message": self.message, "form": form.cleaned_data["to"]}
        )
        return redirect(f"{NAME}:index")


class EraseView(AskedAct):
    """At once, because the person asks for it."""

    page_title = gettext_lazy("Erase on request")
    button = gettext_lazy("Erase for good")
    serious = True
    cause = Cause.REQUEST

    def empty_form(self) -> forms.Form:
        """Whether that is certain."""
        return SureForm()

    def explained(self) -> str:
        """Everything that hangs on it goes."""
        return _(
            "For when the person it is about asks for it. Answers, files, notes and mail that "
            "waits are erased at once. Only the proof remains that something was erased, without "
            "a word about whom."
        )

    def act(self) -> HttpResponse:
        """Through the engine, which asks for holds."""
        form = SureForm(self.request.POST)
        if not form.is_valid():
            return self.ask(form)
        by: Any = self.request.user
        outcome = handling.erase_now(self.message, self.cause, by=by, today=self.today)
        told = {"message": self.message}
        if outcome is Outcome.ERASED:
            messages.success(self.request, _("%(message)s is erased for good.") % told)
            return redirect(f"{NAME}:index")
        if outcome is Outcome.HELD:
            messages.warning(
                self.request,
                _("%(message)s is under a hold: it is out of sight, and not erased.") % told,
            )
        else:
            messages.error(
                self.request, _("%(message)s could not be erased. Nothing has changed.") % told
            )
        return redirect(self.back_url())


class SpamView(EraseView):
    """At once, because nobody wrote it in earnest."""

    page_title = gettext_lazy("Spam")
    button = gettext_lazy("Erase as spam")
    cause = Cause.DELETED

    def explained(self) -> str:
        """What spam is, and is not."""
        return _(
            "For advertising and nonsense, not for a message that is merely unfriendly. It is "
            "erased at once, with everything that came with it."
        )


class BlockLinksView(AskedAct):
    """For when somebody else got hold of a personal link."""

    page_title = gettext_lazy("Block the personal link")
    button = gettext_lazy("Block it")

    def empty_form(self) -> forms.Form:
        """Nothing but whether to do it."""
        return forms.Form()

    def explained(self) -> str:
        """What it does, and what the person can still do."""
        return _(
            "For when somebody else got hold of the link in the receipt. No link to this message "
            "that went out works from then on. Does the sender want to withdraw something later? "
            "Then they write or call, and you do it here."
        )

    def act(self) -> HttpResponse:
        """At once."""
        by: Any = self.request.user
        handling.block_links(self.message, by=by)
        return self.done(_("The personal link to this message no longer works."))
