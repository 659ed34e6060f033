"""Finding one person's submissions, and a night on which none is due, costs the same for all."""

from __future__ import annotations

from datetime import timedelta

from benchmarks import submissions
from benchmarks.erasing import TODAY
from benchmarks.measure import Ratio, seconds
from forms_privacy import person_index
from forms_privacy.models import SUBMISSIONS, Submission
from forms_privacy.queries.persons import submissions_of
from retention import stores, sweep

LATER = TODAY + timedelta(days=400)
ADDRESS = "wietske@voorbeeld.example"
HERS = 3


def finding_one_person() -> Ratio:
    """All that one person sent among 1,000,000, over the same among 10,000."""
    few, many = (10_000, 1_000_000) if submissions.is_postgres() else (1_000, 50_000)
    with submissions.emptied():
        submissions.hold(few, due=None)
        hers = list(Submission.objects.values_list("pk", flat=True)[:HERS])
        Submission.objects.filter(pk__in=hers).update(person=person_index.digest(ADDRESS))
        among_few = seconds(_find, times=25)
        submissions.hold(many - few, due=None)
        among_many = seconds(_find, times=25)
    question = f"finding one person's submissions among {many:,}, over {few:,}"
    return Ratio(question, among_many / among_few, 2)


def sweeping_while_no_submission_is_due() -> Ratio:
    """A sweep of submissions among 500,000 that stay, over one among 5,000."""
    few, many = (5_000, 500_000) if submissions.is_postgres() else (1_000, 50_000)
    with submissions.emptied():
        submissions.hold(few, due=LATER)
        among_few = seconds(_sweep, times=9)
        submissions.hold(many - few, due=LATER)
        among_many = seconds(_sweep, times=9)
    question = f"a sweep with nothing due among {many:,} submissions, over {few:,}"
    return Ratio(question, among_many / among_few, 1.5)


def _find() -> None:
    found = list(submissions_of(ADDRESS))
    if len(found) != HERS:
        raise RuntimeError(f"{len(found)} submissions were found instead of {HERS}")


def _sweep() -> None:
    report = sweep.run([stores.get(SUBMISSIONS)], today=TODAY, on_item=lambda item: None)
    if report.status != sweep.Status.KEPT:
        raise RuntimeError(f"the sweep ended with status {report.status}: {report.problems}")
