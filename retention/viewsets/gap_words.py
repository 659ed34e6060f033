"""What is missing for GDPR articles 13 and 14, in words, with where to fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from retention.queries.completeness import Gap, Item, Screen

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WHAT: dict[str, _StrPromise] = {
    Item.CONTROLLER: gettext_lazy(
        "Who the controller is and how to reach them. Fill in name and address at the controller."
    ),
    Item.OFFICER: gettext_lazy(
        "How to reach the data protection officer. Fill in an e-mail address or telephone at the"
        " controller."
    ),
    Item.TEXT: gettext_lazy("Everything in this language. Add a text at the activity."),
    Item.DATA: gettext_lazy("Which data. Fill in “which data” at the activity."),
    Item.PURPOSE: gettext_lazy("The purpose. Fill in “what for” at the activity."),
    Item.BASIS: gettext_lazy("The legal basis. Choose at least one at the activity."),
    Item.INTEREST: gettext_lazy(
        "Which legitimate interest. Fill in “the legitimate interest” at the activity."
    ),
    Item.RECIPIENTS: gettext_lazy(
        "Who else receives it. Fill in “who else receives it” at the activity, also when that is"
        " nobody, or choose the activity at a recipient."
    ),
    Item.SAFEGUARD: gettext_lazy(
        "What protects the data outside the EEA. Choose a safeguard at the recipient, or stop."
    ),
    Item.SAFEGUARD_EXPLAINED: gettext_lazy(
        "The safeguard explained, and where to get a copy. Fill it in at the recipient."
    ),
    Item.NO_RULE: gettext_lazy("How long. Add a retention rule to the activity."),
    Item.PERIOD: gettext_lazy("How long. Give the rule a period, or fill in “how long, in words”."),
    Item.NOT_STATED: gettext_lazy(
        "How long: the statement does not say it. Decide on the period and tick “the statement"
        " says this” at the rule."
    ),
    Item.WITHDRAWAL: gettext_lazy(
        "How consent is withdrawn. Fill in “how consent is withdrawn” at the activity."
    ),
    Item.OBLIGATION: gettext_lazy(
        "Whether people must supply the data, and what happens if not. Fill in “must the person"
        " supply it” at the activity."
    ),
    Item.AUTOMATED: gettext_lazy(
        "How decisions are made automatically. Fill in “how decisions are made automatically” at"
        " the activity."
    ),
    Item.SOURCE: gettext_lazy(
        "Where the data comes from. Fill in “where it comes from” at the activity."
    ),
}

VIEWSETS = {
    Screen.ACTIVITY: "retention_activity",
    Screen.RULE: "retention_rule",
    Screen.RECIPIENT: "retention_recipient",
    Screen.CONTROLLER: "retention_controller",
}


def gap_in_words(gap: Gap) -> str:
    """What is missing and what to do, with the name of the rule or recipient."""
    what = str(WHAT[gap.item])
    if not gap.subject:
        return what
    return _("%(subject)s: %(what)s") % {"subject": gap.subject, "what": what}


def gap_url(gap: Gap, user: PermissionsMixin | AnonymousUser) -> str:
    """The screen on which this user can fill it in; empty for who may not."""
    viewset = VIEWSETS[gap.screen]
    if not user.has_perm(f"retention.change_{gap.screen.value}"):
        return ""
    if gap.pk is None:
        return reverse(f"{viewset}:add")
    return reverse(f"{viewset}:edit", args=[gap.pk])
