"""What happens right after a request. Tasks are doors: they ask what time it is.

With Wagtail's default they run at once; where a worker runs them, it may take a while. A task
that is lost is no harm: the next sweep, or ``send_form_mails``, does the same.
"""

from django.utils import timezone
from django_tasks import task

AT_ONCE = 50
"""As many as an editor can wait for where no worker runs tasks; the others follow."""


@task()
def send_invitations(event: int) -> None:
    """Send the first invitations to an event."""
    from forms_privacy.operations.mailing import send
    from ser_site.events.queries.inviting import waiting

    for _attempt in send([waiting().filter(event_id=event)], now=timezone.now(), limit=AT_ONCE):
        pass
