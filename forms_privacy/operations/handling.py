"""What those who handle a submission do with it. Each act is logged, without a word of answers."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from forms_privacy import kinds
from forms_privacy.kinds import Stage
from forms_privacy.models import Form, Note, Submission
from retention.rules.decision import Cause, Outcome

from .ending import end_now
from .stages import AlreadyGone, move_to, settle

LOG = "forms_privacy"


class Restricted(ValueError):
    """It is restricted (GDPR 18): nothing is done with it until that is lifted."""


def step(submission: Submission, stage: Stage, *, by: User, today: date) -> None:
    """Bring it to a stage, forward or back.

    Raises:
        UnknownStage: no button leads there, for more must be known.
        AlreadyGone: a sweep has erased it meanwhile.
        Restricted: it is restricted.
    """
    if stage.by_decision:
        raise kinds.UnknownStage(stage.key)
    with transaction.atomic():
        _in_hand(submission)
        move_to(submission, stage, today=today)
        log(submission, f"{LOG}.stage", user=by, data={"stage": stage.key})


def undo(submission: Submission, *, by: User, today: date) -> Stage:
    """Back to the stage before the one that ended it. Returns that stage.

    Raises:
        UnknownStage: it did not end by a stage, so that none is undone.
        AlreadyGone: a sweep has erased it meanwhile.
        Restricted: it is restricted.
    """
    if not can_undo(submission):
        raise kinds.UnknownStage(submission.stage)
    back = stage_to_undo_to(submission)
    step(submission, back, by=by, today=today)
    return back


def can_undo(submission: Submission) -> bool:
    """Whether staff brought it to its end: whoever takes back what they sent is not overruled."""
    return bool(submission.stage_before) and submission.behaviour.stage(submission.stage).ends


def stage_to_undo_to(submission: Submission) -> Stage:
    """The stage it was at before, or the last one that ends nothing."""
    stages = submission.behaviour.stages
    going = [stage for stage in stages if not stage.ends and not stage.by_decision]
    before = [stage for stage in going if stage.key == submission.stage_before]
    return (before or going[-1:] or list(stages))[0]


def assign(submission: Submission, handler: User | None, *, by: User) -> None:
    """Give it to somebody, or to nobody; who may have it is the caller's to ask.

    Raises:
        AlreadyGone: it was erased meanwhile.
        Restricted: it is restricted.
    """
    with transaction.atomic():
        locked = _in_hand(submission)
        locked.handler = handler
        locked.save(update_fields=["handler"])
        log(locked, f"{LOG}.assign", user=by)
    submission.handler = handler


def write_note(submission: Submission, text: str, *, by: User, now: datetime) -> Note:
    """Write down something for colleagues; it goes with the submission.

    Raises:
        AlreadyGone: it was erased meanwhile.
        Restricted: it is restricted.
        VaultError: it cannot be sealed; nothing is stored.
    """
    with transaction.atomic():
        locked = _in_hand(submission)
        note = Note(submission=locked, text=text, author=by, written_at=now)
        note.save()
    return note


def block_links(submission: Submission, *, by: User) -> None:
    """Let no personal link to it work that went out before now.

    Raises:
        AlreadyGone: it was erased meanwhile.
        Restricted: it is restricted.
    """
    with transaction.atomic():
        locked = _in_hand(submission)
        locked.link_version += 1
        locked.save(update_fields=["link_version"])
        log(locked, f"{LOG}.block_links", user=by)
    submission.link_version = locked.link_version


class Decided(ValueError):
    """A decision was taken on it, which belongs to the form it came in with."""


def pass_on(submission: Submission, form: Form, *, by: User, today: date) -> None:
    """It came in with the wrong form: rule, clock and stages go with the right one's activity.

    Raises:
        AlreadyGone: it was erased meanwhile.
        Restricted: it is restricted.
        Decided: take the decision back first, so that nothing of it stays behind.
        UnknownKind: the site no longer knows what that form is for.
        VaultError: its answers cannot be opened, and the other kind may need them.
    """
    kind = kinds.get(form.kind)
    with transaction.atomic():
        locked = _in_hand(submission)
        if any(one.by_decision for one in locked.behaviour.stages if one.key == locked.stage):
            raise Decided(str(submission.uuid))
        answers = locked.opened()
        locked.behaviour.erasing([locked], today=today)
        locked.form, locked.kind, locked.rule = form, kind.key, kind.rule
        locked.stage, locked.stage_since, locked.stage_before = kind.stages[0].key, today, ""
        locked.handler = None
        locked.save()
        kind.received(locked, answers, today=today)
        settle(locked, today=today)
        log(locked, f"{LOG}.pass_on", user=by, data={"form": form.title})
    submission.refresh_from_db()


def erase_now(submission: Submission, cause: Cause, *, by: User, today: date) -> Outcome:
    """Erase it at once, through the engine: spam, or a person's request.

    Raises:
        AlreadyGone: it was erased meanwhile.
    """
    log(submission, f"{LOG}.erase", user=by)  # the engine takes its label away
    return end_now(submission, cause, today=today)


def _in_hand(submission: Submission) -> Submission:
    """The submission, locked, as far as ordinary work may touch it."""
    locked = Submission.objects.select_for_update().filter(pk=submission.pk).first()
    if locked is None:
        raise AlreadyGone(str(submission.uuid))
    if locked.restricted_on is not None:
        raise Restricted(str(submission.uuid))
    return locked
