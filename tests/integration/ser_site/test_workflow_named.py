"""The workflow that Wagtail makes in English is called as editors here call it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Task, Workflow

from ser_site.content.workflows import name_default_workflow

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def names() -> tuple[list[str], list[str]]:
    workflows, tasks = Workflow.objects.order_by("pk"), Task.objects.order_by("pk")
    return [one.name for one in workflows], [one.name for one in tasks]


@pytest.fixture(autouse=True)
def wagtails_own() -> None:
    """As its migration leaves them."""
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.set([Group.objects.get_or_create(name="Moderators")[0]])
    workflow = Workflow.objects.create(name="Moderators approval")
    workflow.workflow_tasks.create(task=task)


def test_it_gets_a_dutch_name() -> None:
    name_default_workflow()

    assert names() == (["Moderatie"], ["Goedkeuring door moderators"])


def test_a_name_that_an_editor_gave_stays() -> None:
    Workflow.objects.update(name="Eindredactie")
    Task.objects.update(name="Kijkt mee")

    name_default_workflow()

    assert names() == (["Eindredactie"], ["Kijkt mee"])
