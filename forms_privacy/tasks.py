"""What happens right after a request. Tasks are doors: they ask what time it is.

With Wagtail's default they run at once; where a worker runs them, it may take a while. A task
that is lost is no harm: the next sweep, or ``send_form_mails``, does the same.
"""

from uuid import UUID

from django.utils import timezone
from django_tasks import task


@task()
def send_mails_of(submission: str) -> None:
    """Send the mails about one submission that wait."""
    from forms_privacy.operations.mailing import send_waiting

    for _attempt in send_waiting(now=timezone.now(), submission=UUID(submission)):
        pass
