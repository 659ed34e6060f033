import privacy_blocks.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("statement", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="statementpage",
            name="body",
            field=privacy_blocks.fields.StatementField(
                blank=True,
                help_text="Periods and facts come from the register; the words around them are yours.",
                verbose_name="statement",
            ),
        ),
    ]
