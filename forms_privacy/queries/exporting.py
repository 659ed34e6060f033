"""Submissions as rows of a table. Recording who takes them comes before this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from forms_privacy.answers import Answer
from forms_privacy.models import SUBMISSIONS, Submission
from retention import vault
from retention.sealing import VaultError

from .reading import as_text


@sensitive_variables()
def as_rows(submissions: Sequence[Submission]) -> Iterator[list[str]]:
    """A heading, then a row each; a column for every question that any of them answered.

    What the vault does not give is said in its row, and never left out without a word.
    """
    keys = vault.keys_of(SUBMISSIONS, [one.uuid for one in submissions])
    opened = [_open(one, keys) for one in submissions]
    columns = {answer.name: answer.label for answers in opened for answer in answers or []}
    yield [_("Message"), capfirst(_("form")), capfirst(_("received")), *columns.values()]
    for one, answers in zip(submissions, opened, strict=True):
        known = [one.number, one.form.title, one.collected_on.isoformat()]
        if answers is None:
            yield [*known, _("This message cannot be read: its key is missing or wrong.")]
            continue
        texts = {answer.name: as_text(answer) for answer in answers}
        yield [*known, *(texts.get(name, "") for name in columns)]


def _open(submission: Submission, keys: vault.Keys) -> list[Answer] | None:
    try:
        return submission.opened(keys)
    except VaultError:
        return None
