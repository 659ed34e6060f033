"""The workflow that Wagtail makes by itself, called as editors here call it."""

from __future__ import annotations

from wagtail.models import Task, Workflow

WAGTAILS_OWN = "Moderators approval"
"""What its migration calls both the workflow and the task, in the language of nobody here."""

WORKFLOW = "Moderatie"
"""Wagtail says "Stuur door naar" before it."""

TASK = "Goedkeuring door moderators"


def name_default_workflow() -> list[str]:
    """Give workflow and task a Dutch name, as long as nobody gave them another."""
    renamed = Workflow.objects.filter(name=WAGTAILS_OWN).update(name=WORKFLOW)
    renamed += Task.objects.filter(name=WAGTAILS_OWN).update(name=TASK)
    return ["Wagtail's own has a Dutch name" if renamed else "left as it is"]
