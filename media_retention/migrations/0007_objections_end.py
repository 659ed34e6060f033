"""Objections know their end: the columns. What they say follows in the next migration.

Apart, for PostgreSQL makes no index on a table of which rows were changed in the same transaction.
"""

import datetime

from django.db import migrations, models

RULE = "objection"


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
    ]
