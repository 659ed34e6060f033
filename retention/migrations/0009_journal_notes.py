from typing import Any

from django.db import migrations, models
from django.db.models import F

CHUNK = 2_000


def note_what_is_missing(apps: Any, schema_editor: Any) -> None:
    """Lines that the journal lacks are noted one by one: there are few, if any."""
    Erasure = apps.get_model("retention", "Erasure")
    JournalNote = apps.get_model("retention", "JournalNote")
    missing = Erasure.objects.filter(journalled_at=None).order_by("pk").values_list("pk", flat=True)
    JournalNote.objects.bulk_create(
        (JournalNote(first=pk, last=pk) for pk in missing.iterator(chunk_size=CHUNK)),
        batch_size=CHUNK,
    )


def mark_what_is_there(apps: Any, schema_editor: Any) -> None:
    """Back to a mark on each line: its own moment stands in for when it was copied."""
    Erasure = apps.get_model("retention", "Erasure")
    JournalNote = apps.get_model("retention", "JournalNote")
    Erasure.objects.update(journalled_at=F("happened_at"))
    for first, last in JournalNote.objects.values_list("first", "last"):
        Erasure.objects.filter(pk__range=(first, last)).update(journalled_at=None)


class Migration(migrations.Migration):

    dependencies = [
        ('retention', '0008_data_categories'),
    ]

    operations = [
        migrations.CreateModel(
            name='JournalNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.BigIntegerField(verbose_name='first line')),
                ('last', models.BigIntegerField(verbose_name='last line')),
            ],
            options={
                'verbose_name': 'lines to be journalled',
                'verbose_name_plural': 'lines to be journalled',
            },
        ),
        migrations.RunPython(note_what_is_missing, mark_what_is_there),
        migrations.RemoveIndex(
            model_name='erasure',
            name='retention_not_journalled',
        ),
        migrations.RemoveField(
            model_name='erasure',
            name='journalled_at',
        ),
    ]
