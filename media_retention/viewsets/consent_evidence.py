"""The signed form of a consent, or the message."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from media_retention.models import Consent
from media_retention.queries.permissions import may_see_names
from media_retention.views.medium import as_private


class EvidenceView(PermissionCheckedMixin, View):
    """The signed form, for who may see names."""

    model = Consent
    permission_required = "view"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | FileResponse:
        """The file."""
        if not may_see_names(request.user):
            raise PermissionDenied
        evidence = get_object_or_404(Consent, pk=kwargs["pk"]).evidence
        if not evidence.name or not evidence.storage.exists(evidence.name):
            raise Http404
        return as_private(evidence.storage.open(evidence.name), evidence.name)
