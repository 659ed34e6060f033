"""The pages of a personal link: no account, no session, no cookie.

The link is the permission, so these pages are neither cached nor indexed, and tell no other
site where their reader came from. Asking for a page never changes anything.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from forms_privacy import personal_links
from forms_privacy.models import Submission
from forms_privacy.operations import consent
from forms_privacy.queries import personal, receipt
from retention import clock
from retention.rules.decision import Outcome
from retention.sealing import VaultError

_TEMPLATES = "forms_privacy/personal"
View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Neither cached nor indexed; no other site is told where its reader came from."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


@private
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """What was received and what it says, with what can be withdrawn."""
    submission = behind(token)
    if submission is None:
        return not_there(request)
    try:
        answers, unreadable = receipt.answers_in_words(submission), None
    except VaultError as error:
        answers, unreadable = [], error.explanation
    offers = receipt.offers(submission)
    context = {
        "receipt": receipt.receipt_of(submission, today=clock.today()),
        "answers": answers,
        "unreadable": unreadable,
        "offers": offers,
        "questions": receipt.may_still_agree_to(submission),
        "takes_files": submission.behaviour.takes_files_later and not unreadable,
        "rests_on_consent": all(offer.wording for offer in offers),
        "token": token,
        "address": personal_links.address_of(submission),
    }
    return render(request, f"{_TEMPLATES}/show.html", context, status=503 if unreadable else 200)


# No cookie is needed against forged requests: who does not know the link cannot forge one.
@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str, purpose: str) -> HttpResponse:
    """Ask whether it is meant, and do it when it is."""
    submission = behind(token)
    offered = receipt.offers(submission) if submission else []
    offer = next((one for one in offered if one.purpose == purpose), None)
    if submission is None or offer is None:
        return not_there(request)
    if offer.withdrawn_at is not None:
        return see(request, "show", token)
    if request.method != "POST":
        context = {
            "offer": offer,
            "token": token,
            "number": submission.number,
            "ends": receipt.ends_without(submission, purpose, today=clock.today()),
        }
        return render(request, f"{_TEMPLATES}/withdraw.html", context)
    if offer.is_main:
        return _withdraw_all(request, submission)
    return _withdraw_one(request, submission, token, purpose)


@private
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """Where somebody comes who withdrew consent; it says nothing of anybody."""
    return render(request, f"{_TEMPLATES}/gone.html")


@private
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """The same, where a hold keeps it for a while."""
    return render(request, f"{_TEMPLATES}/kept.html")


def behind(token: str) -> Submission | None:
    """What a link leads to now."""
    return personal.behind(token, now=timezone.now(), today=clock.today())


def not_there(request: HttpRequest) -> HttpResponse:
    """One answer to every link that does not work: nobody learns whether it ever did."""
    return render(request, f"{_TEMPLATES}/not_there.html", status=404)


def _withdraw_all(request: HttpRequest, submission: Submission) -> HttpResponse:
    try:
        outcome = consent.withdraw(submission, today=clock.today())
    except consent.NotErased:
        return render(request, f"{_TEMPLATES}/failed.html", status=503)
    return see(request, "kept" if outcome == Outcome.HELD else "gone")


def _withdraw_one(
    request: HttpRequest, submission: Submission, token: str, purpose: str
) -> HttpResponse:
    outcome = None
    try:
        with suppress(consent.NoSuchConsent):  # another click has withdrawn it meanwhile
            outcome = consent.withdraw_purpose(
                submission, purpose, channel=consent.LINK, today=clock.today(), now=timezone.now()
            )
    except consent.NotErased:
        return render(request, f"{_TEMPLATES}/failed.html", status=503)
    if outcome is not None:
        return see(request, "kept" if outcome == Outcome.HELD else "gone")
    return see(request, "show", token)


def see(request: HttpRequest, name: str, *args: str) -> HttpResponse:
    """Another page, which can be loaded again without doing anything again."""
    return HttpResponseRedirect(reverse(f"personal_links:{name}", args=args), status=303)
