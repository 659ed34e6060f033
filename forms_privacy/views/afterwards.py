"""What can be added with a personal link: a consent, and files."""

from __future__ import annotations

from django import forms
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from forms_privacy.conf import setting
from forms_privacy.form_fields.files import FilesField
from forms_privacy.models import Submission
from forms_privacy.operations import adding, consent
from forms_privacy.operations.stages import AlreadyGone
from forms_privacy.operations.submitting import SentFile
from forms_privacy.queries import receipt
from forms_privacy.rate import is_too_often
from forms_privacy.receiving import is_from_elsewhere
from forms_privacy.uploads.handler import InMemoryHandler
from forms_privacy.uploads.limits import ENDINGS, limits
from retention import clock
from retention.sealing import VaultError

from .personal import behind, not_there, private, see

_TEMPLATES = "forms_privacy/personal"
_MARGIN = 100_000
"""Bytes of a post beside its files."""


# No cookie is needed against forged requests: who does not know the link cannot forge one.
@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, token: str, purpose: str) -> HttpResponse:
    """Ask for a consent, and keep it when it is given."""
    submission = behind(token)
    asked = receipt.may_still_agree_to(submission) if submission else []
    question = next((one for one in asked if one.purpose == purpose), None)
    if submission is None:
        return not_there(request)
    if question is None:
        return see(request, "show", token)
    if request.method != "POST":
        context = {"question": question, "token": token}
        return render(request, f"{_TEMPLATES}/agree.html", context)
    try:
        consent.give_purpose(
            submission, question, channel=consent.LINK, today=clock.today(), now=timezone.now()
        )
    except AlreadyGone:
        return not_there(request)
    return see(request, "show", token)


class FilesForm(forms.Form):
    """Files, and nothing else."""

    use_required_attribute = False
    added = FilesField(
        label=gettext_lazy("Files to add"),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def add_files(request: HttpRequest, token: str) -> HttpResponse:
    """Take files that belong to what was sent."""
    submission = behind(token)
    if submission is None or not submission.behaviour.takes_files_later:
        return not_there(request)
    if request.method != "POST":
        return _ask_files(request, token, FilesForm())
    form, refused, status = _posted(request)
    if not refused and form.is_valid():
        try:
            _keep(submission, form)
            return see(request, "show", token)
        except AlreadyGone:
            return not_there(request)
        except adding.TooMany:
            refused = _("There is no room for more files with this.")
        except (VaultError, OSError):
            refused = _("Something went wrong with us: nothing was kept. Try again later.")
            status = 503
    return _ask_files(request, token, form, refused, status)


def _keep(submission: Submission, form: FilesForm) -> None:
    safe = form.cleaned_data["added"]
    files = [SentFile(adding.FIELD, one.content, one.content_type) for one in safe]
    adding.add_files(submission, files, [one.name for one in safe])


def _ask_files(
    request: HttpRequest, token: str, form: FilesForm, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "refused": refused,
        "token": token,
        "file_endings": ", ".join(ending.upper() for ending in ENDINGS),
        "file_limits": limits(),
    }
    return render(request, f"{_TEMPLATES}/add_files.html", context, status=status)


def _posted(request: HttpRequest) -> tuple[FilesForm, str, int]:
    """The form as it was sent; why it was not looked at, if so; and the status."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    most = setting("FILE_SIZE") * setting("FILE_COUNT") + _MARGIN
    if is_from_elsewhere(request):
        return FilesForm(), _("Send this form from this page itself."), 403
    if not told.isdecimal() or int(told) > most:
        return FilesForm(), _("You sent too much at once. Choose smaller files."), 413
    if is_too_often(request):
        return FilesForm(), _("You sent a lot in a short time. Wait ten minutes."), 429
    request.upload_handlers = [InMemoryHandler(request)]
    try:
        return FilesForm(request.POST, request.FILES), "", 200
    except RequestDataTooBig:
        return FilesForm(), _("You sent too much at once. Choose smaller files."), 413
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnicodeError, OSError):
        return FilesForm(), _("We could not read what you sent. Choose your files again."), 400
