"""An applicant, as the selection committee sees them beside the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.views.decorators.debug import sensitive_variables
from wagtail.models import ModelLogEntry

from forms_privacy.models import Submission, Upload
from retention.sealing import VaultError
from ser_site.vacancies.kind import FINAL, HIRED
from ser_site.vacancies.models import Finding, HandOver

from .procedures import needs_vog

SHOWN_AS = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
}
"""What can be shown in the browser; anything else is a download."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something found on the internet, opened."""

    finding: Finding
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What stands beside the answers."""

    documents: Sequence[tuple[int, Upload, str]]
    """Number, file, and as what it is shown; "" for a download."""

    found: Sequence[Found]
    is_final: bool
    needs_vog: bool
    vog_asked: ModelLogEntry | None
    is_hired: bool
    hand_over: HandOver | None


def candidate(submission: Submission) -> Candidate:
    """Recording who looks is the caller's."""
    uploads = submission.uploads.order_by("pk")
    return Candidate(
        documents=[
            (number, one, SHOWN_AS.get(one.content_type, ""))
            for number, one in enumerate(uploads, start=1)
        ],
        found=findings(submission),
        is_final=submission.stage == FINAL.key,
        needs_vog=needs_vog(submission.form),
        vog_asked=vog_asked(submission),
        is_hired=submission.stage == HIRED.key,
        hand_over=HandOver.objects.filter(submission=submission.uuid).first(),
    )


@sensitive_variables()
def findings(submission: Submission) -> list[Found]:
    """What was found, as far as it can be opened."""
    found = []
    for one in Finding.objects.filter(submission=submission).select_related("author"):
        try:
            found.append(Found(one, one.text.open(), one.source.open()))
        except VaultError:
            found.append(Found(one, "–", "–"))
    return found


def vog_asked(submission: Submission) -> ModelLogEntry | None:
    """When a certificate of conduct was asked for, and by whom."""
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Submission),
        object_id=str(submission.pk),
        action="vacancies.vog",
    )
    return rows.order_by("-timestamp").first()
