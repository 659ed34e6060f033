"""A document of an applicant, shown in the browser without leaving a copy."""

from __future__ import annotations

import io
from typing import Any

import mammoth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages

from forms_privacy.models import Act
from forms_privacy.operations import opening
from forms_privacy.queries.reading import content_of
from forms_privacy.viewsets.message import FileView, as_download
from retention.sealing import VaultError
from ser_site.vacancies.queries.candidate import SHOWN_AS

PICTURES = frozenset({"image/jpeg", "image/png"})
SANDBOX = "sandbox; default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'"
# Chromium's own PDF viewer refuses to run in a sandbox; it runs no script of the document's.
FOR_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'"


class DocumentView(FileView):
    """Shows a PDF, a picture or a Word document; anything else is a download."""

    @sensitive_variables()
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record who looks, then show it; the browser is told to keep nothing."""
        upload = self.upload()
        if upload.content_type not in SHOWN_AS:
            return super().get(request, *args, **kwargs)
        by: Any = request.user
        opening.record([self.message], Act.VIEWED, by=by, now=timezone.now())
        try:
            content = content_of(upload, self.message.uuid)
            return self.shown(content, upload.content_type, self.name_of(upload))
        except (VaultError, OSError):
            messages.error(
                request, _("This file cannot be opened. Ask who looks after the server.")
            )
            return redirect(self.back_url())

    def shown(self, content: bytes, content_type: str, name: str) -> HttpResponse:
        """As the browser shows it."""
        if content_type == "application/pdf" or content_type in PICTURES:
            response = HttpResponse(content, content_type=content_type)
            response["Content-Disposition"] = f'inline; filename="{name}"'
        else:
            html = as_html(content)
            if html is None:
                return as_download(content, name)
            context = {"name": name, "html": mark_safe(html)}  # noqa: S308 (in a sandbox)
            response = HttpResponse(render_to_string("vacancies/admin/document.html", context))
        is_pdf = content_type == "application/pdf"
        response["Content-Security-Policy"] = FOR_PDF if is_pdf else SANDBOX
        response["X-Content-Type-Options"] = "nosniff"
        response["Referrer-Policy"] = "no-referrer"
        return response


def as_html(content: bytes) -> str | None:
    """A Word document as HTML, without its pictures; None where it cannot be read."""
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content), convert_image=mammoth.images.img_element(lambda _image: {})
        )
    except Exception:  # noqa: BLE001 (what somebody made may be wrong in any way)
        return None
    return str(result.value)
