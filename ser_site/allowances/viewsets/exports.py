"""Files for bank and accountant: making one, and who made which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from retention import clock
from retention.sealing import VaultError
from ser_site.allowances.banking import own_account
from ser_site.allowances.models import Allowance, Export, ExportKind
from ser_site.allowances.operations.exporting import (
    ExportFile,
    NothingToExport,
    export_again,
    export_for_accountant,
    export_for_bank,
)

from .forms import YearForm
from .screens import NAME, AllowancesScreen, unreadable

PERMISSION = "allowances.add_export"


class ExportScreen(AllowancesScreen):
    """A screen from which a file leaves."""

    def answer(self, make: Callable[[], ExportFile]) -> HttpResponse:
        """The file, or why there is none."""
        if not self.request.user.has_perm(PERMISSION):
            raise PermissionDenied
        try:
            return as_file(make())
        except NothingToExport:
            messages.warning(self.request, _("There is no payment to put into a file."))
        except VaultError:
            messages.error(self.request, unreadable())
        return redirect(f"{NAME}:exports")


class ExportsView(ExportScreen):
    """Choose a year and for whom; below it, what left before."""

    page_title = gettext_lazy("Files for bank and accountant")
    header_icon = "download"
    template_name = "allowances/admin/exports.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen."""
        return self.form_page(YearForm(years=self.years()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file that was asked for."""
        form = YearForm(request.POST, years=self.years())
        if not form.is_valid():
            return self.form_page(form)
        year, now, by = form.cleaned_data["year"], timezone.now(), request.user
        if request.POST.get("kind") == ExportKind.ACCOUNTANT:
            return self.answer(lambda: export_for_accountant(year, now=now, by=by))
        account = own_account()
        if account is None:
            return self.form_page(form)
        today = clock.today()
        return self.answer(lambda: export_for_bank(year, account, today=today, now=now, by=by))

    def years(self) -> list[int]:
        """Of which there are allowances, latest first."""
        known = Allowance.objects.order_by("-year").values_list("year", flat=True)
        return list(known.distinct())

    def form_page(self, form: YearForm) -> HttpResponse:
        """The form, and what left before."""
        return self.page(
            form=form,
            account=own_account(),
            exports=[
                (one, _called(one), bool(one.kind == ExportKind.BANK and not one.again_of_id))
                for one in Export.objects.select_related("made_by")[:100]
            ],
            may_export=self.request.user.has_perm(PERMISSION),
            back_url=reverse(f"{NAME}:index"),
        )


class AgainView(ExportScreen):
    """A file for the bank that got lost, once more."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same payments."""
        export = Export.objects.filter(pk=kwargs["pk"], kind=ExportKind.BANK).first()
        account = own_account()
        if export is None or account is None:
            raise Http404
        today, now = clock.today(), timezone.now()
        return self.answer(
            lambda: export_again(export, account, today=today, now=now, by=request.user)
        )


def as_file(file: ExportFile) -> HttpResponse:
    """To be saved, and kept by no cache."""
    response = HttpResponse(file.content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _called(export: Export) -> str:
    user: Any = export.made_by
    return _("somebody who is gone") if user is None else user.get_full_name() or user.username
