from datetime import date
from typing import Any

from django.db import migrations, models
from django.db.models.functions import TruncDate


def since_when(apps: Any, schema_editor: Any) -> None:
    """What was recorded before falls under the rule of the site, counted from its own day."""
    from forms_privacy.conf import setting

    access = apps.get_model("forms_privacy", "Access")
    access.objects.using(schema_editor.connection.alias).update(
        rule=setting("ACCESS_RULE"), collected_on=TruncDate("at"), clock_start=TruncDate("at")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("forms_privacy", "0007_counted_post"),
    ]

    operations = [
        migrations.AddField(
            model_name="access",
            name="clock_start",
            field=models.DateField(editable=False, null=True, verbose_name="period counts from"),
        ),
        migrations.AddField(
            model_name="access",
            name="collected_on",
            field=models.DateField(
                default=date(2026, 11, 22), editable=False, verbose_name="recorded on"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="access",
            name="due",
            field=models.DateField(editable=False, null=True, verbose_name="stays until"),
        ),
        migrations.AddField(
            model_name="access",
            name="due_moved_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="access",
            name="rule",
            field=models.SlugField(default="", editable=False, max_length=64, verbose_name="rule"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="access",
            name="taken_down_at",
            field=models.DateTimeField(
                editable=False, null=True, verbose_name="out of sight since"
            ),
        ),
        migrations.AddIndex(
            model_name="access",
            index=models.Index(
                condition=models.Q(("due__isnull", False)),
                fields=["due", "uuid"],
                name="forms_privacy_access_due",
            ),
        ),
        migrations.RunPython(since_when, migrations.RunPython.noop, elidable=True),
    ]
