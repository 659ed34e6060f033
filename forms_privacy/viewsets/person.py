"""All that came in from one person, for who asks what is held of them (GDPR art. 15 to 21).

The address comes and goes in the body of a post: it is in no address, log or session.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from forms_privacy.operations.copying import copy_of
from forms_privacy.queries.persons import Found, found_for, listed
from forms_privacy.queries.rights import Right, everywhere, forms_for
from retention import clock
from retention.sealing import VaultError

from .message import to_be_saved
from .screen import INBOX, NAME, ForInbox, InboxScreen


class PersonForm(forms.Form):
    """Of whom. The browser is asked not to remember it."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PersonView(InboxScreen, ForInbox, WagtailAdminTemplateMixin, View):
    """What came in from one address, with forms that the user may see: never an answer."""

    header_icon = "user"
    page_title = gettext_lazy("All from one person")
    template_name = "forms_privacy/inbox/person.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask whose."""
        return self.page(PersonForm())

    @sensitive_variables()
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find it."""
        form = PersonForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            found = found_for(form.cleaned_data["email"], request.user)
        except VaultError:
            messages.error(
                request, _("This cannot be looked up now. Ask who looks after the server.")
            )
            return self.page(form)
        return self.answer(form, found)

    def answer(self, form: PersonForm, found: Found) -> HttpResponseBase:
        """On the screen."""
        return self.page(form, found=found, listed=listed(found.messages, today=clock.today()))

    @sensitive_variables()
    def page(self, form: PersonForm, **context: Any) -> HttpResponse:
        """The question, with what was found below it."""
        context = self.get_context_data(form=form, **context)
        response: HttpResponse = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Messages, this screen."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": str(INBOX)},
            {"url": "", "label": self.get_page_title()},
        ]


class PersonCopyView(PersonView):
    """A copy of it for that person: made while it is sent, and kept nowhere."""

    http_method_names = ["post"]

    def is_allowed(self) -> bool:
        """Who takes answers of some form along; of which ones is asked of each message."""
        user = self.request.user
        return everywhere(user, Right.EXPORT) or forms_for(user, Right.EXPORT).exists()

    @sensitive_variables()
    def answer(self, form: PersonForm, found: Found) -> HttpResponseBase:
        """As a file, unless there is nothing that this user may give."""
        if not found.can_be_copied:
            return super().answer(form, found)
        by: Any = self.request.user
        copy = copy_of(found, by=by, now=timezone.now())
        told = StreamingHttpResponse(copy.parts, content_type="application/octet-stream")
        return to_be_saved(told, f"{_('copy')}-{clock.today()}.{copy.ending}")
