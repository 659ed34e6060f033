"""One message, to be read and handled; and the files that came with it."""

from __future__ import annotations

import mimetypes
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages
from wagtail.models import ModelLogEntry

from forms_privacy.models import SUBMISSIONS, Act, Submission, Upload
from forms_privacy.operations import opening
from forms_privacy.operations.handling import can_undo, stage_to_undo_to
from forms_privacy.queries.backlog import silence_in_words, silence_of
from forms_privacy.queries.ends import steps, until_in_words
from forms_privacy.queries.inbox import handlers_of
from forms_privacy.queries.reading import Opened, content_of, files_of, opened
from forms_privacy.queries.rights import Right, may, may_restrict
from retention.queries.holds import active_hold
from retention.sealing import VaultError

from .screen import INBOX, NAME, MessageScreen


class MessageView(MessageScreen):
    """What was sent, for who may read it; and what can be done with it."""

    right = Right.LIST
    template_name = "forms_privacy/inbox/message.html"
    page_title = INBOX

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Messages, this one."""
        return [*super().get_breadcrumbs_items()[:-2], {"url": "", "label": str(self.message)}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record who looks, then open it."""
        shown = self.opened() if self.may_read else Opened()
        return self.page(
            shown=shown,
            may_read=self.may_read,
            may_handle=self.may_handle,
            may_restrict=may_restrict(request.user),
            deeds=self.deeds(),
            is_over=self.is_over,
            hold=self.hold,
            stage_label=self.message.behaviour.stage(self.message.stage).label,
            until=until_in_words(self.message, held=self.hold is not None, today=self.today),
            silence=self.silence(),
            facts=self.message.behaviour.facts(self.message, today=self.today),
            steps=self.steps(),
            can_undo=self.may_handle and can_undo(self.message),
            back_to=stage_to_undo_to(self.message),
            handlers=self.handlers(),
            may_export=may(request.user, Right.EXPORT, self.message.form),
            files=self.files() if self.may_read else [],
            consents=self.message.consents.all() if self.may_read else [],
            more=self.message.behaviour.more(self.message, today=self.today)
            if self.may_read
            else {},
            history=history_of(self.message),
        )

    def opened(self) -> Opened:
        """The answers, once it stands recorded that they are seen."""
        by: Any = self.request.user
        opening.record([self.message], Act.VIEWED, by=by, now=timezone.now())
        return opened(self.message)

    @cached_property
    def hold(self) -> Any:
        """What keeps it past its end."""
        return active_hold(SUBMISSIONS, self.message.uuid)

    @cached_property
    def is_over(self) -> bool:
        """Whether it is out of sight until the next sweep."""
        return self.message.is_due(self.today)

    @cached_property
    def may_read(self) -> bool:
        """Whether this user reads it now: what is over or restricted is out of sight."""
        if self.message.restricted_on is not None or (self.is_over and self.hold is None):
            return False
        return may(self.request.user, Right.OPEN, self.message.form)

    @cached_property
    def may_handle(self) -> bool:
        """Whether this user handles messages of this form."""
        return may(self.request.user, Right.HANDLE, self.message.form)

    def silence(self) -> str:
        """That nothing has happened for long, and that it must be decided."""
        silent = silence_of(self.message, self.today)
        return silence_in_words(silent) if silent else ""

    def files(self) -> list[tuple[str, Upload]]:
        """What was sent along, unless the kind of form shows it in a place of its own."""
        return [] if self.message.behaviour.inbox_shows_files else files_of(self.message)

    def steps(self) -> Any:
        """The other stages, with what follows."""
        if not self.may_handle or self.message.restricted_on is not None:
            return []
        return steps(self.message, held=self.hold is not None, today=self.today)

    def deeds(self) -> list[tuple[str, str]]:
        """What else this user can do with it, and where."""
        is_free = self.message.restricted_on is None
        deeds = [
            (self.may_handle and is_free, _("Wrong form: pass on…"), self.at("pass_on")),
            (self.may_handle and is_free, _("Spam…"), self.at("spam")),
            (self.may_withdraw and is_free, _("Consent withdrawn…"), self.at("withdraw")),
            (self.may_handle and is_free, _("Erase on request…"), self.at("erase")),
            (self.may_handle and is_free, _("Block the personal link…"), self.at("block_links")),
            (self.may_hold and self.hold is None, _("Place under a hold…"), self.hold_url()),
            (may_restrict(self.request.user) and is_free, _("Restrict…"), self.at("restrict")),
        ]
        return [(label, url) for possible, label, url in deeds if possible]

    @cached_property
    def may_withdraw(self) -> bool:
        """Whether there is consent that this user can withdraw for whoever gave it."""
        return self.may_handle and self.message.consents.filter(withdrawn_at=None).exists()

    @cached_property
    def may_hold(self) -> bool:
        """Whether this user places holds."""
        return bool(self.request.user.has_perm("retention.add_hold"))

    def at(self, name: str) -> str:
        """Where something is done with it."""
        return reverse(f"{NAME}:{name}", args=[self.message.uuid])

    def hold_url(self) -> str:
        """Where it is placed under a hold; from there back to here."""
        place = reverse("retention_hold:place", args=[SUBMISSIONS, self.message.uuid])
        return f"{place}?{urlencode({'next': self.back_url()})}"

    def handlers(self) -> Any:
        """To whom it can be given."""
        return handlers_of(self.message.form) if self.may_handle else []


def history_of(message: Submission) -> Any:
    """What was done with it and by whom, the newest first."""
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Submission), object_id=str(message.pk)
    )
    return rows.select_related("user").order_by("-timestamp", "-pk")[:20]


class FileView(MessageScreen):
    """A file that came with a message: always as a download, never shown by the browser."""

    right = Right.OPEN
    page_title = gettext_lazy("File")

    @sensitive_variables()
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record who takes it, then open it."""
        upload = self.upload()
        by: Any = request.user
        opening.record([self.message], Act.DOWNLOADED, by=by, now=timezone.now())
        try:
            content = content_of(upload, self.message.uuid)
        except (VaultError, OSError):
            messages.error(
                request, _("This file cannot be opened. Ask who looks after the server.")
            )
            return redirect(self.back_url())
        return as_download(content, self.name_of(upload))

    def upload(self) -> Upload:
        """The file, where it may be looked at now."""
        if self.message.restricted_on is not None:
            raise PermissionDenied
        if self.message.is_due(self.today) and active_hold(SUBMISSIONS, self.message.uuid) is None:
            raise PermissionDenied
        upload = self.message.uploads.filter(uuid=self.kwargs["file"]).first()
        if upload is None:
            raise Submission.DoesNotExist
        return upload

    def name_of(self, upload: Upload) -> str:
        """A name that says nothing of the person: names of files end up in many places."""
        ending = mimetypes.guess_extension(upload.content_type) or ""
        return f"{self.message.number}-{upload.uuid.hex[:6]}{ending}"


def as_download(content: bytes, name: str) -> HttpResponse:
    """Bytes that a browser saves, whatever is in them."""
    return to_be_saved(HttpResponse(content, content_type="application/octet-stream"), name)


Response = TypeVar("Response", bound=HttpResponseBase)


def to_be_saved(response: Response, name: str) -> Response:
    """An answer that a browser saves under this name and never shows."""
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
