"""What somebody sees who wants no more invitations: no account, no session, no cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from forms_privacy.operations.consent import LINK
from forms_privacy.views.personal import not_there, private
from retention import clock

from .links import read
from .operations.invitations import NotErased, withdraw
from .queries.inviting import behind


# No cookie is needed against forged requests: who does not know the link cannot forge one.
@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether it is meant, and do it when it is.

    Answered without sending the reader on: mail programs post here themselves (RFC 8058).
    """
    uuid = read(token)
    invitation = behind(uuid) if uuid else None
    if invitation is None:
        return not_there(request)
    if request.method != "POST":
        return render(request, "events/invitations/stop.html")
    is_kept = False
    try:
        withdraw(invitation, channel=LINK, today=clock.today(), now=timezone.now())
    except NotErased:
        is_kept = True
    return render(request, "events/invitations/stopped.html", {"is_kept": is_kept})
