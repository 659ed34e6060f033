import datetime
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
    dependencies = [
        ("media_retention", "0006_merge_events_and_objections"),
        ("retention", "0006_recipients_and_controller"),
    ]

    operations = [
        migrations.AddField(
            "objection",
            "rule",
            models.SlugField(default=RULE, editable=False, max_length=64, verbose_name="rule"),
            preserve_default=False,
        ),
        migrations.AddField(
            "objection",
            "collected_on",
            models.DateField(
                default=datetime.date(2026, 1, 1), editable=False, verbose_name="recorded on"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "objection",
            "clock_start",
            models.DateField(editable=False, null=True, verbose_name="period counts from"),
        ),
        migrations.AddField(
            "objection",
            "due",
            models.DateField(editable=False, null=True, verbose_name="stays until"),
        ),
        migrations.AddField(
            "objection", "due_moved_at", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddField(
            "objection",
            "taken_down_at",
            models.DateTimeField(editable=False, null=True, verbose_name="out of sight since"),
        ),
        migrations.AddIndex(
            "objection",
            models.Index(
                condition=models.Q(("due__isnull", False)),
                fields=["due", "uuid"],
                name="media_retention_objection_due",
            ),
        ),
        migrations.RunPython(start_clocks, migrations.RunPython.noop),
    ]
