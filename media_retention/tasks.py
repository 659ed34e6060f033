"""What happens right after a request. Tasks are doors: they ask what day it is.

With Wagtail's default they run at once; where a worker runs them, it may take a while. A
task that is lost is no harm: the next sweep does the same.
"""

from uuid import UUID

from django_tasks import task

from retention import clock


@task()
def erase_ended(media: list[str]) -> None:
    """Erase media that have come to their end, and consents on which nothing rests."""
    from media_retention.operations import ends

    ends.erase_ended({UUID(medium) for medium in media}, today=clock.today())
