"""The clocks of objections of before."""

from typing import Any

from django.db import migrations, models

from retention import clock
from retention.rules.due import due_date
from retention.rules.period import Period, Unit
from retention.rules.rule import RuleVersion

RULE = "objection"

DIRECTLY = RuleVersion(None, Period(0, Unit.DAY))
"""What the register says as long as nobody has said anything else."""


def start_clocks(apps: Any, schema_editor: Any) -> None:
    """Objections of before get the day they came in; the decision has started their clock."""
    objections = apps.get_model("media_retention", "Objection").objects
    versions = _versions(apps) or [DIRECTLY]
    today = clock.today()
    objections.update(collected_on=models.F("received_on"), clock_start=models.F("decided_on"))
    decided = objections.exclude(decided_on=None).order_by()
    for received, start in set(decided.values_list("received_on", "decided_on")):
        found = due_date(start, received, versions, today)
        if found is not None:
            decided.filter(received_on=received, decided_on=start).update(due=found.date)


def _versions(apps: Any) -> list[RuleVersion]:
    rows = apps.get_model("retention", "RuleVersion").objects
    known = rows.filter(rule__key=RULE, annulled_at=None)
    return [
        RuleVersion(row.effective_from, None if row.amount is None else _period(row))
        for row in known
    ]


def _period(row: Any) -> Period:
    return Period(row.amount, Unit(row.unit))


class Migration(migrations.Migration):
    dependencies = [("media_retention", "0007_objections_end")]

    operations = [migrations.RunPython(start_clocks, migrations.RunPython.noop)]
