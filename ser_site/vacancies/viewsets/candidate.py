"""What is done with one applicant, beside what the inbox does."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from forms_privacy.operations.handling import Restricted
from forms_privacy.queries.rights import Right
from forms_privacy.viewsets.message import as_download
from forms_privacy.viewsets.screen import MessageAct
from retention.sealing import VaultError
from ser_site.vacancies.models import Finding
from ser_site.vacancies.operations import asking_vog, finding, handing_over


class FindingForm(forms.Form):
    """What was found, where, and when it was discussed."""

    text = forms.CharField(label=gettext_lazy("What was found"), max_length=5_000)
    source = forms.CharField(label=gettext_lazy("Where it was found"), max_length=500)
    discussed_on = forms.DateField(
        label=gettext_lazy("Discussed with the applicant on"), required=False
    )


class CandidateAct(MessageAct):
    """Something done with one applicant. Of what is restricted, nothing."""

    http_method_names = ["post"]

    def act(self) -> HttpResponse:
        """Unless it is restricted."""
        if self.message.restricted_on is not None:
            raise Restricted(self.message.number)
        return self.carry_out()

    @abstractmethod
    def carry_out(self) -> HttpResponse:
        """Do it, and say what came of it."""


class FindingView(CandidateAct):
    """Note something found on the internet."""

    def carry_out(self) -> HttpResponse:
        """Keep it sealed, with its source."""
        form = FindingForm(self.request.POST)
        if not form.is_valid():
            return self.refused(_("Fill in what was found, and where. Nothing was kept."))
        by: Any = self.request.user
        told = form.cleaned_data
        day = told["discussed_on"]
        if day is not None and day > self.today:
            return self.refused(_("That day has not come yet. Nothing was kept."))
        try:
            finding.note_finding(
                self.message,
                told["text"],
                told["source"],
                discussed_on=day,
                by=by,
                now=timezone.now(),
            )
        except (VaultError, UnicodeEncodeError):
            return self.refused(_("The note could not be encrypted, so it was not kept."))
        return self.done(_("It is kept. It goes with the application."))


class DiscussedView(CandidateAct):
    """What was found was discussed with the applicant today."""

    def carry_out(self) -> HttpResponse:
        """Note the day."""
        found = Finding.objects.filter(submission=self.message, pk=self.kwargs["pk"]).first()
        if found is None:
            return self.refused(_("It is no longer there. Nothing has changed."))
        finding.discussed(found, on=self.today)
        return self.done(_("Noted: it was discussed with the applicant today."))


class VogView(CandidateAct):
    """Ask the final candidate for a certificate of conduct."""

    def carry_out(self) -> HttpResponse:
        """Send the mail."""
        by: Any = self.request.user
        try:
            asking_vog.ask_for_vog(self.message, by=by, now=timezone.now())
        except asking_vog.NotToBeAsked:
            return self.refused(
                _("A VOG is asked of the final candidate only, where the vacancy says so.")
            )
        return self.done(_("The applicant gets a mail that asks for it."))


class PackageView(CandidateAct):
    """Everything of who is hired as a ZIP file, for the personnel file."""

    right = Right.EXPORT

    def carry_out(self) -> HttpResponse:
        """Give it once more if it got lost on the way; each time is recorded."""
        by: Any = self.request.user
        try:
            content = handing_over.package(self.message, by=by, now=timezone.now())
        except handing_over.NotHired:
            return self.refused(_("Only who is hired is handed over."))
        except (VaultError, OSError):
            return self.refused(_("This cannot be opened. Ask who looks after the server."))
        return as_download(content, f"{self.message.number}.zip")


class ConfirmView(CandidateAct):
    """It is in the personnel file: here it goes."""

    right = Right.EXPORT

    def carry_out(self) -> HttpResponse:
        """Erase it now."""
        try:
            handing_over.confirm(self.message, now=timezone.now(), today=self.today)
        except handing_over.NotDownloaded:
            return self.refused(_("Download the ZIP file first. Nothing was erased."))
        except handing_over.NotErased:
            return self.refused(_("It is not erased: a hold keeps it, or something went wrong."))
        messages.success(self.request, _("The application is handed over, and erased here."))
        return redirect("vacancies:procedure", self.message.form_id)
