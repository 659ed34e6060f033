"""Acting on several messages of one page of the inbox.

Wagtail's own kind of bulk action, which asks first. Each message is a transaction of its own:
one that is refused does not undo the others, and what came of them all is told afterwards.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction

from forms_privacy.models import Submission
from forms_privacy.operations.handling import Restricted
from forms_privacy.operations.stages import AlreadyGone
from forms_privacy.queries.inbox import visible
from forms_privacy.queries.rights import Right, forms_for
from forms_privacy.viewsets.screen import InboxScreen
from retention import clock

MOST = 500
"""Messages at once, at most: more than a page of the list holds."""

DIGITS_OF_A_KEY = 18


class MessagesAction(InboxScreen, BulkAction):
    """One act on the messages that were ticked."""

    models: ClassVar[list[type[Submission]]] = [Submission]
    template_name = "forms_privacy/inbox/bulk.html"
    right = Right.HANDLE
    title: Any = ""
    button: Any = ""
    icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The screen, for who has the right on some form."""
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, for who has the right on some form."""
        self.refuse_others()
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act, for who has the right on some form."""
        self.refuse_others()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def refuse_others(self) -> None:
        """Whoever has the right on no form has no business here."""
        if not forms_for(self.request.user, self.right).exists():
            raise PermissionDenied

    @cached_property
    def chosen(self) -> tuple[list[Submission], list[Submission]]:
        """What was ticked and may be treated so, and what not."""
        ticked = [pk for pk in self.request.GET.getlist("id") if _is_key(pk)][:MOST]
        rows = list(visible(self.request.user).filter(pk__in=ticked).order_by("received_at", "pk"))
        allowed = set(forms_for(self.request.user, self.right).values_list("pk", flat=True))
        mine = [one for one in rows if one.form_id in allowed and self.possible(one)]
        others = [one for one in rows if one not in mine]
        return mine, others

    def possible(self, submission: Submission) -> bool:
        """Whether it is in ordinary work."""
        return submission.restricted_on is None

    def get_actionable_objects(self) -> tuple[list[Submission], dict[str, Any]]:
        """What was ticked, sorted out."""
        mine, others = self.chosen
        return mine, {"items_with_no_access": others}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The messages, by number."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "chosen": self.chosen[0], "view": self}

    @cached_property
    def today(self) -> Any:
        """The day it is."""
        return clock.today()


class EachMessageAction(MessagesAction):
    """An act on each of them by itself."""

    told: str = ""
    """What it did, for after the number."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Each by itself; then say how many."""
        done = 0
        for one in self.chosen[0]:
            try:
                self.act_on(one, form.cleaned_data)
            except (AlreadyGone, Restricted):
                continue
            done += 1
        self.tell(done, len(self.chosen[0]) + len(self.chosen[1]) - done)
        return redirect(self.next_url)

    @abstractmethod
    def act_on(self, submission: Submission, told: dict[str, Any]) -> None:
        """Carry it out on one.

        Raises:
            AlreadyGone, Restricted: not on this one.
        """

    def tell(self, done: int, left: int) -> None:
        """What came of them."""
        if done:
            told = ngettext("%(count)d message: done.", "%(count)d messages: done.", done) % {
                "count": done
            }
            messages.success(self.request, f"{told} {self.told}".strip())
        if left:
            messages.warning(
                self.request,
                _("Left as they were: %(count)d. They are restricted, gone, or not yours to do.")
                % {"count": left},
            )


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) <= DIGITS_OF_A_KEY
